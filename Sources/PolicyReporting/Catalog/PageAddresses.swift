/// Where the pages of rules and language errors can be read.
package struct PageAddresses: Hashable, Sendable {
  /// The folder of the pages in policyc's repository.
  package static let folder = "docs/rules"

  /// The URL below which the files of policyc's repository can be read, without a final slash; nil when nobody said one.
  package let base: String?

  /// Paths within policyc's repository.
  package init() { base = nil }

  /// Nil for anything but an http or https URL to which a path can be added: with a host, in the characters of RFC 3986,
  /// without a user, a query and a fragment.
  package init?(base: String) {
    let bytes = Array(base.utf8)
    let schemes = ["https://", "http://"].map { Array($0.utf8) }
    guard let scheme = schemes.first(where: { bytes.prefix($0.count).map(Self.lowercased).elementsEqual($0) }) else {
      return nil
    }
    let rest = bytes.dropFirst(scheme.count)
    let authority = rest.prefix { $0 != UInt8(ascii: "/") }
    guard authority.first.map({ $0 != UInt8(ascii: ":") }) ?? false, !authority.contains(UInt8(ascii: "@")),
      Self.isPlain(rest)
    else { return nil }
    var path = rest
    while path.last == UInt8(ascii: "/") { path.removeLast() }
    self.base = String(decoding: bytes.prefix(scheme.count) + path, as: UTF8.self)
  }

  /// The page about a rule or a language error: `docs/rules/ID.md`, or a URL that ends in that.
  package func address(of id: String) -> String {
    let path = "\(Self.folder)/\(id).md"
    return base.map { "\($0)/\(path)" } ?? path
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// Whether all of it may stand in an authority or a path (RFC 3986, 3.2 and 3.3).
  private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.indices.allSatisfy { index in
      let byte = bytes[index]
      guard byte == UInt8(ascii: "%") else { return PercentEncoding.isUnreserved(byte) || marks.contains(byte) }
      return bytes[(index + 1)...].prefix(2).count { PercentEncoding.isHexDigit($0) } == 2
    }
  }

  private static let marks = Array("!$&'()*+,;=:/[]".utf8)
}
