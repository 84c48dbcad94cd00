import PolicySource

/// Calls inside another call, one after the other: together they must end before the caller gives up.
package struct Chain: Sendable {
  /// How often the calls are made.
  package enum Tries: Hashable, Sendable {
    /// The first time included.
    case attempts(Operand)
    /// The first time not included.
    case retries(Operand)
  }

  /// The pauses between two tries.
  package enum Backoff: Hashable, Sendable {
    /// One after the other; the last one repeats.
    case list([Operand])
    /// Each is so many times as long as the one before, and none is longer than the last operand.
    case growing(first: Operand, factor: Int64, most: Operand?)
  }

  /// The most tries of one chain.
  package static let mostTries: Int64 = 10_000
  /// The largest factor by which pauses grow.
  package static let largestFactor: Int64 = 1_000

  package let name: Spanned<String>
  /// When the caller gives up.
  package let within: Operand
  /// What a try takes: calls that follow each other.
  package let each: [Operand]
  /// Nil for one try.
  package let tries: Tries?
  package let backoff: Backoff?
  /// What the caller still has to do afterwards.
  package let settle: Operand?
  /// Where it holds; nil for everywhere.
  package let surfaces: [Surface]?
  /// Whether a call may last exactly as long as its caller.
  package let isEqualClean: Bool

  package init(
    name: Spanned<String>, within: Operand, each: [Operand], tries: Tries?, backoff: Backoff?, settle: Operand?,
    surfaces: [Surface]?, isEqualClean: Bool
  ) {
    self.name = name
    self.within = within
    self.each = each
    self.tries = tries
    self.backoff = backoff
    self.settle = settle
    self.surfaces = surfaces
    self.isEqualClean = isEqualClean
  }
}
