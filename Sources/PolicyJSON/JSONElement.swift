/// A value or key in a `JSONTree`.
package struct JSONElement: Sendable {
  let tree: JSONTree
  let index: Int

  private var node: JSONNode { tree.nodes[index] }

  /// Where it stands in the bytes that were read, a string with its quotes.
  package var range: Range<Int> { node.range }

  /// What it is, as a noun for messages: "a string", "an object".
  package var noun: String {
    switch node.kind {
    case .null: "null"
    case .true, .false: "a boolean"
    case .integer, .decimal: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  package var isNull: Bool { node.kind == .null }
  package var isString: Bool { node.kind == .string }
  package var isObject: Bool { node.kind == .object }
  package var isArray: Bool { node.kind == .array }

  /// Nil for everything that is not `true` or `false`.
  package var bool: Bool? {
    switch node.kind {
    case .true: true
    case .false: false
    default: nil
    }
  }

  /// Nil for everything that is not written as an integer within 64 bits.
  package var integer: Int64? {
    guard node.kind == .integer else { return nil }
    let isNegative = tree.bytes[range.lowerBound] == UInt8(ascii: "-")
    var value: Int64 = 0
    for byte in tree.bytes[range].dropFirst(isNegative ? 1 : 0) {
      let digit = Int64(byte - UInt8(ascii: "0"))
      let (product, tooLong) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = product.addingReportingOverflow(isNegative ? -digit : digit)
      guard !tooLong, !overflow else { return nil }
      value = sum
    }
    return value
  }

  /// Nil for everything that is not a number.
  package var decimal: JSONDecimal? {
    guard node.kind == .integer || node.kind == .decimal else { return nil }
    return JSONDecimal(checked: String(decoding: tree.bytes[range], as: UTF8.self))
  }

  /// Nil for everything that is not a string.
  package var string: String? {
    guard node.kind == .string else { return nil }
    if node.hasEscapes { return String(decoding: Array(content), as: UTF8.self) }
    return String(decoding: tree.bytes[contentRange], as: UTF8.self)
  }

  /// Whether it is a string that says exactly this, byte for byte; builds nothing.
  package func says(_ text: String) -> Bool {
    guard node.kind == .string else { return false }
    if node.hasEscapes { return content.elementsEqual(text.utf8) }
    return contentRange.count == text.utf8.count && tree.bytes[contentRange].elementsEqual(text.utf8)
  }

  private var contentRange: Range<Int> { range.lowerBound + 1..<range.upperBound - 1 }
  private var content: JSONStringBytes { JSONStringBytes(tree.bytes, contentRange) }

  // MARK: What it holds

  /// The elements of an array; none for everything else.
  package var elements: some Sequence<JSONElement> {
    let (tree, end) = (tree, node.kind == .array ? Int(node.next) : 0)
    return sequence(state: index + 1) { next -> JSONElement? in
      guard next < end else { return nil }
      defer { next = Int(tree.nodes[next].next) }
      return JSONElement(tree: tree, index: next)
    }
  }

  /// The members of an object in the order of the text; none for everything else.
  package var members: some Sequence<(key: JSONElement, value: JSONElement)> {
    let (tree, end) = (tree, node.kind == .object ? Int(node.next) : 0)
    return sequence(state: index + 1) { next -> (key: JSONElement, value: JSONElement)? in
      guard next < end else { return nil }
      let key = next
      defer { next = Int(tree.nodes[key + 1].next) }
      return (JSONElement(tree: tree, index: key), JSONElement(tree: tree, index: key + 1))
    }
  }

  /// The value of a key of an object, in time linear in the number of members.
  package subscript(key: String) -> JSONElement? {
    for member in members where member.key.says(key) { return member.value }
    return nil
  }

  /// The value on its own, copied out of the tree.
  package var value: JSONValue {
    switch node.kind {
    case .null: .null
    case .true: .bool(true)
    case .false: .bool(false)
    case .integer, .decimal: number
    case .string: .string(string ?? "")
    case .array: .array(elements.map(\.value))
    case .object: .object(JSONObject(members.map { (key: $0.key.string ?? "", value: $0.value.value) }))
    }
  }

  private var number: JSONValue {
    if let integer { return .integer(integer) }
    return decimal.map { .decimal($0) } ?? .null
  }
}
