/// An environment variable as shells and programs write it.
enum VariableName {
  /// Whether a word names one: `GATEWAY_RUN_TIMEOUT_MS`, `DEBUG` before `=1`, `process.env.HOME`, `ENV` before `[`.
  static func isName(_ word: ArraySlice<UInt8>, in bytes: ArraySlice<UInt8>) -> Bool {
    if accessors.contains(where: { word.begins(with: $0) }) { return true }
    let rest = bytes[word.endIndex...]
    if rest.first == UInt8(ascii: "["), word.elementsEqual("ENV".utf8) { return true }
    if rest.first == UInt8(ascii: "("), word.lowercased.hasSuffix("getenv") || word.begins(with: "env::var") {
      return true
    }
    if isAssigned(rest), isCapitals(word) || proxies.contains(word.lowercased) { return true }
    return isCapitals(word) && word.split(separator: underscore).count > 1
  }

  /// How many bytes an expansion takes at the beginning of a text: `$HOME`, `${HOME:-/root}`, `%APPDATA%`, `$env:HOME`,
  /// `${{ env.HOME }}`; nil where none begins.
  static func lengthOfExpansion(in text: ArraySlice<UInt8>) -> Int? {
    switch text.first {
    case UInt8(ascii: "%"): return lengthBetweenPercents(text)
    case UInt8(ascii: "$"): break
    default: return nil
    }
    if text.begins(with: "${") { return lengthInBraces(text) }
    if text.begins(with: "$env:") { return 5 + text.dropFirst(5).prefix(while: isPart).count }
    let name = text.dropFirst().prefix(while: isPart)
    return name.count > 1 && isCapitals(name) ? 1 + name.count : nil
  }

  /// Between two braces stands an expression of GitHub, which may be in small letters.
  private static func lengthInBraces(_ text: ArraySlice<UInt8>) -> Int? {
    let isExpression = text.begins(with: "${{")
    let inside = text.dropFirst(isExpression ? 3 : 2).drop { $0 == 0x20 }
    let name = inside.prefix { isPart($0) || isExpression && $0 == UInt8(ascii: ".") }
    guard isExpression ? name.first?.isLetter ?? false : isCapitals(name),
      let end = text[name.endIndex...].prefix(256).firstIndex(of: UInt8(ascii: "}"))
    else { return nil }
    return text[end...].prefix { $0 == UInt8(ascii: "}") }.endIndex - text.startIndex
  }

  /// At least one capital: `%s` and `%{x}` are none.
  private static func lengthBetweenPercents(_ text: ArraySlice<UInt8>) -> Int? {
    let name = text.dropFirst().prefix { isPart($0) || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: ")") }
    guard name.count > 1, name.first?.isLetter ?? false, name.contains(where: \.isCapital),
      text[name.endIndex...].first == UInt8(ascii: "%")
    else {
      return nil
    }
    return name.count + 2
  }

  // MARK: Names

  private static let underscore = UInt8(ascii: "_")

  private static func isPart(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || byte == underscore }

  /// At least two capitals, digits and underscores, a capital or an underscore first.
  private static func isCapitals(_ name: ArraySlice<UInt8>) -> Bool {
    name.count > 1 && (name.first?.isCapital ?? false || name.first == underscore) && name.contains(where: \.isCapital)
      && name.allSatisfy { $0.isCapital || $0.isDigit || $0 == underscore }
  }

  /// Whether an equals sign with a value follows.
  private static func isAssigned(_ rest: ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: "="), let value = rest.dropFirst().first else { return false }
    return value > 0x20 && value != UInt8(ascii: "=")
  }

  private static let accessors = ["process.env", "import.meta.env", "Deno.env", "os.environ"]
  private static let proxies: Set = ["http_proxy", "https_proxy", "no_proxy", "all_proxy"]
}
