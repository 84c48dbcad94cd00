/// What the readers of credentials ask a text.
extension UnsafeBufferPointer<UInt8> {
  func has(_ text: [UInt8], at place: Int) -> Bool {
    guard place >= 0, place + text.count <= count else { return false }
    var offset = 0
    while offset < text.count, self[place + offset] == text[offset] { offset += 1 }
    return offset == text.count
  }

  func has(_ text: StaticString, at place: Int) -> Bool {
    guard place >= 0, place + text.utf8CodeUnitCount <= count else { return false }
    var offset = 0
    while offset < text.utf8CodeUnitCount, self[place + offset] == text.utf8Start[offset] { offset += 1 }
    return offset == text.utf8CodeUnitCount
  }

  /// Whether the byte before a place is one of these.
  func isPreceded(by alphabet: ASCIISet, _ place: Int) -> Bool { place > 0 && alphabet.contains(self[place - 1]) }

  /// Whether a place goes on with a name that begins at most 64 bytes before it, as behind `my-`. The `-` of
  /// `${NAME-value}` and `${NAME:-value}` is in no name.
  func isInsideName(_ place: Int) -> Bool {
    guard isPreceded(by: .base64url, place) else { return false }
    guard self[place - 1] == UInt8(ascii: "-") else { return true }
    let name = start(of: .base64url, before: place - 1, atMost: 64)
    return name < place - 1 && !has("${", at: name - 2)
  }

  /// Where a run of characters from a start on ends.
  ///
  /// - Parameter most: the run is not followed further than so many bytes.
  func end(of alphabet: ASCIISet, from start: Int, atMost most: Int = .max) -> Int {
    let limit = most < count - start ? start + most : count
    var end = start
    while end < limit, alphabet.contains(self[end]) { end += 1 }
    return end
  }

  /// The end of the spaces and tabs from a start on.
  func endOfSpaces(from start: Int) -> Int {
    var end = start
    while end < count, self[end].isSpace { end += 1 }
    return end
  }

  /// Where a run of characters before an end begins, followed back at most so many bytes.
  func start(of alphabet: ASCIISet, before end: Int, atMost most: Int) -> Int {
    let limit = Swift.max(0, end - most)
    var start = end
    while start > limit, alphabet.contains(self[start - 1]) { start -= 1 }
    return start
  }
}
