/// What the writers of dialects share; readers use none of it.
extension Assignment {
  /// The value with other spellings for some of its bytes.
  ///
  /// - Parameter spelling: given a byte and whether it stands behind a line feed; nil leaves the byte as it is.
  func spelled(_ spelling: (_ byte: UInt8, _ beginsLine: Bool) -> String?) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(value.count)
    var beginsLine = false
    for byte in value {
      if let spelled = spelling(byte, beginsLine) { text += spelled.utf8 } else { text.append(byte) }
      beginsLine = byte == UInt8(ascii: "\n")
    }
    return text
  }

  /// `NAME=`, a text, and a line feed.
  func line(_ text: [UInt8]) -> [UInt8] {
    Array(name.utf8) + [UInt8(ascii: "=")] + text + [UInt8(ascii: "\n")]
  }

  /// `NAME=`, the value, and a line feed: the value as it is where it is plain, else between quotes.
  func line(
    _ opening: String, _ closing: String, _ spelling: (_ byte: UInt8, _ beginsLine: Bool) -> String?
  ) -> [UInt8] {
    line(PlainValue.holds(value) ? value : Array(opening.utf8) + spelled(spelling) + Array(closing.utf8))
  }
}
