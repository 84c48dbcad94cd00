/// Collects findings of one file or one stage; bounded, so that hostile input cannot make it grow without end.
package struct DiagnosticBag: Sendable {
  /// The most findings one bag keeps; the rest is counted.
  package static let capacity = 1_000

  package private(set) var diagnostics: [Diagnostic] = []
  /// How many findings came after the bag was full.
  package private(set) var dropped = 0

  package init() {}

  package var isEmpty: Bool { diagnostics.isEmpty }

  package mutating func add(_ diagnostic: Diagnostic) {
    if diagnostics.count < Self.capacity { diagnostics.append(diagnostic) } else { dropped += 1 }
  }

  package mutating func add(contentsOf others: some Sequence<Diagnostic>) {
    for diagnostic in others { add(diagnostic) }
  }

  /// The same bag with other words about each finding that it keeps.
  package func map(_ transform: (Diagnostic) -> Diagnostic) -> DiagnosticBag {
    var bag = self
    bag.diagnostics = diagnostics.map(transform)
    return bag
  }

  package mutating func add(contentsOf other: DiagnosticBag) {
    add(contentsOf: other.diagnostics)
    dropped += other.dropped
  }
}
