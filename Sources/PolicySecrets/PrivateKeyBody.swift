/// What follows the first line of a private key in PEM: Base64 in lines, until the last line of the key or something that
/// is none.
///
/// Lines may be indented and commented out, and may be written as `\n` in one line; the headers that RFC 1421 puts before
/// the lines of an encrypted key are part of it.
struct PrivateKeyBody {
  /// Behind its last byte.
  private(set) var end: Int
  /// The most characters of Base64 without a blank between them.
  private(set) var longestRun: Range<Int>

  private let bytes: UnsafeBufferPointer<UInt8>

  init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
    self.bytes = bytes
    end = start
    longestRun = start..<start
    var place = start
    while place < bytes.count, let line = line(from: place, isFirst: place == start) {
      if line.longestRun.count > longestRun.count { longestRun = line.longestRun }
      if !line.longestRun.isEmpty { end = line.end }
      guard line.goesOn else { break }
      place = lineBreak(from: line.end) + 1
    }
  }

  /// The part of a line that belongs to a key; nil where the line is something else.
  private func line(from start: Int, isFirst: Bool) -> (end: Int, longestRun: Range<Int>, goesOn: Bool)? {
    var place = start
    while place < bytes.count, bytes[place] == 0x20 || bytes[place] == 0x09 || bytes[place] == UInt8(ascii: "#") {
      place += 1
    }
    if Self.headers.contains(where: { bytes.has($0, at: place) }) {
      return endOfHeader(from: place).map { ($0, place..<place, true) }
    }
    var (end, run, longest) = (place, place, place..<place)
    while place < bytes.count, bytes[place] != 0x0A, !bytes.has("-----END", at: place) {
      let byte = bytes[place]
      if ASCIISet.base64.contains(byte) || byte == UInt8(ascii: "\\") {
        // Only a key on one line has blanks between its parts; elsewhere several words are a sentence.
        guard isFirst || end == place else { return nil }
        if end < place { run = place }
        place += 1
        end = place
        if end - run > longest.count { longest = run..<end }
      } else if byte.isBlank {
        place += 1
      } else {
        return isFirst || Self.closing.contains(byte) ? (end, longest, false) : nil
      }
    }
    return (end, longest, place < bytes.count && bytes[place] == 0x0A)
  }

  /// Where the line of a header ends; nil where another key begins on it, so that no byte belongs to two keys.
  private func endOfHeader(from start: Int) -> Int? {
    var place = start
    while place < bytes.count, bytes[place] != 0x0A {
      if bytes.has("-----", at: place) { return nil }
      place += 1
    }
    return place
  }

  private func lineBreak(from place: Int) -> Int {
    bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
  }

  private static let headers = ["Proc-Type:", "DEK-Info:", "Comment:", "Version:"].map { Array($0.utf8) }
  private static let closing = ASCIISet("\"'")
}
