import PolicyDiagnostics
import PolicySource
import PolicyYAML

extension Compiler {
  /// Finds out what stays the same about findings.
  ///
  /// Every file with a finding is read once more, one after the other, so that no tree has to be kept for it.
  ///
  /// - Parameter findings: all of each file that is among them, since an ordinal counts those before it.
  /// - Returns: the findings in the order given; no two in files with different paths in reports have the same identity.
  package static func identify(_ findings: [Diagnostic], in sources: SourceMap) -> [IdentifiedFinding] {
    let pointers = pointers(to: findings.map(\.place), in: sources)
    var groups: [Group: [Int]] = [:]
    var identities = findings.enumerated().map { index, finding in
      let identity = FindingIdentity(
        rule: finding.id, path: Array(sources[finding.span.file].path.bytesInReport),
        pointer: finding.pointer(to: pointers[finding.place] ?? ""))
      groups[Group(file: finding.span.file, fingerprint: identity.fingerprint), default: []].append(index)
      return identity
    }
    let equals = groups.values.filter { $0.count > 1 }
    let noted = Self.pointers(to: equals.joined().flatMap { findings[$0].notes.compactMap(\.span) }, in: sources)
    for group in equals {
      let order = group.map { (index: $0, rank: Rank(findings[$0], noted, sources)) }.sorted { $0.rank < $1.rank }
      for (ordinal, member) in order.enumerated() {
        identities[member.index] = identities[member.index].with(ordinal: ordinal)
      }
    }
    return zip(findings, identities).map { IdentifiedFinding($0, $1) }
  }

  /// Findings of one file that agree in rule and pointer.
  private struct Group: Hashable {
    let file: FileID
    let fingerprint: String
  }

  private static func pointers(to spans: [Span], in sources: SourceMap) -> [Span: String] {
    var found: [Span: String] = [:]
    for (file, spans) in Dictionary(grouping: Set(spans), by: \.file) {
      guard let tree = YAMLReader.read(sources[file].bytes, file: file).tree else { continue }
      var pointers = DocumentPointers(tree)
      for span in spans { found[span] = pointers.pointer(to: span) }
    }
    return found
  }
}

extension Diagnostic {
  fileprivate var place: Span { subject ?? span }

  /// The pointer to its place, with the chain or the lease that it is about where that is said elsewhere.
  fileprivate func pointer(to place: String) -> String {
    guard let part = relation.map({ "/" + DocumentPointers.part($0) }), !place.contains(part) else { return place }
    return place + part
  }
}

/// Orders findings about the same thing; by their words only where nothing else tells them apart.
private struct Rank: Comparable {
  private let span: Span
  private let parts: [String]

  init(_ finding: Diagnostic, _ pointers: [Span: String], _ sources: SourceMap) {
    span = finding.span
    let notes = finding.notes.compactMap { note in
      note.span.map { sources[$0.file].path.inReport + (pointers[$0] ?? "") }
    }
    parts = notes + finding.surfaces + [finding.message]
  }

  static func < (left: Rank, right: Rank) -> Bool {
    left.span != right.span ? left.span < right.span : left.parts.lexicographicallyPrecedes(right.parts)
  }
}
