import PolicyDiagnostics
import PolicySource

/// Offers to remove a key that only says again what the first one of its name says. It needs review, because the key may
/// have been meant to be another one, as with `min` twice.
enum RepeatedEntries {
  static func offering(_ bag: DiagnosticBag, in tree: YAMLTree) -> DiagnosticBag {
    let duplicates = bag.diagnostics.filter { $0.id == LanguageError.duplicateKey.id }
    guard !duplicates.isEmpty else { return bag }
    let keys = Set(duplicates.flatMap { [$0.span] + $0.notes.compactMap(\.span) })
    var values: [Span: YAMLNode] = [:]
    collectValues(of: keys, below: tree.root, into: &values)
    return bag.map { finding in
      guard finding.id == LanguageError.duplicateKey.id, let first = finding.notes.first?.span.flatMap({ values[$0] }),
        let second = values[finding.span], saySame(first, second), let edits = tree.removal(of: [finding.span])
      else { return finding }
      var finding = finding
      finding.fixIts = [FixIt("remove it, since both say the same", edits, .needsReview)]
      return finding
    }
  }

  private static func collectValues(of keys: Set<Span>, below node: YAMLNode, into values: inout [Span: YAMLNode]) {
    for item in node.items { collectValues(of: keys, below: item, into: &values) }
    for (key, value) in node.entries {
      if keys.contains(key.span) { values[key.span] = value }
      collectValues(of: keys, below: value, into: &values)
    }
  }

  private static func saySame(_ left: YAMLNode, _ right: YAMLNode) -> Bool {
    left.kind == .scalar && right.kind == .scalar && left.text.utf8.elementsEqual(right.text.utf8)
  }
}
