import PolicySource

/// One node of a `YAMLTree`: a light view, cheap to copy.
package struct YAMLNode: Sendable {
  package enum Kind: Sendable { case scalar, sequence, mapping }

  package enum ScalarStyle: Sendable { case plain, singleQuoted, doubleQuoted, literal, folded }

  package let tree: YAMLTree
  let index: Int

  private var record: NodeRecord { tree.records[index] }

  package var kind: Kind { record.form.isScalar ? .scalar : record.form.isSequence ? .sequence : .mapping }

  /// The exact bytes of the node, without anchor and tag.
  ///
  /// Quoted texts include their quotes, flow collections their brackets. A block text runs from its indicator to the
  /// end of its last line that is not blank, a block collection from its first child to its last one. The span of a
  /// value that is not there is empty and stands where it would be.
  package var span: Span { Span(file: tree.file, lower: record.lower, upper: record.upper) }

  /// How a scalar is written; nil for collections.
  package var style: ScalarStyle? {
    switch record.form {
    case .plain: .plain
    case .singleQuoted: .singleQuoted
    case .doubleQuoted: .doubleQuoted
    case .literal: .literal
    case .folded: .folded
    case .blockSequence, .flowSequence, .blockMapping, .flowMapping: nil
    }
  }

  package var isPlain: Bool { record.form == .plain }

  /// Whether it is a collection in brackets or braces.
  package var isFlow: Bool { record.form.isFlow }

  /// Whether a finding already speaks about this node: whoever decodes it stays silent and takes it for unknown.
  package var isUnreadable: Bool { record.flags.contains(.unreadable) }

  /// Whether a key of this mapping could not be read, so that a key that seems to be missing may only be misspelt.
  package var missesKeys: Bool { record.flags.contains(.missesKeys) }

  /// Whether it is a plain scalar that YAML reads as null: nothing, `~`, `null`, `Null` or `NULL`.
  package var isNull: Bool {
    guard isPlain else { return false }
    return record.count == 0 || withUTF8 { NodeText.isNullWord(ByteText($0)) }
  }
}

// MARK: Text

extension YAMLNode {
  /// The value of a scalar, with escapes and folded lines resolved; empty for collections.
  package var text: String { withUTF8 { String(decoding: $0, as: UTF8.self) } }

  /// The UTF-8 bytes of `text`, without a copy.
  package func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
    let record = record
    guard record.form.isScalar else { return try body(UnsafeBufferPointer(start: nil, count: 0)) }
    let range = Int(record.first)..<Int(record.first) + Int(record.count)
    let buffer = record.flags.contains(.copied) ? tree.copiedTexts : tree.source
    return try buffer.withUnsafeBufferPointer { try body(UnsafeBufferPointer(rebasing: $0[range])) }
  }

  /// The bytes of the file that are `text` letter for letter; nil where escapes or line breaks are read as something else.
  package var textSpan: Span? {
    guard record.form.isScalar, !record.flags.contains(.copied) else { return nil }
    return Span(file: tree.file, lower: record.first, upper: record.first + record.count)
  }

  /// Whether `text` has exactly the UTF-8 bytes of a word; canonical equivalence does not count.
  package func utf8Equals(_ word: String) -> Bool {
    record.form.isScalar && withUTF8 { NodeText.is($0, word) }
  }

  /// The place of the first of some words that `text` is, compared as `utf8Equals` does; nil where it is none.
  package func place(among words: [String]) -> Int? {
    guard record.form.isScalar else { return nil }
    return withUTF8 { text in words.firstIndex { NodeText.is(text, $0) } }
  }
}

enum NodeText {
  /// Whether a text has exactly the bytes of a word.
  static func `is`(_ text: UnsafeBufferPointer<UInt8>, _ word: String) -> Bool {
    guard text.count == word.utf8.count else { return false }
    return word.utf8.withContiguousStorageIfAvailable(text.elementsEqual) ?? text.elementsEqual(word.utf8)
  }

  static func isNullWord(_ text: ByteText) -> Bool {
    switch text.count {
    case 0: true
    case 1: text[0] == UInt8(ascii: "~")
    case 4: text.has("null", at: 0) || text.has("Null", at: 0) || text.has("NULL", at: 0)
    default: false
    }
  }
}

// MARK: Children

extension YAMLNode {
  /// How many items a sequence or entries a mapping has; 0 for scalars.
  package var count: Int {
    switch kind {
    case .scalar: 0
    case .sequence: Int(record.count)
    case .mapping: Int(record.count) / 2
    }
  }

  /// The items of a sequence; empty for other nodes.
  package var items: [YAMLNode] {
    guard kind == .sequence else { return [] }
    var items: [YAMLNode] = []
    items.reserveCapacity(count)
    for item in Children(upcoming: firstChild) { items.append(item) }
    return items
  }

  /// The keys of a mapping with their values, in the order of the file; empty for other nodes.
  package var entries: Entries { Entries(children: Children(upcoming: kind == .mapping ? firstChild : nil)) }

  private var firstChild: YAMLNode? { record.first == 0 ? nil : YAMLNode(tree: tree, index: Int(record.first)) }

  fileprivate var nextSibling: YAMLNode? { record.next == 0 ? nil : YAMLNode(tree: tree, index: Int(record.next)) }

  fileprivate struct Children: Sequence, IteratorProtocol {
    var upcoming: YAMLNode?

    mutating func next() -> YAMLNode? {
      let child = upcoming
      upcoming = child?.nextSibling
      return child
    }
  }

  package struct Entries: Sequence, IteratorProtocol {
    fileprivate var children: Children

    package mutating func next() -> (key: YAMLNode, value: YAMLNode)? {
      guard let key = children.next(), let value = children.next() else { return nil }
      return (key, value)
    }
  }
}

extension YAMLNode: Hashable {
  /// By identity: the same node of the same tree.
  package static func == (left: YAMLNode, right: YAMLNode) -> Bool {
    left.tree === right.tree && left.index == right.index
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(tree))
    hasher.combine(index)
  }
}
