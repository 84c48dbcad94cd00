import PolicyDiagnostics

/// Writes explanations as Markdown.
public struct ExplanationMarkdown {
  private var text = ""

  /// A page as a section, with a final line break.
  ///
  /// - Parameter level: of its heading; 1 for a document of its own.
  public static func render(_ page: ExplanationPage, level: Int) -> String {
    var markdown = ExplanationMarkdown()
    markdown.draw(page, String(repeating: "#", count: level))
    return markdown.text
  }

  private mutating func draw(_ page: ExplanationPage, _ mark: String) {
    text += "\(mark) `\(page.topic)`\n\n\(Self.escaped(page.summary.sentence))\n"
    if !page.properties.isEmpty { draw(.properties(page.properties)) }
    for section in page.sections {
      text += "\n\(mark)# \(section.heading)\n"
      for block in section.blocks { draw(block) }
    }
  }

  private mutating func draw(_ block: ExplanationPage.Block) {
    text += "\n"
    switch block {
    case .paragraph(let paragraph): text += Self.escaped(paragraph) + "\n"
    case .list(let items): for item in items { text += "- \(Self.escaped(item))\n" }
    case .properties(let entries):
      for entry in entries { text += "- \(Self.escaped(entry.term)): \(Self.escaped(entry.text))\n" }
    case .names(let entries):
      for entry in entries {
        text += "- `\(entry.term)`\(entry.text.isEmpty ? "" : ": ")\(Self.escaped(entry.text))\n"
      }
    case .code(let code, let language, let caption):
      if let caption { text += "\(Self.escaped(caption)):\n\n" }
      fence(code, language)
    case .finding(let finding, let sources):
      var report = TextReport(sources, Appearance(color: false, unicode: true))
      fence(String(report.render([finding]).text.dropLast()), .text)
    }
  }

  private mutating func fence(_ code: String, _ language: ExplanationPage.Language) {
    // Longer than any run of backticks inside.
    let longest = code.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    text += "\(fence)\(language.rawValue)\n\(code)\n\(fence)\n"
  }

  /// Prose in which only what stands between backticks is left as it is.
  public static func escaped(_ prose: String) -> String {
    prose.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
      guard index.isMultiple(of: 2) else { return String(part) }
      return part.map { "<*[]".contains($0) ? "\\\($0)" : String($0) }.joined()
    }.joined(separator: "`")
  }
}
