/// Places, together with the repository and the commit that its lines were read at.
package struct SourceCitation: Sendable {
  /// Never empty.
  package let places: [SourcePlace]
  /// Where the lines among them lie; nil where none is a line, or the target names none that could be read.
  package let repository: String?
  package let commit: String?
}

extension SourceCitation: CustomStringConvertible {
  /// In a sentence: `src/a.ts:1 + src/b.ts:2 in https://example.org/x at 0123abc + https://example.org/limits`.
  package var description: String {
    let lines = places.filter(\.isLine)
    let source = TargetSource(repository: repository, commit: commit, places: [:]).words
    let words = [
      lines.words.map { source.isEmpty ? $0 : "\($0) in \(source)" }, places.filter { !$0.isLine }.words,
    ]
    return words.compactMap { $0 }.joined(separator: " + ")
  }
}

extension TargetDocument {
  /// Nil for no places.
  package func citation(_ places: [SourcePlace]) -> SourceCitation? {
    guard !places.isEmpty else { return nil }
    let lines = places.contains(where: \.isLine) ? source : nil
    return SourceCitation(places: places, repository: lines?.repository, commit: lines?.commit)
  }
}
