/// A text with variables, as Docker Compose fills them in (compose-spec, 12-interpolation).
///
/// `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:?error}`, `${NAME?error}`, `${NAME:+other}`,
/// `${NAME+other}`, in each argument the same again, and `$$` for a dollar sign.
package struct Interpolation: Hashable, Sendable {
  /// What a variable is replaced by when it is not simply its value.
  enum Form: Hashable, Sendable {
    case fallback, required, replacement
  }

  struct Operation: Hashable, Sendable {
    let form: Form
    /// Whether an empty variable counts as one that is not set.
    let takesEmptyForUnset: Bool
    let argument: [Piece]
    /// The bytes of the argument in the text.
    let range: Range<Int>
  }

  enum Piece: Hashable, Sendable {
    case text(String)
    case variable(String, Operation?)
  }

  /// Arguments deeper in each other than this are not read.
  static let maximumDepth = 32
  /// Values longer than this are cut when they are filled in; no variable of a program is so long.
  static let maximumLength = 1 << 16

  let pieces: [Piece]

  init(pieces: [Piece]) { self.pieces = pieces }

  /// Nil for what Compose refuses, and for arguments that are nested too deeply.
  package init?(_ text: String) {
    var parser = InterpolationParser(Array(text.utf8))
    guard let pieces = parser.pieces(depth: 0), parser.isAtEnd else { return nil }
    self.pieces = pieces
  }

  /// The text with its variables filled in.
  ///
  /// - Returns: nil where Compose stops with an error because a required variable is not set.
  package func filled(_ value: (String) -> String?) -> String? { Self.filled(pieces, value) }

  private static func filled(_ pieces: [Piece], _ value: (String) -> String?) -> String? {
    var text = ""
    for piece in pieces where text.utf8.count <= maximumLength {
      switch piece {
      case .text(let part): text += part
      case .variable(let name, let operation):
        guard let part = filled(name, operation, value) else { return nil }
        text += part
      }
    }
    return text
  }

  private static func filled(_ name: String, _ operation: Operation?, _ value: (String) -> String?) -> String? {
    let found = value(name)
    guard let operation else { return found ?? "" }
    let isSet = found.map { !$0.isEmpty || !operation.takesEmptyForUnset } ?? false
    return switch operation.form {
    case .fallback: isSet ? found : filled(operation.argument, value)
    case .required: isSet ? found : nil
    case .replacement: isSet ? filled(operation.argument, value) : ""
    }
  }

  // MARK: Variables

  /// The variables in it, each once, in their order.
  package var names: [String] {
    var names: [String] = []
    var known: Set<String> = []
    Self.visit(pieces) { name, _ in if known.insert(name).inserted { names.append(name) } }
    return names
  }

  /// The bytes of what stands in for a variable that is not set.
  func fallback(of variable: String) -> Range<Int>? {
    var range: Range<Int>?
    Self.visit(pieces) { name, operation in
      if range == nil, name == variable, operation?.form == .fallback { range = operation?.range }
    }
    return range
  }

  private static func visit(_ pieces: [Piece], _ body: (String, Operation?) -> Void) {
    for case .variable(let name, let operation) in pieces {
      body(name, operation)
      if let operation { visit(operation.argument, body) }
    }
  }
}

/// Reads a text with variables once, from its beginning to its end.
private struct InterpolationParser {
  private let text: [UInt8]
  private var offset = 0

  init(_ text: [UInt8]) { self.text = text }

  var isAtEnd: Bool { offset == text.count }

  /// The pieces up to the end, or inside braces up to the one that closes; nil for what cannot be read.
  mutating func pieces(depth: Int) -> [Interpolation.Piece]? {
    var pieces: [Interpolation.Piece] = []
    var literal: [UInt8] = []
    while offset < text.count, depth == 0 || text[offset] != UInt8(ascii: "}") {
      guard text[offset] == UInt8(ascii: "$") else {
        literal.append(text[offset])
        offset += 1
        continue
      }
      offset += 1
      if skip("$") {
        literal.append(UInt8(ascii: "$"))
        continue
      }
      if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
      literal = []
      guard let variable = variable(depth: depth) else { return nil }
      pieces.append(variable)
    }
    if !literal.isEmpty { pieces.append(.text(String(decoding: literal, as: UTF8.self))) }
    return pieces
  }

  /// What stands behind a dollar sign.
  private mutating func variable(depth: Int) -> Interpolation.Piece? {
    guard skip("{") else { return name().map { .variable($0, nil) } }
    guard depth < Interpolation.maximumDepth, let name = name() else { return nil }
    if skip("}") { return .variable(name, nil) }
    let takesEmptyForUnset = skip(":")
    let forms: [(Character, Interpolation.Form)] = [("-", .fallback), ("?", .required), ("+", .replacement)]
    guard let form = forms.first(where: { skip($0.0) })?.1 else { return nil }
    let start = offset
    guard let argument = pieces(depth: depth + 1) else { return nil }
    let end = offset
    guard skip("}") else { return nil }
    return .variable(
      name,
      Interpolation.Operation(
        form: form, takesEmptyForUnset: takesEmptyForUnset, argument: argument, range: start..<end))
  }

  private mutating func name() -> String? {
    let start = offset
    while offset < text.count, VariableName.holds(text[offset], isFirst: offset == start) { offset += 1 }
    return offset == start ? nil : String(decoding: text[start..<offset], as: UTF8.self)
  }

  private mutating func skip(_ character: Character) -> Bool {
    guard offset < text.count, text[offset] == character.asciiValue else { return false }
    offset += 1
    return true
  }
}

/// The names that variables of an environment have: ASCII letters, digits and `_`, no digit first.
enum VariableName {
  static func holds(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): !isFirst
    default: false
    }
  }

  static func isOne(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first, holds(first, isFirst: true) else { return false }
    return text.allSatisfy { holds($0, isFirst: false) }
  }
}
