/// Collects the bytes of a report.
struct Canvas {
  /// Foreign text longer than this many cells is cut.
  private static let longestText = 2_000

  private(set) var bytes: [UInt8] = []
  let appearance: Appearance
  let frame: Frame

  init(_ appearance: Appearance) {
    self.appearance = appearance
    self.frame = appearance.unicode ? .unicode : .ascii
  }

  mutating func literal(_ text: StaticString, times: Int = 1) {
    text.withUTF8Buffer { for _ in 0..<times { bytes.append(contentsOf: $0) } }
  }

  mutating func blanks(_ count: Int) { literal(" ", times: count) }

  mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  mutating func append(_ text: [UInt8]) { bytes.append(contentsOf: text) }

  /// Text that may hold anything, made safe for a terminal.
  mutating func foreign(_ text: String) {
    let source = Array(text.utf8)
    var reader = GlyphReader(source, 0..<source.count, unicode: appearance.unicode)
    var cells = 0
    while let glyph = reader.next() {
      cells += glyph.cells
      guard cells <= Self.longestText else { return literal(frame.ellipsis) }
      reader.draw(glyph, to: &bytes)
    }
  }

  mutating func inked(_ ink: Ink, _ draw: (inout Canvas) -> Void) {
    guard appearance.color else { return draw(&self) }
    literal("\u{1B}[")
    literal(ink.code)
    literal("m")
    draw(&self)
    literal("\u{1B}[0m")
  }

  mutating func inked(_ ink: Ink, _ text: StaticString) { inked(ink) { $0.literal(text) } }

  mutating func endLine() { literal("\n") }
}
