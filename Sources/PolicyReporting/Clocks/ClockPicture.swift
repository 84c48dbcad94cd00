import PolicyModel
import PolicyTimeline

/// Draws the clocks of surfaces on one axis, for a terminal or a log.
///
/// No line is wider than the terminal, between 40 and 200 columns; elsewhere 80.
package struct ClockPicture {
  private static let widths = 40...200
  private static let widthOfLogs = 80
  private static let indent = 2
  private static let cellsPerTick = 10

  private var canvas: Canvas
  private let pens: Pens
  private let axis: ClockAxis
  private let width: Int
  /// Where the bars begin.
  private let margin: Int
  /// Cells of a bar.
  private let length: Int

  /// Nothing at all without surfaces.
  package static func render(_ surfaces: [SurfaceClocks], _ appearance: Appearance) -> PrintableText {
    guard !surfaces.isEmpty else { return PrintableText() }
    var picture = ClockPicture(surfaces, appearance)
    for (index, surface) in surfaces.enumerated() {
      if index > 0 { picture.canvas.endLine() }
      picture.draw(surface)
    }
    picture.explain(surfaces.explainedKinds)
    return picture.canvas.text
  }

  private init(_ surfaces: [SurfaceClocks], _ appearance: Appearance) {
    canvas = Canvas(appearance)
    pens = appearance.unicode ? .unicode : .ascii
    axis = ClockAxis(surfaces)
    width = min(max(appearance.width ?? Self.widthOfLogs, Self.widths.lowerBound), Self.widths.upperBound)
    let rows = surfaces.flatMap(\.rows)
    margin = Self.indent + (rows.map(\.label.count).max() ?? 0) + 1
    let values = rows.map(\.value.count).max() ?? 0
    length = max(1, width - margin - 1 - values)
  }

  private mutating func draw(_ surface: SurfaceClocks) {
    let title = Array(surface.title.utf8)
    let line = LineCells(title, 0..<title.count, unicode: canvas.appearance.unicode)
    let window = LineWindow(
      line, around: 0..<1, limit: width, ellipsis: canvas.frame.ellipsis, ellipsisCells: canvas.frame.ellipsisCells)
    canvas.inked(.strong) { $0.append(window.text) }
    canvas.endLine()
    ruler()
    for row in surface.rows { draw(row) }
    label(surface.slacks.isEmpty ? "" : "slack")
    phrases(surface.slacks.map { $0.words(minus: pens.minus) })
  }

  /// The readings of the axis, each beginning where its instant lies.
  private mutating func ruler() {
    var reached = 0
    canvas.blanks(margin)
    for tick in axis.ticks(atMost: max(1, length / Self.cellsPerTick)) {
      let (cell, reading) = (self.cell(tick), tick.onTheClock)
      guard cell == 0 || cell > reached, margin + cell + reading.count <= width else { continue }
      canvas.blanks(cell - reached)
      canvas.inked(.frame) { $0.foreign(reading) }
      reached = cell + reading.count
    }
    canvas.endLine()
  }

  // MARK: Rows

  private mutating func draw(_ row: SurfaceClocks.Row) {
    label(row.label)
    var cells = [Cell](repeating: Cell(text: " ", ink: nil), count: length)
    for stretch in row.stretches { draw(stretch, on: &cells) }
    if let wall = row.wall { draw(wall: wall, on: &cells) }
    put(cells)
    canvas.blanks(1)
    canvas.foreign(row.value)
    canvas.endLine()
  }

  private struct Cell {
    let text: StaticString
    let ink: Ink?
  }

  /// Neighbours of one colour are coloured together.
  private mutating func put(_ cells: [Cell]) {
    var rest = cells[...]
    while let first = rest.first {
      let alike = rest.prefix { $0.ink == first.ink }
      rest = rest.dropFirst(alike.count)
      let draw = { (canvas: inout Canvas) in for cell in alike { canvas.literal(cell.text) } }
      if let ink = first.ink { canvas.inked(ink, draw) } else { draw(&canvas) }
    }
  }

  private func draw(_ stretch: SurfaceClocks.Stretch, on cells: inout [Cell]) {
    let first = min(cell(stretch.from), length - 1)
    let end = max(first + 1, cell(stretch.until))
    for cell in first..<end { cells[cell] = Cell(text: pens.fill(stretch.kind), ink: stretch.kind.ink) }
    guard stretch.kind == .span else { return }
    cells[end - 1] = Cell(text: axis.isBehind(stretch.until) ? pens.beyond : pens.stop, ink: nil)
  }

  private func draw(wall: Duration, on cells: inout [Cell]) {
    let place = min(max(0, cell(wall) - 1), length - 1)
    for cell in 0..<place { cells[cell] = Cell(text: pens.approach, ink: .frame) }
    cells[place] = Cell(text: axis.isBehind(wall) ? pens.beyond : pens.wall, ink: .severity(.error))
  }

  /// The boundary of cells that is nearest to an instant, from 0 to the number of cells.
  private func cell(_ instant: Duration) -> Int { Int((axis.fraction(of: instant) * Double(length)).rounded()) }

  // MARK: Words

  private mutating func label(_ text: String) {
    guard !text.isEmpty else { return }
    canvas.blanks(Self.indent)
    canvas.foreign(text)
    canvas.blanks(margin - Self.indent - text.count)
  }

  /// Phrases with commas between them, on as many lines as it takes; only one that no line can hold is broken.
  private mutating func phrases(_ phrases: [String]) {
    guard !phrases.isEmpty else { return }
    let room = width - margin
    let pieces = phrases.enumerated().flatMap { index, phrase in
      let text = phrase + (index == phrases.count - 1 ? "" : ",")
      return text.count <= room ? [text] : text.split(separator: " ").map(String.init)
    }
    var reached = 0
    for piece in pieces {
      if reached > 0, reached + 1 + piece.count > room {
        canvas.endLine()
        canvas.blanks(margin)
        reached = 0
      }
      let gap = reached > 0 ? 1 : 0
      canvas.blanks(gap)
      canvas.foreign(piece)
      reached += gap + piece.count
    }
    canvas.endLine()
  }

  private mutating func explain(_ kinds: [SurfaceClocks.Stretch.Kind]) {
    guard !kinds.isEmpty else { return }
    canvas.endLine()
    for kind in kinds {
      guard let meaning = kind.meaning else { continue }
      canvas.blanks(Self.indent)
      if let ink = kind.ink { canvas.inked(ink, pens.fill(kind)) } else { canvas.literal(pens.fill(kind)) }
      canvas.foreign(" \(meaning)")
      canvas.endLine()
    }
  }
}

