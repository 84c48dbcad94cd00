import PolicySource

/// The files in a project that other projects around it, or in folders of it, name as their exports.
public struct ForeignExports: Sendable {
  /// Absolute and resolved.
  public let places: Set<FilePath>
  /// Whether every configuration that was asked could be understood.
  public let isComplete: Bool

  /// None.
  public init() { self.init(places: [], isComplete: true) }

  /// - Parameters:
  ///   - places: absolute and resolved.
  ///   - isComplete: whether every configuration that was asked could be understood.
  public init(places: Set<FilePath>, isComplete: Bool) {
    self.places = places
    self.isComplete = isComplete
  }
}
