import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Offers about fields that are written as one dotted key where they nest, or nested where they are one dotted key.
///
/// Only block style is rewritten, and nothing that would lose a comment.
enum FieldNesting {
  /// Nests a dotted key, in the group that is there or in a new one.
  ///
  /// - Parameters:
  ///   - group: the dotted path of the mapping that it stands in; empty for the document.
  ///   - siblings: all entries of that mapping.
  static func nesting(
    _ entry: NodeReader.Entry, of field: FieldDefinition, in group: String, siblings: [NodeReader.Entry]
  ) -> [FixIt] {
    let keys = entry.name.split(separator: ".").map(String.init)
    // The whole path of a field inside a group would nest the group in itself.
    guard field.path == (group.isEmpty ? "" : group + ".") + entry.name else { return [] }
    guard let first = keys.first, let margin = margin(of: entry.key), isOneLine(entry) else { return [] }
    guard siblings.contains(where: { $0.name == first }) else {
      let tree = entry.key.tree
      let lines = keys.enumerated().map { String(repeating: " ", count: $0 == 0 ? 0 : margin + 2 * $0) + $1 }
      return [FixIt("nest it", [TextEdit(entry.keySpan, lines.joined(separator: ":" + tree.lineBreak))], .safe)]
    }
    return move(entry, to: field.components).map { [FixIt("nest it", $0, .safe)] } ?? []
  }

  /// Writes the fields of a group that is nested where each stands on one line, under its dotted path.
  static func flattening(_ entry: NodeReader.Entry) -> [FixIt] {
    guard let margin = margin(of: entry.key), !entry.value.isFlow, !entry.value.isUnreadable else { return [] }
    let tree = entry.key.tree
    var edits: [TextEdit] = []
    for (key, value) in entry.value.entries {
      guard let ownMargin = Self.margin(of: key), ownMargin > margin, value.kind != .mapping, !key.isUnreadable else {
        return []
      }
      let start = edits.isEmpty ? entry.keySpan.range.lowerBound : key.span.range.lowerBound - (ownMargin - margin)
      edits.append(TextEdit(Span(file: tree.file, start..<key.span.range.lowerBound), "\(entry.name)."))
    }
    guard let first = edits.first, !tree.comments.contains(where: { first.span.contains($0.span) }) else { return [] }
    return [FixIt("write each field under its dotted path", edits, .safe)]
  }

  /// Takes a line out and writes it where a group is already.
  private static func move(_ entry: NodeReader.Entry, to path: [String]) -> [TextEdit]? {
    let tree = entry.key.tree
    let value = String(decoding: tree.source[entry.value.span.range], as: UTF8.self)
    guard let removal = tree.removal(of: [entry.keySpan]), let insertion = tree.insertion(of: value, at: path),
      !tree.comments.contains(where: { comment in removal.contains { $0.span.contains(comment.span) } })
    else { return nil }
    return (removal + [insertion]).sorted { $0.span < $1.span }
  }

  private static func isOneLine(_ entry: NodeReader.Entry) -> Bool {
    let range = entry.keySpan.range.lowerBound..<max(entry.keySpan.range.upperBound, entry.value.span.range.upperBound)
    return entry.value.kind == .scalar && !entry.value.isUnreadable && !entry.value.isNull
      && !entry.key.tree.source[range].contains(UInt8(ascii: "\n"))
  }

  /// How far a key is indented; nil where something else than blanks stands before it on its line.
  private static func margin(of key: YAMLNode) -> Int? {
    let before = key.tree.source[..<key.span.range.lowerBound].reversed().prefix { $0 != UInt8(ascii: "\n") }
    let isFirstLine = before.count == key.span.range.lowerBound
    let marks = isFirstLine && LineTable.hasByteOrderMark(key.tree.source) ? 3 : 0
    return before.dropLast(marks).allSatisfy { $0 == UInt8(ascii: " ") } ? before.count - marks : nil
  }
}
