/// A place in a text that a reader moves forward. Writers do not use it.
struct ByteCursor {
  private let bytes: [UInt8]
  private(set) var offset = 0
  /// The line of `offset`, from 1.
  private(set) var line = 1

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The byte at the place, or nil at the end.
  var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The byte at a distance behind the place, or nil behind the end.
  ///
  /// - Parameter distance: not negative.
  func peek(_ distance: Int) -> UInt8? { distance < bytes.count - offset ? bytes[offset + distance] : nil }

  /// The byte at the place, which then lies behind it.
  mutating func next() -> UInt8? {
    guard let byte = peek else { return nil }
    offset += 1
    if byte == UInt8(ascii: "\n") { line += 1 }
    return byte
  }

  /// Moves over a byte if it is there.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    _ = next()
    return true
  }

  /// Moves over a text if all of it is there.
  mutating func skip(_ text: StaticString) -> Bool {
    let wanted = text.withUTF8Buffer { Array($0) }
    guard bytes[offset...].starts(with: wanted) else { return false }
    for _ in wanted { _ = next() }
    return true
  }

  /// The bytes up to the first that fails a condition.
  mutating func take(while condition: (UInt8) -> Bool) -> [UInt8] {
    let start = offset
    while let byte = peek, condition(byte) { _ = next() }
    return Array(bytes[start..<offset])
  }

  func unreadable(_ problem: String) -> UnreadableText { UnreadableText(line: line, problem: problem) }
}
