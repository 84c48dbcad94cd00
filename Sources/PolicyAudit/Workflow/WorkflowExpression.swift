/// The variables that a text of a GitHub workflow takes in its `${{ … }}` expressions.
///
/// Known are `vars.NAME`, `env.NAME`, `secrets.NAME`, `inputs.NAME`, `needs.JOB.outputs.NAME` and
/// `steps.STEP.outputs.NAME`, with a name in brackets too (GitHub documentation, contexts reference). Names are
/// upper-cased, since GitHub compares them so.
struct WorkflowExpression {
  struct Mention: Hashable {
    let name: String
    /// The bytes of `vars.NAME` in the text.
    let range: Range<Int>
    /// The text or number behind `||`, which holds when the variable is empty or not set.
    let fallback: Fallback?
  }

  struct Fallback: Hashable {
    let text: String
    /// Its bytes in the text, quotes included.
    let range: Range<Int>
  }

  let mentions: [Mention]

  /// Whether a text has an expression at all.
  static func isIn(_ text: String) -> Bool { Array(text.utf8).contains(Array("${{".utf8)) }

  init(_ text: String) {
    var scanner = ExpressionScanner(Array(text.utf8))
    let tokens = scanner.tokens()
    mentions = tokens.indices.compactMap { index in
      guard case .path(let names) = tokens[index].kind, names.count > 1, Self.contexts.contains(names[0]) else {
        return nil
      }
      return Mention(
        name: names[names.count - 1], range: tokens[index].range, fallback: Self.fallback(in: tokens[(index + 1)...]))
    }
  }

  private static let contexts: Set = ["VARS", "ENV", "SECRETS", "INPUTS", "NEEDS", "STEPS"]

  /// What stands behind `||`, parentheses left out.
  private static func fallback(in rest: ArraySlice<ExpressionScanner.Token>) -> Fallback? {
    let rest = rest.drop { $0.kind == .closing }
    guard rest.first?.kind == .or, let value = rest.dropFirst().first, case .literal(let text) = value.kind else {
      return nil
    }
    return Fallback(text: text, range: value.range)
  }
}

/// Takes expressions apart, in one pass over the text.
private struct ExpressionScanner {
  enum Kind: Equatable {
    /// Names with dots between them, upper-cased.
    case path([String])
    case literal(String)
    case or, closing, other
  }

  struct Token {
    let kind: Kind
    let range: Range<Int>
  }

  private let text: [UInt8]
  private var offset = 0

  init(_ text: [UInt8]) { self.text = text }

  /// Those of all expressions; between two expressions stands one of the kind `other`.
  mutating func tokens() -> [Token] {
    var tokens: [Token] = []
    while goBehind("${{") {
      while offset < text.count, !skip("}}") {
        if let token = token() { tokens.append(token) }
      }
      tokens.append(Token(kind: .other, range: offset..<offset))
    }
    return tokens
  }

  /// The token at the place; nil for blanks.
  private mutating func token() -> Token? {
    let start = offset
    let kind: Kind?
    switch text[offset] {
    case UInt8(ascii: "'"): kind = .literal(string())
    case UInt8(ascii: "0")...UInt8(ascii: "9"): kind = .literal(take { Self.isNameByte($0) || $0 == UInt8(ascii: ".") })
    case UInt8(ascii: ")"): kind = step(.closing)
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): kind = step(nil)
    case UInt8(ascii: "|") where skip("||"): kind = .or
    case let byte where Self.isNameByte(byte): kind = .path(path())
    default: kind = step(.other)
    }
    return kind.map { Token(kind: $0, range: start..<offset) }
  }

  private mutating func step(_ kind: Kind?) -> Kind? {
    offset += 1
    return kind
  }

  /// `needs.budgets.outputs.NAME` or `vars['NAME']`.
  private mutating func path() -> [String] {
    var names = [take(Self.isNameByte)]
    while true {
      if skip(".") {
        names.append(take { Self.isNameByte($0) || $0 == UInt8(ascii: "*") })
      } else if skip("['") {
        offset -= 1
        names.append(string())
        _ = skip("]")
      } else {
        return names.map { $0.uppercased() }
      }
    }
  }

  /// A text between single quotes, in which two of them are one.
  private mutating func string() -> String {
    offset += 1
    var value: [UInt8] = []
    while offset < text.count {
      if skip("''") {
        value.append(UInt8(ascii: "'"))
      } else if skip("'") {
        break
      } else {
        value.append(text[offset])
        offset += 1
      }
    }
    return String(decoding: value, as: UTF8.self)
  }

  private mutating func take(_ condition: (UInt8) -> Bool) -> String {
    let start = offset
    while offset < text.count, condition(text[offset]) { offset += 1 }
    return String(decoding: text[start..<offset], as: UTF8.self)
  }

  private mutating func skip(_ word: String) -> Bool {
    guard text[offset...].starts(with: word.utf8) else { return false }
    offset += word.utf8.count
    return true
  }

  /// Goes behind the next place of a word; false when there is none.
  private mutating func goBehind(_ word: String) -> Bool {
    while offset < text.count {
      if skip(word) { return true }
      offset += 1
    }
    return false
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    VariableName.holds(byte, isFirst: false) || byte == UInt8(ascii: "-")
  }
}
