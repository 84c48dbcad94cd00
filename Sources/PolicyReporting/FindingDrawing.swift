import PolicyDiagnostics

/// The drawing of one finding, from its heading to its last footnote.
struct FindingDrawing {
  private static let widthOfLogs = 200
  private static let widths = 40...400

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
    let width = canvas.appearance.width ?? Self.widthOfLogs
    return min(max(width, Self.widths.lowerBound), Self.widths.upperBound) - gutter - 3
  }

  mutating func heading() {
    let (severity, id, message) = (diagnostic.severity, diagnostic.id, diagnostic.message)
    canvas.inked(.severity(severity)) { canvas in
      canvas.foreign("\(severity.rawValue)[\(id)]")
    }
    canvas.inked(.strong) { canvas in
      canvas.literal(": ")
      canvas.foreign(message)
    }
    canvas.endLine()
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

  private mutating func side() {
    canvas.blanks(gutter + 1)
    canvas.inked(.frame, canvas.frame.side)
  }

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
      canvas.append(Array(number.utf8))
      canvas.blanks(1)
      canvas.literal(canvas.frame.side)
    }
  }

  private mutating func underline(_ mark: Mark, _ cells: Range<Int>) {
    side()
    canvas.blanks(1 + cells.lowerBound)
    canvas.inked(mark.isPrimary ? .severity(diagnostic.severity) : .frame) { canvas in
      canvas.literal(mark.isPrimary ? "^" : canvas.frame.secondary, times: cells.count)
      guard let text = mark.text else { return }
      canvas.blanks(1)
      canvas.foreign(text)
    }
    canvas.endLine()
  }

  // MARK: Run

  /// The run that shows the defect, line by line under a title.
  mutating func run() {
    guard !diagnostic.timeline.isEmpty else { return }
    footnoteTitle("run")
    canvas.endLine()
    for line in diagnostic.timeline {
      canvas.blanks(gutter + 3)
      canvas.foreign(canvas.appearance.unicode ? line : line.replacing("←", with: "<-"))
      canvas.endLine()
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
    canvas.foreign(text)
    canvas.endLine()
  }

  private mutating func footnoteTitle(_ title: StaticString) {
    canvas.blanks(gutter + 1)
    canvas.inked(.frame, "=")
    canvas.blanks(1)
    canvas.inked(.strong, title)
    canvas.literal(":")
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
