import PolicyDiagnostics

/// Writes explanations as Markdown.
package struct ExplanationMarkdown {
  /// Where the documents of policyc's repository are, as seen from a page.
  package enum Documents {
    /// The page lies in this folder of the same repository.
    case besides(folder: String)
    /// Below a URL without a final slash; nil when nobody knows one, and then a link is only its words.
    case below(String?)
  }

  private var text = ""
  private let documents: Documents

  private init(_ documents: Documents) { self.documents = documents }

  /// A page as a section, with a final line break.
  ///
  /// - Parameters:
  ///   - level: of its heading; 1 for a document of its own.
  ///   - documents: what links lead to.
  package static func render(_ page: ExplanationPage, level: Int, _ documents: Documents) -> String {
    var markdown = ExplanationMarkdown(documents)
    markdown.draw(page, String(repeating: "#", count: level))
    return markdown.text
  }

  private mutating func draw(_ page: ExplanationPage, _ mark: String) {
    text += "\(mark) `\(page.topic)`\n\n"
    if let heading = page.summaryHeading { text += "\(mark)# \(heading)\n\n" }
    text += Self.escaped(page.summary.sentence) + "\n"
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
    case .links(let links): for link in links { text += "- \(written(link))\n" }
    case .code(let code, let language, let caption):
      if let caption { text += "\(Self.escaped(caption)):\n\n" }
      fence(code, language)
    case .finding(let finding, let sources):
      var report = TextReport(sources, Appearance(color: false, unicode: true))
      fence(String(report.render([finding]).text.dropLast()), .text)
    }
  }

  private func written(_ link: ExplanationPage.Link) -> String {
    guard let address = address(of: link.address) else { return Self.escaped(link.text) }
    guard let label = link.label else { return "[\(Self.escaped(link.text))](\(address))" }
    return "\(Self.escaped(link.text)): [\(Self.escaped(label))](\(address))"
  }

  private func address(of path: String) -> String? {
    switch documents {
    case .below(let base): return base.map { "\($0)/\(path)" }
    case .besides(let folder):
      let (here, there) = (folder.split(separator: "/"), path.split(separator: "/"))
      let shared = zip(here, there).prefix { $0 == $1 }.count
      return (Array(repeating: "..", count: here.count - shared) + there.dropFirst(shared)).joined(separator: "/")
    }
  }

  private mutating func fence(_ code: String, _ language: ExplanationPage.Language) {
    // Longer than any run of backticks inside.
    let longest = code.split(whereSeparator: { $0 != "`" }).map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    text += "\(fence)\(language.rawValue)\n\(code)\n\(fence)\n"
  }

  /// Prose in which only what stands between backticks is left as it is.
  package static func escaped(_ prose: String) -> String {
    prose.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, part in
      guard index.isMultiple(of: 2) else { return String(part) }
      return part.map { "<*[]".contains($0) ? "\\\($0)" : String($0) }.joined()
    }.joined(separator: "`")
  }
}
