/// A credential that stands in a text, known by its shape. It never holds the value itself.
public struct Secret: Hashable, Sendable {
  /// What it is, for a sentence: "a GitHub token".
  public let kind: String
  /// The public description of its form.
  public let source: String
  /// The bytes that people are pointed to.
  public let place: Range<Int>
  /// The bytes that nobody may read; they overlap those of no other secret of the same text.
  public let hidden: Range<Int>
}

extension [UInt8] {
  /// The same text, as long as before, in which no credential can be read.
  public var withoutSecrets: [UInt8] { hiding(SecretScan.secrets(in: self)) }

  /// The same text, as long as before, with an `x` for each character of the secrets in it.
  ///
  /// Blanks, line breaks and `#` stay, so that comments stay comments and lines stay lines.
  func hiding(_ secrets: [Secret]) -> [UInt8] {
    guard !secrets.isEmpty else { return self }
    var bytes = self
    for place in secrets.flatMap(\.hidden) where !bytes[place].isBlank && bytes[place] != UInt8(ascii: "#") {
      bytes[place] = UInt8(ascii: "x")
    }
    return bytes
  }
}
