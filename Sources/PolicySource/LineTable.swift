/// Where the lines of a file start. A line ends at LF or CRLF; nothing else is a line break here.
public struct LineTable: Sendable {
  /// A place as people count it.
  public struct Position: Equatable, Sendable {
    /// From 1.
    public let line: Int
    /// In UTF-8 bytes, from 1. A byte-order mark has no column.
    public let column: Int
  }

  /// The offset of the first byte of each line; the first line starts behind a byte-order mark.
  private let starts: [Int]
  private let count: Int

  /// Reads all bytes once.
  public init(_ bytes: [UInt8]) {
    var starts = [LineTable.hasByteOrderMark(bytes) ? 3 : 0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    self.starts = starts
    self.count = bytes.count
  }

  package static func hasByteOrderMark(_ bytes: [UInt8]) -> Bool {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
  }

  /// How many lines there are, an empty one behind the last line break included.
  public var lineCount: Int { starts.count }

  /// The line and column of a byte offset, in logarithmic time.
  public func position(of offset: Int) -> Position {
    let line = (1..<starts.count).partitionPoint { starts[$0] > offset }
    return Position(line: line, column: max(0, offset - starts[line - 1]) + 1)
  }

  /// The bytes of a line without its line break.
  ///
  /// - Parameter line: counted from 1; a line outside the file is empty.
  public func range(ofLine line: Int, in bytes: [UInt8]) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return count..<count }
    let start = starts[line - 1]
    var end = line < starts.count ? starts[line] : count
    if end > start, bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<max(start, end)
  }
}
