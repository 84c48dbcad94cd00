import PolicySource

/// The files in a project that other projects around it, or in folders of it, name as their exports.
package struct ForeignExports: Sendable {
  /// Absolute and resolved.
  package let places: Set<FilePath>
  /// Whether every configuration that was asked could be understood.
  package let isComplete: Bool

  /// None.
  package init() { self.init(places: [], isComplete: true) }

  /// - Parameters:
  ///   - places: absolute and resolved.
  ///   - isComplete: whether every configuration that was asked could be understood.
  package init(places: Set<FilePath>, isComplete: Bool) {
    self.places = places
    self.isComplete = isComplete
  }
}
