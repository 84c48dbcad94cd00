/// Places together with the repository and the commit that they were read at.
package struct SourceCitation: Sendable {
  /// Never empty.
  package let places: [SourcePlace]
  /// Nil where the target names none, or one that could not be read.
  package let repository: String?
  package let commit: String?
}

extension SourceCitation: CustomStringConvertible {
  /// In a sentence: `src/a.ts:1 in https://example.org/agent at 0123abc`; addresses stand alone.
  package var description: String {
    let isInRepository = places.contains { if case .line = $0 { true } else { false } }
    let source = TargetSource(repository: repository, commit: commit, places: [:]).words
    return (places.words ?? "") + (isInRepository && !source.isEmpty ? " in \(source)" : "")
  }
}

extension TargetDocument {
  /// Nil for no places.
  package func citation(_ places: [SourcePlace]) -> SourceCitation? {
    guard !places.isEmpty else { return nil }
    return SourceCitation(places: places, repository: source?.repository, commit: source?.commit)
  }
}
