import PolicySource
import PolicyYAML

/// What the comments of a file speak of.
///
/// A comment speaks of its own line, or, where it stands alone, of the next one with content: of all that begins there, and
/// of each value that has its key, its beginning or its end there. A value in this sense is a text or a list of texts; a
/// mapping is none, so that a comment about its key does not reach into it.
struct CommentedPlaces {
  private let tree: YAMLTree
  private let table: LineTable
  /// For each line the next one behind it that is neither blank nor a comment; 0 where there is none.
  private let following: [Int]
  /// By line, the values that are not on that line alone.
  private var values: [Int: [Span]] = [:]

  init(_ tree: YAMLTree) {
    let table = LineTable(tree.source)
    let comments = Set(tree.comments.filter(\.standsAlone).map { table.position(of: Int($0.span.lower)).line })
    var following: [Int] = []
    var next = 0
    for line in (1...table.lineCount).reversed() {
      following.append(next)
      let isBlank = tree.source[table.range(ofLine: line, in: tree.source)].allSatisfy(\.isBlank)
      if !isBlank, !comments.contains(line) { next = line }
    }
    self.tree = tree
    self.table = table
    self.following = following.reversed()
    collect(from: tree.root)
  }

  /// The line that a comment speaks of; nil where none follows it.
  func line(of comment: YAMLComment) -> Int? {
    let own = table.position(of: Int(comment.span.lower)).line
    let line = comment.standsAlone ? following[own - 1] : own
    return line == 0 ? nil : line
  }

  /// The bytes of a line without its line break.
  func span(ofLine line: Int) -> Span { Span(file: tree.file, table.range(ofLine: line, in: tree.source)) }

  /// The values that have their key, their beginning or their end on a line, and reach beyond it.
  func values(onLine line: Int) -> [Span] { values[line, default: []] }

  // MARK: Values

  private mutating func collect(from node: YAMLNode) {
    for (key, value) in node.entries { collect(value, keyLine: line(at: key.span.lower)) }
    for item in node.items { collect(item, keyLine: nil) }
  }

  private mutating func collect(_ value: YAMLNode, keyLine: Int?) {
    defer { collect(from: value) }
    guard value.isTextual, !value.span.range.isEmpty else { return }
    let first = line(at: value.span.lower)
    let last = line(at: value.span.upper - 1)
    // The end of a list in block style is the end of its last item, and a comment there is about that one.
    let ends = value.kind == .scalar || value.isFlow ? [first, last] : [first]
    let lines = Set(ends + (keyLine.map { [$0] } ?? []))
    guard lines.count > 1 || last > first else { return }
    for line in lines { values[line, default: []].append(value.span) }
  }

  private func line(at offset: UInt32) -> Int { table.position(of: Int(offset)).line }
}

extension YAMLNode {
  /// Whether it is a text, or a list of nothing else.
  fileprivate var isTextual: Bool {
    switch kind {
    case .scalar: true
    case .sequence: items.allSatisfy(\.isTextual)
    case .mapping: false
    }
  }
}
