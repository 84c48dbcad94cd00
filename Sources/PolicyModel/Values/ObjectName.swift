/// What an object of Kubernetes is called: a subdomain of RFC 1123, as Kubernetes' `IsDNS1123Subdomain` checks it.
package struct ObjectName: Hashable, Sendable {
  package let text: String

  /// Nil unless it is 1 to 253 characters: parts of `a-z`, `0-9` and `-` with dots between them, none of which begins or
  /// ends with a hyphen or is empty.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...253).contains(text.utf8.count), parts.allSatisfy(Self.isLabel) else { return nil }
    self.text = text
  }

  private init(known text: String) { self.text = text }

  /// The name in examples.
  package static let example = ObjectName(known: "gateway")

  /// What a valid name is, for the end of an order that begins with "write".
  package static let description =
    "lower-case letters, digits, hyphens and dots, each part beginning and ending with a letter or digit"

  private static func isLabel(_ part: Substring.UTF8View) -> Bool {
    guard let first = part.first, let last = part.last, isAlphanumeric(first), isAlphanumeric(last) else {
      return false
    }
    return part.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
