import PolicyDiagnostics

/// A piece of a line in which what a terminal obeys or hides is spelled out, as in `\u{1B}`, and so is the `[` of a
/// workflow command.
package struct ShownText: Equatable, Sendable {
  /// Foreign text longer than this many cells is cut.
  private static let longest = 2_000

  private(set) var bytes: [UInt8] = []
  /// Columns of a terminal that it takes.
  private(set) var cells = 0

  init() {}

  /// Foreign text on one line, cut where it is very long.
  package init(_ text: String, on appearance: Appearance) {
    let source = Array(text.utf8)
    cells = Self.draw(source, 0..<source.count, appearance, to: &bytes)
  }

  var isEmpty: Bool { bytes.isEmpty }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  // MARK: Drawing

  /// Draws foreign bytes on one line; says how many cells they take.
  ///
  /// - Parameter isCut: whether they are cut where they are very long.
  static func draw(
    _ source: [UInt8], _ range: Range<Int>, _ appearance: Appearance, isCut: Bool = true, to output: inout [UInt8]
  ) -> Int {
    let limit = isCut ? longest : .max
    var reader = GlyphReader(source, range, unicode: appearance.unicode)
    var cells = 0
    while let glyph = reader.next() {
      guard cells + glyph.cells <= limit else {
        let frame = Frame.of(appearance)
        frame.ellipsis.withUTF8Buffer { output.append(contentsOf: $0) }
        return cells + frame.ellipsisCells
      }
      cells += glyph.cells
      reader.draw(glyph, to: &output)
    }
    return cells
  }

  mutating func draw(_ glyph: Glyph, of reader: GlyphReader) {
    reader.draw(glyph, to: &bytes)
    cells += glyph.cells
  }

  mutating func literal(_ text: StaticString, cells count: Int) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
    cells += count
  }

  mutating func append(_ other: ShownText) {
    bytes += other.bytes
    cells += other.cells
  }

  /// Takes back what was drawn since it had so many bytes and cells.
  mutating func truncate(to end: (bytes: Int, cells: Int)) {
    bytes.removeSubrange(end.bytes...)
    cells = end.cells
  }

  /// What stands between blanks.
  var words: [ShownText] {
    var words: [ShownText] = []
    var word = ShownText()
    var reader = GlyphReader(bytes, 0..<bytes.count, unicode: true)
    while let glyph = reader.next() {
      guard glyph.bytes.count == 1, bytes[glyph.bytes.lowerBound] == UInt8(ascii: " ") else {
        word.draw(glyph, of: reader)
        continue
      }
      if !word.isEmpty { words.append(word) }
      word = ShownText()
    }
    return word.isEmpty ? words : words + [word]
  }
}
