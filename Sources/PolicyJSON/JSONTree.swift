/// One value or key of a JSON text, in an arena in the order of the text; a key stands before its value.
struct JSONNode: Sendable {
  enum Kind: UInt8, Sendable {
    case null, `true`, `false`, integer, decimal, string, array, object
  }

  let kind: Kind
  /// Of a string: whether its bytes differ from what it says.
  let hasEscapes: Bool
  let lower: UInt32
  var upper: UInt32
  /// The index behind the node and everything in it.
  var next: UInt32

  var range: Range<Int> { Int(lower)..<Int(upper) }
}

/// A JSON text that has been read: every value and key with its bytes, nothing copied out of the source.
package struct JSONTree: Sendable {
  let bytes: [UInt8]
  let nodes: [JSONNode]

  package var root: JSONElement { JSONElement(tree: self, index: 0) }
}
