/// Sentences on a terminal: broken between words where they would not fit. Where the text goes elsewhere no line is broken.
extension Canvas {
  /// The cells that a line of findings may have on a terminal; narrower and wider ones are taken for these.
  static let widths = 40...400

  /// The cells that a line may have; nil where lines are not broken.
  var lineWidth: Int? { appearance.width.map { min(max($0, Self.widths.lowerBound), Self.widths.upperBound) } }

  /// Draws foreign text behind what a line holds already, and ends its last line.
  ///
  /// - Parameters:
  ///   - column: the cells that the line has already.
  ///   - indent: the cells before the text on each further line.
  ///   - ink: of the text.
  ///   - margin: draws the first of those cells, and says how many these are.
  mutating func prose(
    _ text: String, from column: Int, indent: Int, ink: Ink? = nil, margin: (inout Canvas) -> Int = { _ in 0 }
  ) {
    let whole = ShownText(text, on: appearance)
    let lines = lineWidth.map { broken(whole, from: column, indent: indent, width: $0) } ?? [whole]
    for (index, line) in lines.enumerated() {
      if index > 0 {
        endLine()
        let drawn = margin(&self)
        blanks(indent - drawn)
      }
      if let ink, !line.isEmpty { inked(ink) { $0.append(line) } } else { append(line) }
    }
    endLine()
  }

  private func broken(_ text: ShownText, from column: Int, indent: Int, width: Int) -> [ShownText] {
    guard column + text.cells > width else { return [text] }
    return WrappedText(text, width: max(width - indent, 1), first: max(width - column, 0)).lines
  }

  /// Draws a line of a run, whose text stands in columns: what does not fit goes on below the column of the event.
  mutating func row(_ text: String, from column: Int, margin: (inout Canvas) -> Int = { _ in 0 }) {
    let head = text.prefix { $0 == " " } + text.drop { $0 == " " }.prefix { $0 != " " }
    let gap = text.dropFirst(head.count).prefix { $0 == " " }
    let shown = ShownText(String(head + gap), on: appearance)
    append(shown)
    let reached = column + shown.cells
    prose(String(text.dropFirst(head.count + gap.count)), from: reached, indent: reached, margin: margin)
  }
}
