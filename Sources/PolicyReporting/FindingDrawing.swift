import PolicyDiagnostics
import PolicySource

/// The drawing of one finding, from its heading to its last footnote.
struct FindingDrawing {
  private static let widthOfLogs = 200
  /// Fewer cells are no room for what is said about a place.
  private static let leastRoom = 24

  private(set) var canvas: Canvas
  private let diagnostic: Diagnostic
  /// How many digits the line numbers have.
  private let gutter: Int

  init(_ diagnostic: Diagnostic, gutter: Int, _ appearance: Appearance) {
    self.diagnostic = diagnostic
    self.gutter = gutter
    self.canvas = Canvas(appearance)
  }

  /// Cells that a source line may take.
  private var lineLimit: Int {
    (canvas.lineWidth ?? Self.widthOfLogs) - gutter - 3
  }

  mutating func heading() {
    let (severity, id, message) = (diagnostic.severity, diagnostic.id, diagnostic.message)
    canvas.inked(.severity(severity)) { canvas in
      canvas.foreign("\(severity.rawValue)[\(id)]")
    }
    canvas.prose(": \(message)", from: severity.rawValue.utf8.count + id.utf8.count + 2, indent: 2, ink: .strong)
  }

  // MARK: Snippets

  mutating func snippet(_ snippet: Snippet, _ lines: inout SourceLines) {
    corner(snippet, path: lines.path(of: snippet.file).shown)
    guard !snippet.marks.isEmpty else { return }
    side()
    canvas.endLine()
    var last: Int?
    for marks in snippet.marks.chunked(by: \.line) {
      let line = marks[marks.startIndex].line
      if let last, line - last > 2 { gap() }
      draw(marks, on: line, lines.cells(ofLine: line, in: snippet.file, unicode: canvas.appearance.unicode))
      last = line
    }
  }

  private mutating func corner(_ snippet: Snippet, path: String) {
    canvas.blanks(gutter + 1 + canvas.frame.cornerIndent)
    canvas.inked(.frame, canvas.frame.corner)
    canvas.foreign(path)
    if let place = snippet.place {
      canvas.literal(":")
      canvas.number(place.line)
      canvas.literal(":")
      canvas.number(place.column)
    }
    canvas.endLine()
  }

  private mutating func side() { _ = canvas.side(gutter) }

  private mutating func gap() {
    canvas.blanks(gutter + 1)
    canvas.inked(.frame, canvas.frame.gap)
    canvas.endLine()
  }

  /// A source line and, under it, a row for each mark.
  private mutating func draw(_ marks: ArraySlice<Mark>, on line: Int, _ cells: LineCells) {
    let ranges = marks.map { cells.cells(of: $0.bytes) }
    let window = LineWindow(
      cells, around: focus(ranges), limit: lineLimit, ellipsis: canvas.frame.ellipsis,
      ellipsisCells: canvas.frame.ellipsisCells)
    numbered(line)
    if !window.text.isEmpty {
      canvas.blanks(1)
      canvas.append(window.text)
    }
    canvas.endLine()
    for (mark, range) in zip(marks, ranges) { underline(mark, window.placed(range)) }
  }

  /// All ranges if they fit into one window, else the first, which is the finding's own if that is on the line.
  private func focus(_ ranges: [Range<Int>]) -> Range<Int> {
    let lower = ranges.map(\.lowerBound).min() ?? 0
    let upper = ranges.map(\.upperBound).max() ?? 0
    let fits = upper - lower <= lineLimit - 2 * canvas.frame.ellipsisCells
    return fits ? lower..<upper : ranges.first ?? lower..<upper
  }

  private mutating func numbered(_ line: Int) {
    let number = String(line)
    canvas.blanks(gutter - number.utf8.count)
    canvas.inked(.frame) { canvas in
      canvas.number(line)
      canvas.blanks(1)
      canvas.literal(canvas.frame.side)
    }
  }

  private mutating func underline(_ mark: Mark, _ cells: Range<Int>) {
    let ink: Ink = mark.isPrimary ? .severity(diagnostic.severity) : .frame
    let line = String(repeating: mark.isPrimary ? "^" : canvas.frame.secondary.description, count: cells.count)
    let (start, behind) = (gutter + 3 + cells.lowerBound, gutter + 4 + cells.upperBound)
    side()
    canvas.blanks(1 + cells.lowerBound)
    guard let text = mark.text else { return canvas.prose(line, from: start, indent: start, ink: ink) }
    let width = canvas.lineWidth ?? .max
    let needed = ShownText(text, on: canvas.appearance).cells
    if width - behind >= min(Self.leastRoom, needed) {
      return canvas.prose("\(line) \(text)", from: start, indent: behind, ink: ink) { [gutter] in $0.side(gutter) }
    }
    // Behind the underline there is no room, below it is.
    canvas.prose(line, from: start, indent: start, ink: ink)
    let below = gutter + 3 + min(cells.lowerBound, max(0, width - gutter - 3 - Self.leastRoom))
    canvas.blanks(below - canvas.side(gutter))
    canvas.prose(text, from: below, indent: below, ink: ink) { [gutter] in $0.side(gutter) }
  }

  // MARK: Run

  /// The run that shows the defect, line by line under a title.
  mutating func run() {
    guard !diagnostic.timeline.isEmpty else { return }
    footnoteTitle("run")
    canvas.endLine()
    for line in diagnostic.timeline {
      canvas.blanks(gutter + 3)
      canvas.row(canvas.appearance.unicode ? line : line.replacing("←", with: "<-"), from: gutter + 3)
    }
  }

  // MARK: Footnotes

  mutating func footnotes(_ lines: SourceLines) {
    for note in diagnostic.notesInWords {
      let elsewhere = note.span.flatMap { $0.file == diagnostic.span.file ? nil : lines.path(of: $0.file).shown + ": " }
      footnote("note", (elsewhere ?? "") + note.message)
    }
    if diagnostic.surfaces.count > 1 { footnote("concerns", Words.list(diagnostic.surfaces)) }
    if let why = diagnostic.why { footnote("why", why) }
    for help in diagnostic.help { footnote("help", help) }
    for fix in diagnostic.fixIts {
      footnote("fix", fix.safety == .safe ? fix.title : "\(fix.title) (needs review)")
    }
    footnote("see", "policyc explain \(diagnostic.id)")
  }

  private mutating func footnote(_ title: StaticString, _ text: String) {
    footnoteTitle(title)
    canvas.blanks(1)
    let column = gutter + 5 + title.utf8CodeUnitCount
    canvas.prose(text, from: column, indent: column)
  }

  private mutating func footnoteTitle(_ title: StaticString) {
    canvas.blanks(gutter + 1)
    canvas.inked(.frame, "=")
    canvas.blanks(1)
    canvas.inked(.strong, title)
    canvas.literal(":")
  }
}

extension Canvas {
  /// Draws the frame's side behind blanks as wide as line numbers; says how many cells these are together.
  fileprivate mutating func side(_ gutter: Int) -> Int {
    blanks(gutter + 1)
    inked(.frame, frame.side)
    return gutter + 2
  }
}

extension Array {
  /// The longest slices whose elements agree in a property.
  fileprivate func chunked(by property: (Element) -> Int) -> [ArraySlice<Element>] {
    var chunks: [ArraySlice<Element>] = []
    var start = startIndex
    for index in indices.dropFirst() where property(self[index]) != property(self[start]) {
      chunks.append(self[start..<index])
      start = index
    }
    return isEmpty ? [] : chunks + [self[start...]]
  }
}
