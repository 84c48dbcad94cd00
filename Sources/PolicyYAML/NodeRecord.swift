/// How a node is written.
enum NodeForm: UInt8 {
  case plain, singleQuoted, doubleQuoted, literal, folded
  case blockSequence, flowSequence, blockMapping, flowMapping

  var isScalar: Bool { rawValue <= NodeForm.folded.rawValue }
  var isSequence: Bool { self == .blockSequence || self == .flowSequence }
  var isMapping: Bool { self == .blockMapping || self == .flowMapping }
  var isFlow: Bool { self == .flowSequence || self == .flowMapping }
}

/// What else is known about a node.
struct NodeFlags: OptionSet {
  let rawValue: UInt8

  /// A finding already speaks about this node.
  static let unreadable = NodeFlags(rawValue: 1)
  /// The text lies in the buffer of copied texts, since it differs from the bytes of the source.
  static let copied = NodeFlags(rawValue: 2)
  /// A mapping with a key that could not be read, so nobody knows which keys it lacks.
  static let missesKeys = NodeFlags(rawValue: 4)
}

/// A node in the arena: 24 bytes, linked by index, text by offset.
struct NodeRecord {
  var lower: UInt32
  var upper: UInt32
  /// Of a scalar: where its text begins. Of a collection: its first child, 0 if it has none.
  var first: UInt32
  /// Of a scalar: the bytes of its text. Of a collection: its children, where a mapping counts keys and values.
  var count: UInt32 = 0
  /// The next child of the same parent, 0 at the end; node 0 is the root and nobody's sibling.
  var next: UInt32 = 0
  var form: NodeForm
  var flags: NodeFlags = []

  init(lower: Int, upper: Int, first: Int = 0, form: NodeForm, flags: NodeFlags = []) {
    self.lower = UInt32(lower)
    self.upper = UInt32(upper)
    self.first = UInt32(first)
    self.form = form
    self.flags = flags
  }
}
