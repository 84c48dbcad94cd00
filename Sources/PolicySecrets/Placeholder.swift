/// What people write where a credential would stand: a row of `x`, `${TOKEN}`, `<token>`, `your-api-key`.
///
/// A known word makes a placeholder only of the value that is nothing else; beside it may stand a real credential.
enum Placeholder {
  /// Whether a whole value is one; the first 256 bytes decide.
  static func isOne(_ value: some Collection<UInt8>) -> Bool {
    let text = value.prefix(256).map(\.lowercased)
    guard let first = text.first, let last = text.last else { return true }
    return isReplaced(text, first, last) || isOfFewCharacters(text) || isOfWords(text)
  }

  /// The keys that the documentation of AWS shows end in a word of capitals, and have the length of real ones.
  static func isExampleOfAWS(_ value: some Collection<UInt8>) -> Bool {
    [20, 40].contains(value.count)
      && [suffix("EXAMPLE"), suffix("EXAMPLEKEY")].contains { value.suffix($0.count).elementsEqual($0) }
  }

  private static func suffix(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// `$TOKEN`, `${TOKEN}`, `%TOKEN%`, `{{ token }}`, `<token>`, `[token]`.
  private static func isReplaced(_ text: [UInt8], _ first: UInt8, _ last: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "$"): true
    case UInt8(ascii: "%"): last == first && text.count > 1
    case UInt8(ascii: "{"): text.dropFirst().first == first
    case UInt8(ascii: "<"): last == UInt8(ascii: ">")
    case UInt8(ascii: "["): last == UInt8(ascii: "]")
    default: false
    }
  }

  /// `xxxx-xxxx`, `****`, `....`, `0000`, `…`.
  private static func isOfFewCharacters(_ text: [UInt8]) -> Bool {
    let ellipsis = Array("…".utf8)
    guard !text.starts(with: ellipsis) else { return true }
    var characters = ASCIISet("")
    for byte in text { characters.insert(byte) }
    return characters.count <= 2 && text.allSatisfy { $0 < 0x80 }
  }

  /// Words that stand for a credential, and nothing else but numbers and rows of one letter.
  private static func isOfWords(_ text: [UInt8]) -> Bool {
    guard text.count <= 64, text.allSatisfy({ $0 < 0x80 }) else { return false }
    var hasWord = false
    for part in text.split(whereSeparator: { !ASCIISet.alphanumeric.contains($0) }) {
      if words.contains(part) {
        hasWord = true
      } else if !part.allSatisfy(\.isDigit), part.count < 3 || !part.allSatisfy({ $0 == part.first }) {
        return false
      }
    }
    return hasWord
  }

  private static let words: Set<ArraySlice<UInt8>> = Set(
    """
    a access account add an any api app apikey auth basic bearer bot change changeme client code credential credentials demo dummy \
    empty enter example fake foo bar baz generated go goes hash here hidden id insert it key live masked me my name new nil \
    no none null oauth of omitted or pass passphrase passwd password placeholder please private prod put pw pwd real redacted \
    removed replace replaced replaceme sample secret secrets set some string test the this to todo token tbd true \
    false undefined unknown unset user username value webhook with x yes your yourapikey yourkey yourpassword yoursecret \
    yourtoken
    """.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8)[...] })
}
