import PolicySource

/// Collects findings of one file or one stage; bounded, so that hostile input cannot make it grow without end.
package struct DiagnosticBag: Sendable {
  /// The most findings that one bag keeps unless it is told another number.
  package static let capacity = 1_000

  package private(set) var diagnostics: [Diagnostic] = []
  /// How many findings came after the bag was full.
  package private(set) var dropped = 0

  private let capacity: Int

  /// - Parameter capacity: how many findings it keeps; the rest is counted.
  package init(capacity: Int = Self.capacity) { self.capacity = capacity }

  package var isEmpty: Bool { diagnostics.isEmpty }
  /// How many findings there were, kept or not.
  package var count: Int { diagnostics.count + dropped }
  /// Whether what is added now is only counted.
  package var isFull: Bool { diagnostics.count >= capacity }

  package mutating func add(_ diagnostic: Diagnostic) { add(making: diagnostic) }

  /// Adds a finding that takes long to make; it is made only if it will be kept.
  package mutating func add(making diagnostic: @autoclosure () -> Diagnostic) {
    if isFull { drop() } else { diagnostics.append(diagnostic()) }
  }

  /// Counts findings that nobody makes, because they would not be kept.
  package mutating func drop(_ count: Int = 1) { dropped += count }

  package mutating func add(contentsOf others: some Sequence<Diagnostic>) {
    for diagnostic in others { add(diagnostic) }
  }

  /// The same bag with other words about each finding that it keeps.
  package func map(_ transform: (Diagnostic) -> Diagnostic) -> DiagnosticBag {
    var bag = self
    bag.diagnostics = diagnostics.map(transform)
    return bag
  }

  /// The same bag with its first findings only; the others are counted.
  package func keeping(atMost most: Int) -> DiagnosticBag {
    guard diagnostics.count > most else { return self }
    var bag = self
    bag.dropped += diagnostics.count - most
    bag.diagnostics.removeLast(diagnostics.count - most)
    return bag
  }

  package mutating func add(contentsOf other: DiagnosticBag) {
    add(contentsOf: other.diagnostics)
    dropped += other.dropped
  }
}
