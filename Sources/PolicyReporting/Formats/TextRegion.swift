import PolicySource

/// A part of a file as tools count it that know text and no bytes.
///
/// Lines count from 1, columns UTF-16 code units of the line from 1; the end is the place behind the last one. A
/// byte-order mark has no column.
struct TextRegion: Equatable {
  let startLine: Int
  let startColumn: Int
  let endLine: Int
  let endColumn: Int

  var isEmpty: Bool { startLine == endLine && startColumn == endColumn }
}

extension SourceLines {
  /// Exactly the bytes of a span that the file has.
  mutating func region(of span: Span) -> TextRegion { region(of: bytes(under: span), in: span.file) }

  mutating func region(of bytes: Range<Int>, in file: FileID) -> TextRegion {
    let (startLine, startColumn) = textPosition(of: bytes.lowerBound, in: file)
    let (endLine, endColumn) = textPosition(of: bytes.upperBound, in: file)
    return TextRegion(startLine: startLine, startColumn: startColumn, endLine: endLine, endColumn: endColumn)
  }

  /// The bytes of a span as a reader sees them: without a byte-order mark, without a line break at its end, and on the
  /// last line that people count where the span is the end of a file.
  ///
  /// Code reviews show a finding only where all of its lines are lines of the file.
  mutating func shownBytes(under span: Span) -> Range<Int> {
    let start = range(ofLine: 1, in: span.file).lowerBound
    let covered = bytes(under: span)
    let bytes = max(covered.lowerBound, start)..<max(covered.upperBound, start)
    let behindLastLine = bytes.isEmpty && bytes.upperBound == count(of: span.file)
    guard !bytes.isEmpty || behindLastLine else { return bytes }
    let upper = startOfLineBreak(before: bytes.upperBound, in: span.file)
    return min(bytes.lowerBound, upper)..<upper
  }

  private mutating func textPosition(of offset: Int, in file: FileID) -> (line: Int, column: Int) {
    let line = position(of: offset, in: file).line
    let start = range(ofLine: line, in: file).lowerBound
    return (line, max(0, units(before: offset, in: file) - units(before: start, in: file)) + 1)
  }

  /// Where a line break begins that ends at an offset; the offset itself where there is none.
  private mutating func startOfLineBreak(before offset: Int, in file: FileID) -> Int {
    let line = position(of: offset, in: file)
    guard line.column == 1, line.line > 1 else { return offset }
    return range(ofLine: line.line - 1, in: file).upperBound
  }
}
