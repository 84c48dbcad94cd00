/// The part of a source line that is drawn, cut at both sides where the line is too long.
struct LineWindow {
  /// Cells kept before a range that is too long to be shown whole.
  private static let context = 8

  private(set) var text = ShownText()
  /// The column of the line that is drawn first, and where it is drawn.
  private let first: Int
  private let shift: Int
  /// Where the mark for what was cut away on the right is drawn; nil when nothing was.
  private var rightCut: Int?
  private let ellipsisCells: Int

  /// - Parameters:
  ///   - focus: the cells that matter most.
  ///   - limit: how many cells may be drawn; at least 16.
  init(_ line: LineCells, around focus: Range<Int>, limit: Int, ellipsis: StaticString, ellipsisCells: Int) {
    self.ellipsisCells = ellipsisCells
    let start = line.glyphs(from: Self.start(of: focus, limit: limit, ellipsisCells))
    first = start.column
    shift = start.column > 0 ? ellipsisCells : 0
    if start.column > 0 { text.literal(ellipsis, cells: ellipsisCells) }
    var reader = start.reader
    // Where to cut if the line turns out not to end within the limit.
    var lastFit = (bytes: text.bytes.count, cells: text.cells)
    while let glyph = reader.next() {
      guard text.cells + glyph.cells <= limit else {
        text.truncate(to: lastFit)
        text.literal(ellipsis, cells: ellipsisCells)
        rightCut = lastFit.cells
        return
      }
      text.draw(glyph, of: reader)
      if text.cells <= limit - ellipsisCells { lastFit = (text.bytes.count, text.cells) }
    }
  }

  /// The column to start at: the line's own start if the focus then fits, else so that the focus stands in the middle.
  private static func start(of focus: Range<Int>, limit: Int, _ ellipsisCells: Int) -> Int {
    if focus.upperBound <= limit - ellipsisCells { return 0 }
    let spare = limit - 2 * ellipsisCells - focus.count
    return max(0, focus.lowerBound - max(context, spare / 2))
  }

  /// Where cells of the line are drawn; what was cut away lies under the mark of the cut. Never empty.
  func placed(_ cells: Range<Int>) -> Range<Int> {
    let end = rightCut.map { $0 + ellipsisCells } ?? .max
    let lower = cells.lowerBound < first ? 0 : min(cells.lowerBound - first + shift, rightCut ?? .max)
    let upper = min(cells.upperBound - first + shift, end)
    return lower..<max(upper, lower + 1)
  }
}
