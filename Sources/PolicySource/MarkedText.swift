/// A text in which `«…»` marks ranges, as examples in documentation and tests are written: the text without the marks, and
/// where they were.
package struct MarkedText: Sendable {
  package let bytes: [UInt8]
  /// The marked ranges of `bytes` in the order of their opening marks; `«»` marks a place between two bytes.
  package let ranges: [Range<Int>]

  /// Marks may be nested. A closing mark without an opening one is ignored, an opening one without a closing one ends
  /// with the text.
  package init(_ marked: String) {
    var bytes: [UInt8] = []
    var ranges: [Range<Int>] = []
    var open: [Int] = []
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "«":
        open.append(ranges.count)
        ranges.append(bytes.count..<bytes.count)
      case "»":
        if let index = open.popLast() { ranges[index] = ranges[index].lowerBound..<bytes.count }
      default: bytes += Array(String(scalar).utf8)
      }
    }
    for index in open { ranges[index] = ranges[index].lowerBound..<bytes.count }
    self.bytes = bytes
    self.ranges = ranges
  }

  package var text: String { String(decoding: bytes, as: UTF8.self) }
}
