import PolicySource

/// Something that ends after a while and is held meanwhile: a lock, a token, a session.
package struct Lease: Sendable {
  /// A part of the time for which it is held.
  package enum Part: Hashable, Sendable {
    case phase(Phase, at: Span)
    case time(Operand)
  }

  /// A stretch of a run, at its longest.
  package enum Phase: String, Vocabulary {
    /// The wait in the queue.
    case queue
    /// The set-up before the agent starts.
    case setup
    /// From the agent's start to its end.
    case run
    /// From the grant of the slot to its release.
    case slot
    /// The wait for one approval.
    case approval
  }

  package struct Renewal: Hashable, Sendable {
    package let every: Operand
    /// How many renewals in a row may fail.
    package let tolerates: Int64

    package init(every: Operand, tolerates: Int64) { (self.every, self.tolerates) = (every, tolerates) }
  }

  package enum LastUse: String, Vocabulary {
    /// It must live until the end.
    case atEnd = "at-end"
    /// It is used for the last time before the end, as a token is.
    case beforeEnd = "before-end"
  }

  /// The most renewals in a row that may fail.
  package static let mostTolerated: Int64 = 1_000

  package let name: Spanned<String>
  package let lives: Operand
  /// How long it is held: all of these added up.
  package let held: [Part]
  /// Nil for one that is never renewed.
  package let renewal: Renewal?
  package let lastUse: LastUse
  /// What comes of it when it is over too early, as the end of a sentence.
  package let consequence: String?
  /// Whether it is no error when it is over too early.
  package let isAdvice: Bool
  /// Where it holds; nil for everywhere.
  package let surfaces: [Surface]?

  package init(
    name: Spanned<String>, lives: Operand, held: [Part], renewal: Renewal?, lastUse: LastUse, consequence: String?,
    isAdvice: Bool, surfaces: [Surface]?
  ) {
    self.name = name
    self.lives = lives
    self.held = held
    self.renewal = renewal
    self.lastUse = lastUse
    self.consequence = consequence
    self.isAdvice = isAdvice
    self.surfaces = surfaces
  }
}
