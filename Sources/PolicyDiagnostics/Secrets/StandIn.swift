/// What people write where a credential would stand: a row of `x`, `EXAMPLE`, `${TOKEN}`, the word "password".
enum StandIn {
  /// Whether somebody who reads a token sees that it is none; the first 256 bytes decide.
  static func isToken(_ bytes: some Collection<UInt8>) -> Bool {
    let text = bytes.prefix(256).map(\.lowercased)
    return text.indices.contains { place in marks.contains { text[place...].starts(with: $0) } }
  }

  /// The same for a password, which may be any word.
  static func isPassword(_ bytes: some Collection<UInt8>) -> Bool {
    let text = bytes.prefix(256).map(\.lowercased)
    guard let first = text.first, let last = text.last else { return true }
    let isVariable = first == UInt8(ascii: "$") || first == UInt8(ascii: "%") && last == first && text.count > 1
    let isMasked = text.allSatisfy { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: ".") }
    return isVariable || isMasked || words.contains(text) || isToken(text)
  }

  private static let marks = ["example", "placeholder", "redacted", "your_", "your-", "xxxx", "****", "...."]
    .map { Array($0.utf8) }
  private static let words = Set(
    ["password", "passwd", "pass", "pwd", "pw", "secret", "token", "changeme", "none", "null", "true", "false", "…"]
      .map { Array($0.utf8) })
}
