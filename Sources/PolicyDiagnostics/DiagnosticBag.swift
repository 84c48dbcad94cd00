import PolicySource

/// Collects findings of one file or one stage; bounded, so that hostile input cannot make it grow without end.
public struct DiagnosticBag: Sendable {
  /// The most findings that one bag keeps unless it is told another number.
  public static let capacity = 1_000

  public private(set) var diagnostics: [Diagnostic] = []
  /// How many findings came after the bag was full.
  public private(set) var dropped = 0

  private let capacity: Int

  /// - Parameter capacity: how many findings it keeps; the rest is counted.
  public init(capacity: Int = Self.capacity) { self.capacity = capacity }

  public var isEmpty: Bool { diagnostics.isEmpty }
  /// Whether what is added now is only counted.
  public var isFull: Bool { diagnostics.count >= capacity }

  public mutating func add(_ diagnostic: Diagnostic) { add(making: diagnostic) }

  /// Adds a finding that takes long to make; it is made only if it will be kept.
  public mutating func add(making diagnostic: @autoclosure () -> Diagnostic) {
    if isFull { drop() } else { diagnostics.append(diagnostic()) }
  }

  /// Counts findings that nobody makes, because they would not be kept.
  public mutating func drop(_ count: Int = 1) { dropped += count }

  public mutating func add(contentsOf others: some Sequence<Diagnostic>) {
    for diagnostic in others { add(diagnostic) }
  }

  /// The same bag with other words about each finding that it keeps.
  public func map(_ transform: (Diagnostic) -> Diagnostic) -> DiagnosticBag {
    var bag = self
    bag.diagnostics = diagnostics.map(transform)
    return bag
  }

  /// The same bag with its first findings only; the others are counted.
  public func keeping(atMost most: Int) -> DiagnosticBag {
    guard diagnostics.count > most else { return self }
    var bag = self
    bag.dropped += diagnostics.count - most
    bag.diagnostics.removeLast(diagnostics.count - most)
    return bag
  }

  public mutating func add(contentsOf other: DiagnosticBag) {
    add(contentsOf: other.diagnostics)
    dropped += other.dropped
  }
}
