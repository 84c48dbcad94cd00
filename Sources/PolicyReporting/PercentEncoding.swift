/// The spelling of bytes within URIs (RFC 3986, 2).
enum PercentEncoding {
  /// A relative path as a URI reference: what is neither unreserved nor a slash is encoded.
  static func path(_ bytes: some Sequence<UInt8>) -> String {
    bytes.reduce(into: "") { path, byte in
      if isUnreserved(byte) || byte == UInt8(ascii: "/") {
        path.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        path += Self.byte(byte)
      }
    }
  }

  /// One byte: `%0A`.
  static func byte(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return byte < 0x10 ? "%0\(digits)" : "%\(digits)"
  }

  static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "-._~".utf8.contains(byte)
    }
  }

  static func isHexDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
