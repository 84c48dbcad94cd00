import PolicySource
import PolicyYAML

/// Says of spans in one document what they are about, as `FindingIdentity.pointer` does.
struct DocumentPointers {
  /// A key with its value, or an item of a list.
  private struct Child {
    let start: UInt32
    /// Nil for an item.
    let key: YAMLNode?
    let index: Int
    let value: YAMLNode
  }

  /// The keys whose text tells an item of a list from its siblings; the first that an item has.
  private static let naturalKeys = ["name", "rule", "path", "at"]
  /// Longer texts are cut and told apart by a digest, so that no file can make pointers as long as itself.
  private static let longestPart = 60

  private let tree: YAMLTree
  /// For each comment where the content begins that follows it; nil where none does.
  private let contents: [UInt32?]
  /// The children of collections that were looked into, so that many spans in a long one cost no more than the document.
  private var children: [YAMLNode: [Child]] = [:]

  init(_ tree: YAMLTree) {
    self.tree = tree
    contents = Self.contents(behindCommentsOf: tree)
  }

  /// A span in a comment is about the line that the comment speaks of: its own, or else the next one with content.
  mutating func pointer(to span: Span) -> String {
    guard !span.isWholeFile else { return "" }
    guard let place = place(of: span) else { return "" }
    var pointer = ""
    var (node, end) = (tree.root, UInt32.max)
    while let (child, childEnd) = child(of: node, at: place, before: end) {
      pointer += "/" + name(of: child)
      guard child.value.span.lower <= place.lower else { break }
      (node, end) = (child.value, childEnd)
    }
    return pointer
  }

  // MARK: The way down

  /// The child that a place lies in or behind, and where it ends; nil for a place about the whole collection.
  private mutating func child(of node: YAMLNode, at place: Span, before end: UInt32) -> (Child, end: UInt32)? {
    // A list in block style has the same bytes as its only item, which is what is meant then.
    if node.kind == .mapping, node.span == place { return nil }
    let children = children(of: node)
    let next = children.indices.partitionPoint { children[$0].start > place.lower }
    let childEnd = next < children.count ? children[next].start : end
    guard next > 0, place.upper <= childEnd else { return nil }
    return (children[next - 1], childEnd)
  }

  private mutating func children(of node: YAMLNode) -> [Child] {
    if let known = children[node] { return known }
    let found =
      node.kind == .mapping
      ? node.entries.map { Child(start: $0.key.span.lower, key: $0.key, index: 0, value: $0.value) }
      : node.items.enumerated().map { Child(start: $1.span.lower, key: nil, index: $0, value: $1) }
    children[node] = found
    return found
  }

  private func name(of child: Child) -> String {
    if let key = child.key { return Self.part(key.text) }
    let item = child.value
    let natural =
      item.kind == .mapping
      ? Self.naturalKeys.lazy.compactMap { name in item.entries.first { $0.key.utf8Equals(name) }?.value }.first : item
    guard let natural, natural.kind == .scalar, !natural.isNull else { return String(child.index) }
    return Self.part(natural.text)
  }

  /// A text as one part of a pointer, cut where it is long.
  static func part(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let cut = scalars.index(scalars.startIndex, offsetBy: longestPart, limitedBy: scalars.endIndex),
      cut < scalars.endIndex
    else { return escaped(scalars[...]) }
    return escaped(scalars[..<cut]) + "…" + SHA256.hexDigest(of: Array(text.utf8)).prefix(16)
  }

  private static func escaped(_ text: String.UnicodeScalarView.SubSequence) -> String {
    text.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "~": escaped += "~0"
      case "/": escaped += "~1"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }

  // MARK: Comments

  /// The span, or where the content begins that the comment speaks of in which it lies; nil where none follows.
  private func place(of span: Span) -> Span? {
    let next = tree.comments.indices.partitionPoint { tree.comments[$0].span.lower > span.lower }
    guard next > 0, tree.comments[next - 1].span.contains(span), tree.comments[next - 1].standsAlone else {
      return span
    }
    return contents[next - 1].map { Span(file: span.file, lower: $0, upper: $0) }
  }

  /// From the last comment to the first, since content may follow only behind several of them.
  private static func contents(behindCommentsOf tree: YAMLTree) -> [UInt32?] {
    var contents: [UInt32?] = []
    var (comment, content) = (tree.source.count, nil as UInt32?)
    for before in tree.comments.reversed() {
      var offset = Int(before.span.upper)
      while offset < comment, isNoContent(tree.source, at: offset) { offset += 1 }
      if offset < comment { content = UInt32(offset) }
      comment = Int(before.span.lower)
      contents.append(content)
    }
    return contents.reversed()
  }

  /// Whether a byte is a blank, a line break, or the mark of an item, which begins behind it.
  private static func isNoContent(_ bytes: [UInt8], at offset: Int) -> Bool {
    let blanks: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]
    let isMark = bytes[offset] == UInt8(ascii: "-") && (offset + 1 == bytes.count || blanks.contains(bytes[offset + 1]))
    return isMark || blanks.contains(bytes[offset])
  }
}
