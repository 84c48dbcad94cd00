import PolicySource

/// A place where a number can be looked up: a line of a file in a target's repository, or an address.
package enum SourcePlace: Hashable, Sendable {
  /// A path relative to the root of the repository, and a line from 1.
  case line(path: String, number: Int)
  /// Begins with `https://`.
  case address(String)

  /// Whether it is a line, and no address.
  package var isLine: Bool {
    if case .line = self { true } else { false }
  }

  /// The longest spelling, in bytes.
  package static let longest = 200
  /// How one is written, as an order.
  package static let order = "write a line such as src/config.ts:42, or an address that begins with https://"

  /// Reads `path:line`, or an address; nil for what is neither, or too long.
  ///
  /// A path has `/` between its names, no control characters, and does not lead out of the repository.
  package init?(_ text: String) {
    guard text.utf8.count <= Self.longest else { return nil }
    if text.hasPrefix(Self.scheme) {
      guard text.utf8.count > Self.scheme.utf8.count, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
        return nil
      }
      self = .address(text)
      return
    }
    let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, let path = String(parts[0]), let digits = String(parts[1]), Self.isRelative(path),
      digits.utf8.first != UInt8(ascii: "0"), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
      let number = Int(digits), number <= Self.lastLine
    else { return nil }
    self = .line(path: path, number: number)
  }

  private static let scheme = "https://"
  private static let lastLine = 9_999_999

  private static func isRelative(_ path: String) -> Bool {
    let names = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).map { String($0) }
    return !names.contains { $0 == nil || $0 == "" || $0 == "." || $0 == ".." }
      && !path.unicodeScalars.contains { $0 == "\\" || $0.isControl || $0.properties.isWhitespace }
  }
}

extension SourcePlace: CustomStringConvertible {
  /// As a target writes it.
  package var description: String {
    switch self {
    case .line(let path, let number): "\(path):\(number)"
    case .address(let address): address
    }
  }
}

extension [SourcePlace] {
  /// In a sentence: `a.ts:1 + b.ts:2`; nil for none.
  package var words: String? { isEmpty ? nil : map(\.description).joined(separator: " + ") }
}
