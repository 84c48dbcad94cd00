/// Foreign text, safe for a terminal and broken between its words.
struct WrappedText {
  /// At least one.
  private(set) var lines: [String] = []

  /// - Parameters:
  ///   - width: cells a line may take; a longer word is never broken and stands alone.
  ///   - first: cells that the first line may take, where it is another number; it may stay empty then.
  init(_ text: String, width: Int, first: Int? = nil, on appearance: Appearance) {
    var line = ""
    var cells = 0
    for word in TerminalText.safe(text, on: appearance).split(separator: " ") {
      let size = TerminalText.cells(of: String(word))
      let room = lines.isEmpty ? first ?? width : width
      if cells > 0 ? cells + 1 + size > room : lines.isEmpty && size > room && room < width {
        lines.append(line)
        (line, cells) = ("", 0)
      }
      line += (cells > 0 ? " " : "") + word
      cells += (cells > 0 ? 1 : 0) + size
    }
    lines.append(line)
  }
}

extension TerminalText {
  /// The cells that a text takes which is safe already.
  static func cells(of text: String) -> Int {
    let bytes = Array(text.utf8)
    var reader = GlyphReader(bytes, 0..<bytes.count, unicode: true)
    var cells = 0
    while let glyph = reader.next() { cells += glyph.cells }
    return cells
  }
}
