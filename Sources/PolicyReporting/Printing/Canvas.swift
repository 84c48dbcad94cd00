/// Collects the lines of a report for people.
///
/// A line is made of literals, of numbers and of foreign text, which is made harmless here.
struct Canvas {
  private var bytes: [UInt8] = []
  let appearance: Appearance
  let frame: Frame

  init(_ appearance: Appearance) {
    self.appearance = appearance
    self.frame = .of(appearance)
  }

  /// All that has been drawn.
  var text: PrintableText { PrintableText(drawn: bytes) }

  mutating func literal(_ text: StaticString, times: Int = 1) {
    text.withUTF8Buffer { for _ in 0..<times { bytes.append(contentsOf: $0) } }
  }

  mutating func blanks(_ count: Int) { literal(" ", times: count) }

  mutating func number(_ value: Int) { bytes.append(contentsOf: String(value).utf8) }

  mutating func append(_ text: ShownText) { bytes.append(contentsOf: text.bytes) }

  /// Lines that have been drawn elsewhere.
  mutating func append(_ text: PrintableText) { bytes.append(contentsOf: text.bytes) }

  /// Text that may hold anything, made safe for a terminal; cut where it is very long.
  mutating func foreign(_ text: String) {
    let source = Array(text.utf8)
    foreign(source, 0..<source.count, isCut: true)
  }

  /// Bytes that may be anything, as a whole.
  mutating func foreign(_ source: [UInt8], _ range: Range<Int>, isCut: Bool = false) {
    _ = ShownText.draw(source, range, appearance, isCut: isCut, to: &bytes)
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