/// The characters that bars are drawn with.
private struct Pens {
  let span: StaticString
  let stop: StaticString
  /// The end of a bar that goes on behind the axis.
  let beyond: StaticString
  let inTime: StaticString
  let tight: StaticString
  let late: StaticString
  let blind: StaticString
  let rejected: StaticString
  let wall: StaticString
  let approach: StaticString
  let minus: String

  static let unicode = Pens(
    span: "━", stop: "┫", beyond: "▶", inTime: "█", tight: "▓", late: "░", blind: "▒", rejected: "╳", wall: "┃",
    approach: "┄", minus: "−")
  static let ascii = Pens(
    span: "=", stop: "|", beyond: ">", inTime: "#", tight: "+", late: "!", blind: "?", rejected: "x", wall: "|",
    approach: ".", minus: "-")

  func fill(_ kind: SurfaceClocks.Stretch.Kind) -> StaticString {
    switch kind {
    case .span: span
    case .inTime: inTime
    case .tight: tight
    case .late: late
    case .blind: blind
    case .rejected: rejected
    }
  }
}

extension SurfaceClocks.Stretch.Kind {
  /// Nil for what is as it should be.
  fileprivate var ink: Ink? {
    switch self {
    case .span, .inTime: nil
    case .tight, .rejected: .severity(.warning)
    case .late, .blind: .severity(.error)
    }
  }
}
