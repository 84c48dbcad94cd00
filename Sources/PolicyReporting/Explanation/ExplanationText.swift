import PolicyDiagnostics
import PolicySource

/// Writes explanations for people, wrapped at the width of the terminal or at 80 columns.
package struct ExplanationText {
  private static let widths = 40...100
  private static let indent = 2

  private var canvas: Canvas
  private let width: Int

  package static func render(_ page: ExplanationPage, _ appearance: Appearance) -> PrintableText {
    var text = ExplanationText(appearance)
    text.draw(page)
    return text.canvas.text
  }

  private init(_ appearance: Appearance) {
    canvas = Canvas(appearance)
    width = min(max(appearance.width ?? 80, Self.widths.lowerBound), Self.widths.upperBound)
  }

  private mutating func draw(_ page: ExplanationPage) {
    heading("\(page.topic) (\(page.kind))")
    if let name = page.summaryHeading {
      canvas.endLine()
      heading(name)
    }
    prose(page.summary.sentence, indent: page.summaryHeading == nil ? 0 : Self.indent)
    if !page.properties.isEmpty {
      canvas.endLine()
      entries(page.properties, indent: Self.indent)
    }
    for section in page.sections {
      canvas.endLine()
      heading(section.heading)
      for (index, block) in section.blocks.enumerated() {
        if index > 0 { canvas.endLine() }
        draw(block)
      }
    }
  }

  private mutating func heading(_ text: String) {
    for line in WrappedText(text, width: width, on: canvas.appearance).lines {
      canvas.inked(.strong) { $0.append(line) }
      canvas.endLine()
    }
  }

  // MARK: Blocks

  private mutating func draw(_ block: ExplanationPage.Block) {
    switch block {
    case .paragraph(let text): prose(text, indent: Self.indent)
    case .list(let items): for item in items { prose(item, indent: Self.indent) }
    case .properties(let entries), .names(let entries): self.entries(entries, indent: Self.indent)
    case .links(let links):
      for link in links { prose("\(link.text): see \(link.address)", indent: Self.indent) }
    case .code(let text, _, let caption):
      if let caption { prose(caption + ":", indent: Self.indent) }
      code(text)
    case .finding(let finding, let sources): self.finding(finding, sources)
    }
  }

  private mutating func prose(_ text: String, indent: Int) {
    for line in WrappedText(text, width: width - indent, on: canvas.appearance).lines {
      canvas.blanks(indent)
      canvas.append(line)
      canvas.endLine()
    }
  }

  /// Two columns; where a term is too long for its column, its text begins on the next line.
  private mutating func entries(_ entries: [ExplanationPage.Entry], indent: Int) {
    let terms = entries.map { ShownText($0.term, on: canvas.appearance) }
    let longest = terms.map(\.cells).max() ?? 0
    let column = indent + min(longest, width * 9 / 20) + 2
    for (term, entry) in zip(terms, entries) {
      canvas.blanks(indent)
      canvas.append(term)
      var reached = indent + term.cells
      for line in WrappedText(entry.text, width: width - column, on: canvas.appearance).lines where !line.isEmpty {
        if reached + 2 > column {
          canvas.endLine()
          reached = 0
        }
        canvas.blanks(column - reached)
        canvas.append(line)
        reached = column
      }
      canvas.endLine()
    }
  }

  private mutating func code(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if !line.isEmpty {
        canvas.blanks(2 * Self.indent)
        canvas.foreign(String(line))
      }
      canvas.endLine()
    }
  }

  private mutating func finding(_ finding: Diagnostic, _ sources: SourceMap) {
    let appearance = canvas.appearance
    let narrower = Appearance(
      color: appearance.color, unicode: appearance.unicode, width: appearance.width.map { _ in width - 2 * Self.indent }
    )
    var report = TextReport(sources, narrower)
    for line in report.text(of: finding).lines {
      canvas.blanks(2 * Self.indent)
      canvas.append(line)
    }
  }
}
