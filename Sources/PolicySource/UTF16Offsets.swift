/// How many UTF-16 code units come before a byte of a file, in time that does not grow with the file.
///
/// What is not UTF-8 counts as the U+FFFD that stands for it.
package struct UTF16Offsets {
  private static let stride = 256

  private let bytes: [UInt8]
  /// Where some sequences start, and the units before them; the first one at the start of the file.
  private let landmarks: [(offset: Int, units: Int)]

  /// Reads all bytes once.
  package init(_ bytes: [UInt8]) {
    var landmarks = [(offset: 0, units: 0)]
    var (offset, units, last) = (0, 0, 0)
    while offset < bytes.count {
      if offset - last >= Self.stride {
        landmarks.append((offset, units))
        last = offset
      }
      let sequence = UTF8Sequence(bytes, at: offset, before: bytes.count)
      offset += sequence.length
      units += sequence.units
    }
    self.bytes = bytes
    self.landmarks = landmarks
  }

  /// The units of all sequences that end at an offset or before it.
  ///
  /// - Precondition: the offset is at most the number of bytes.
  package func units(before offset: Int) -> Int {
    var (place, units) = landmarks[(1..<landmarks.count).partitionPoint { landmarks[$0].offset > offset } - 1]
    while place < offset {
      let sequence = UTF8Sequence(bytes, at: place, before: bytes.count)
      place += sequence.length
      if place <= offset { units += sequence.units }
    }
    return units
  }
}

extension UTF8Sequence {
  fileprivate var units: Int { (scalar?.value ?? 0) > 0xFFFF ? 2 : 1 }
}
