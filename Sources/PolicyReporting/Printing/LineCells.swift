import PolicySource

/// One source line as a row of terminal cells, counted from 0.
struct LineCells {
  /// Lines up to this many bytes are walked from their start each time; longer ones have a landmark at every such step.
  static let stride = 256

  private let bytes: [UInt8]
  let range: Range<Int>
  private let unicode: Bool
  /// Where some glyphs start; the first one at the start of the line.
  private let landmarks: [(offset: Int, column: Int)]

  /// - Parameter range: the bytes of the line without its line break.
  init(_ bytes: [UInt8], _ range: Range<Int>, unicode: Bool) {
    self.bytes = bytes
    self.range = range
    self.unicode = unicode
    var landmarks = [(offset: range.lowerBound, column: 0)]
    if range.count > Self.stride {
      var reader = GlyphReader(bytes, range, unicode: unicode)
      var (column, last) = (0, range.lowerBound)
      while let glyph = reader.next() {
        column += glyph.cells
        guard reader.offset - last >= Self.stride else { continue }
        last = reader.offset
        landmarks.append((last, column))
      }
    }
    self.landmarks = landmarks
  }

  /// The cells of the glyph that a byte belongs to; one cell behind the line for offsets behind it.
  func cells(at offset: Int) -> Range<Int> {
    var (reader, column) = reader { $0.offset <= offset }
    while let glyph = reader.next() {
      if glyph.bytes.upperBound > offset { return column..<column + glyph.cells }
      column += glyph.cells
    }
    return column..<column + 1
  }

  /// The cells of all glyphs that a range touches, at least one cell.
  func cells(of bytes: Range<Int>) -> Range<Int> {
    let first = cells(at: bytes.lowerBound)
    return bytes.isEmpty
      ? first.lowerBound..<first.lowerBound + 1 : first.lowerBound..<cells(at: bytes.upperBound - 1).upperBound
  }

  /// A reader whose next glyph is the first one at or behind a column, and the column of that glyph.
  func glyphs(from column: Int) -> (reader: GlyphReader, column: Int) {
    var (reader, start) = reader { $0.column <= column }
    while start < column, let glyph = reader.next() { start += glyph.cells }
    return (reader, start)
  }

  /// A reader at the last landmark that is not past a place.
  private func reader(
    _ isBefore: ((offset: Int, column: Int)) -> Bool
  ) -> (reader: GlyphReader, column: Int) {
    let landmark = landmarks[(1..<landmarks.count).partitionPoint { !isBefore(landmarks[$0]) } - 1]
    return (GlyphReader(bytes, landmark.offset..<range.upperBound, unicode: unicode), landmark.column)
  }
}
