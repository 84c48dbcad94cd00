import PolicyDiagnostics
import PolicySource

/// Draws findings for people, on a terminal or in a log.
///
/// Every line of the drawing is bounded, whatever the files hold, and no byte of a file reaches the terminal unless it
/// is a character that is shown. Columns count cells from 1, a tab being four.
package struct TextReport: Sendable {
  private let appearance: Appearance
  private var lines: SourceLines

  package init(_ sources: SourceMap, _ appearance: Appearance) {
    self.appearance = appearance
    self.lines = SourceLines(sources)
  }

  /// The findings in the order given, with an empty line between two; each ends with a line break.
  package mutating func render(_ diagnostics: some Sequence<Diagnostic>) -> PrintableText {
    var text = PrintableText()
    for diagnostic in diagnostics {
      if !text.isEmpty { text += "\n" }
      text += self.text(of: diagnostic)
    }
    return text
  }

  /// One finding.
  package mutating func text(of diagnostic: Diagnostic) -> PrintableText {
    let snippets = diagnostic.snippets(&lines)
    let gutter = String(snippets.map(\.lastLine).max() ?? 0).utf8.count
    var drawing = FindingDrawing(diagnostic, gutter: gutter, appearance)
    drawing.heading()
    for snippet in snippets { drawing.snippet(snippet, &lines) }
    drawing.run()
    drawing.footnotes(lines)
    return drawing.canvas.text
  }
}
