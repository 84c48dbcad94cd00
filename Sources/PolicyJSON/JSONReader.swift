// PolicyJSON reads JSON with its places in the text, and writes JSON that is the same for the same values.

/// Reads JSON texts strictly by RFC 8259: UTF-8 without byte-order mark, no duplicate keys, no half surrogate pairs.
///
/// One reader serves any number of texts. Its memory is reused as soon as the tree it returned before is gone, so that
/// a loop over the records of a stream allocates nothing once the largest record has been seen.
package struct JSONReader: Sendable {
  /// How many arrays and objects may enclose one another.
  package static let depthLimit = 128

  private var nodes: [JSONNode] = []
  /// The arrays and objects that have not ended, outermost first.
  private var open: [Int] = []
  private var keys = JSONKeys()

  package init() {}

  /// Reads one text: the whole of a slice of bytes, blanks around the value allowed.
  ///
  /// - Parameter range: within the bytes; places in the tree and in errors are offsets into `bytes`, at most 4 GiB.
  package mutating func read(_ bytes: [UInt8], in range: Range<Int>) throws(JSONSyntaxError) -> JSONTree {
    guard range.upperBound <= UInt32.max else {
      throw JSONSyntaxError("the text is longer than 4 GiB", at: range.lowerBound..<range.lowerBound)
    }
    nodes.removeAll(keepingCapacity: true)
    open.removeAll(keepingCapacity: true)
    var scanner = JSONScanner(bytes, range)
    scanner.skipBlanks()
    try value(&scanner)
    while let container = open.last {
      scanner.skipBlanks()
      try step(in: container, &scanner)
    }
    scanner.skipBlanks()
    guard scanner.isAtEnd else { throw scanner.unexpected("nothing after the value") }
    return JSONTree(bytes: bytes, nodes: nodes)
  }

  /// Reads one text that fills all the bytes.
  package mutating func read(_ bytes: [UInt8]) throws(JSONSyntaxError) -> JSONTree {
    try read(bytes, in: 0..<bytes.count)
  }

  /// Reads what comes next in an array or object: its end, or one more element or member.
  private mutating func step(in container: Int, _ scanner: inout JSONScanner) throws(JSONSyntaxError) {
    let isObject = nodes[container].kind == .object
    let bracket = UInt8(ascii: isObject ? "}" : "]")
    if scanner.take(bracket) { return try close(container, scanner) }
    if nodes.count > container + 1 {
      let comma = scanner.offset
      guard scanner.take(UInt8(ascii: ",")) else { throw scanner.unexpected("',' or '\(Unicode.Scalar(bracket))'") }
      scanner.skipBlanks()
      if scanner.next == bracket {
        throw JSONSyntaxError("a comma before '\(Unicode.Scalar(bracket))'", at: comma..<comma + 1)
      }
    }
    if isObject { try key(&scanner) }
    try value(&scanner)
  }

  private mutating func key(_ scanner: inout JSONScanner) throws(JSONSyntaxError) {
    guard scanner.next == UInt8(ascii: "\"") else { throw scanner.unexpected("a key in double quotes") }
    try string(&scanner)
    scanner.skipBlanks()
    guard scanner.take(UInt8(ascii: ":")) else { throw scanner.unexpected("':' after the key") }
    scanner.skipBlanks()
  }

  /// Reads a scalar, or the opening bracket of an array or object.
  private mutating func value(_ scanner: inout JSONScanner) throws(JSONSyntaxError) {
    let start = scanner.offset
    switch scanner.next {
    case UInt8(ascii: "\""): try string(&scanner)
    case UInt8(ascii: "{"): try open(.object, &scanner)
    case UInt8(ascii: "["): try open(.array, &scanner)
    case let byte? where byte == UInt8(ascii: "-") || scanner.isDigit(byte):
      let isInteger = try scanner.number()
      append(isInteger ? .integer : .decimal, start..<scanner.offset)
    case 0xEF where scanner.isAtByteOrderMark:
      throw JSONSyntaxError("a byte-order mark, which JSON does not have", at: start..<start + 3)
    default:
      let word = try scanner.word()
      append(word, start..<scanner.offset)
    }
  }

  private mutating func string(_ scanner: inout JSONScanner) throws(JSONSyntaxError) {
    let start = scanner.offset
    let hasEscapes = try scanner.string()
    append(.string, start..<scanner.offset, hasEscapes: hasEscapes)
  }

  private mutating func open(_ kind: JSONNode.Kind, _ scanner: inout JSONScanner) throws(JSONSyntaxError) {
    let start = scanner.offset
    guard open.count < Self.depthLimit else {
      throw JSONSyntaxError("nested deeper than \(Self.depthLimit)", at: start..<start + 1)
    }
    open.append(nodes.count)
    _ = scanner.take(scanner.bytes[start])
    append(kind, start..<start + 1)
  }

  private mutating func close(_ container: Int, _ scanner: JSONScanner) throws(JSONSyntaxError) {
    open.removeLast()
    nodes[container].upper = UInt32(scanner.offset)
    nodes[container].next = UInt32(nodes.count)
    if nodes[container].kind == .object { try keys.refuseDuplicates(in: container, of: nodes, scanner.bytes) }
  }

  private mutating func append(_ kind: JSONNode.Kind, _ range: Range<Int>, hasEscapes: Bool = false) {
    nodes.append(
      JSONNode(
        kind: kind, hasEscapes: hasEscapes, lower: UInt32(range.lowerBound), upper: UInt32(range.upperBound),
        next: UInt32(nodes.count + 1)))
  }
}

extension JSONValue {
  /// Reads one text that fills all the bytes.
  package init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    var reader = JSONReader()
    self = try reader.read(bytes).root.value
  }
}
