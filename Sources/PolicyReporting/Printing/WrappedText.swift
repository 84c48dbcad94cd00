/// Foreign text, safe for a terminal and broken between its words.
struct WrappedText {
  /// At least one.
  private(set) var lines: [ShownText] = []

  /// - Parameters:
  ///   - width: cells a line may take; a longer word is never broken and stands alone.
  ///   - first: cells that the first line may take, where it is another number; it may stay empty then.
  init(_ text: ShownText, width: Int, first: Int? = nil) {
    var line = ShownText()
    for word in text.words {
      let room = lines.isEmpty ? first ?? width : width
      let overflows =
        line.isEmpty ? lines.isEmpty && word.cells > room && room < width : line.cells + 1 + word.cells > room
      if overflows {
        lines.append(line)
        line = ShownText()
      }
      if !line.isEmpty { line.literal(" ", cells: 1) }
      line.append(word)
    }
    lines.append(line)
  }

  init(_ text: String, width: Int, on appearance: Appearance) {
    self.init(ShownText(text, on: appearance), width: width)
  }
}
