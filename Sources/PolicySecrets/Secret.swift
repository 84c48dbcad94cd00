/// A credential that stands in a text, known by its shape or by its name. It never holds the value itself.
package struct Secret: Hashable, Sendable {
  /// What it is, for a sentence: "a GitHub token".
  package let kind: String
  /// The public description of its form; nil where only the name before it tells.
  package let source: String?
  /// The bytes that people are pointed to.
  package let place: Range<Int>
  /// The bytes that nobody may read; they overlap those of no other secret of the same text.
  package let hidden: Range<Int>

  init(kind: String, source: String?, place: Range<Int>, hidden: Range<Int>) {
    (self.kind, self.source, self.place, self.hidden) = (kind, source, place, hidden)
  }

  /// A credential of which every byte is hidden.
  init(_ kind: StaticString, source: StaticString?, at range: Range<Int>) {
    self.init(kind: kind.description, source: source?.description, place: range, hidden: range)
  }
}

extension [UInt8] {
  /// The same text, as long as before, in which no credential can be read.
  package var withoutSecrets: [UInt8] { hiding(SecretScan.secrets(in: self)) }

  /// The same text, as long as before, with an `x` for each character of the secrets in it.
  ///
  /// Blanks, line breaks and `#` stay, so that comments stay comments and lines stay lines.
  package func hiding(_ secrets: [Secret]) -> [UInt8] {
    guard !secrets.isEmpty else { return self }
    var bytes = self
    for place in secrets.flatMap(\.hidden) where !bytes[place].isBlank && bytes[place] != UInt8(ascii: "#") {
      bytes[place] = UInt8(ascii: "x")
    }
    return bytes
  }
}

extension String {
  /// The same text, in which no credential can be read.
  package var withoutSecrets: String {
    let bytes = Array(utf8)
    let secrets = SecretScan.secrets(in: bytes)
    return secrets.isEmpty ? self : String(decoding: bytes.hiding(secrets), as: UTF8.self)
  }
}
