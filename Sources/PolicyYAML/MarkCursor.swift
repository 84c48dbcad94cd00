import CLibYAML

/// Turns libyaml's marks, which count characters, into byte offsets.
///
/// Marks mostly go forward; a step back costs as much as its distance.
struct MarkCursor {
  private let text: ByteText
  private let start: Int
  private let isASCII: Bool
  private var offset: Int
  private var index = 0

  /// - Parameter start: where libyaml began to read; marks do not count what lies before.
  init(_ text: ByteText, start: Int, isASCII: Bool) {
    self.text = text
    self.start = start
    self.isASCII = isASCII
    offset = start
  }

  mutating func offset(of mark: yaml_mark_t) -> Int {
    if isASCII { return min(start + mark.index, text.count) }
    while index < mark.index, offset < text.count {
      offset += 1
      while offset < text.count, text[offset].isUTF8Continuation { offset += 1 }
      index += 1
    }
    while index > mark.index, offset > start {
      offset -= 1
      while offset > start, text[offset].isUTF8Continuation { offset -= 1 }
      index -= 1
    }
    return offset
  }
}
