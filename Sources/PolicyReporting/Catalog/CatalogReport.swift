import PolicyDiagnostics
import PolicyJSON

/// Writes the catalogue of rules and language errors as a list.
package enum CatalogReport {
  /// The version of the JSON; a change that a reader could notice raises it.
  package static let version = 1

  /// For people.
  package static func text(_ groups: [CatalogGroup], _ appearance: Appearance) -> PrintableText {
    let count = groups.reduce(0) { $0 + $1.entries.count }
    let page = ExplanationPage(
      "policyc rules", kind: "catalogue",
      summary: "\(count) things that policyc check can report; language errors are errors and not acceptable",
      sections: groups.map { group in
        ExplanationPage.Section(
          group.title, [.names(group.entries.map { .init($0.id, $0.words) })])
      })
    return ExplanationText.render(page, appearance)
  }

  /// As `schemas/rules.schema.json` describes it.
  package static func json(_ groups: [CatalogGroup]) -> PrintableText {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.member("policyc", version)
      writer.member("rules") { writer in
        writer.array(groups.flatMap(\.entries)) { writer, entry in
          writer.object { write(entry, &$0) }
        }
      }
    }
    return PrintableText(writer)
  }

  private static func write(_ entry: CatalogEntry, _ writer: inout JSONWriter) {
    writer.member("id", entry.id)
    writer.member("kind", entry.kind.rawValue)
    writer.member("group", entry.group)
    writer.member("severity", entry.severity.rawValue)
    writer.member("acceptable", entry.isAcceptable)
    writer.member("fixable", entry.isFixable)
    writer.member("summary", entry.summary)
    writer.member("why", entry.why)
    writer.member("page", PageAddresses().address(of: entry.id))
  }

  /// The index of `docs/rules`.
  package static func markdown(_ groups: [CatalogGroup]) -> String {
    let introduction = """
      # Rules and language errors

      What `policyc check` can report. `policyc explain ID` shows the same pages, `policyc rules` the same list. A \
      finding can be accepted with a reason where it says so; a language error never can, because nobody knows what was \
      meant. Where a fix is offered, some findings come with an edit that answers them.

      """
    return introduction + groups.map(table).joined()
  }

  /// The end of the index: the rules that were taken out, each with its page and its properties.
  package static func markdown(retired pages: [ExplanationPage]) -> String {
    guard let first = pages.first else { return "" }
    func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |\n" }
    let rows = pages.map { row(["[`\($0.topic)`](\($0.topic).md)"] + $0.properties.map(\.text)) }
    let terms = first.properties.map(\.term)
    return "\n## Retired\n\n" + row(["id"] + terms) + row(["---"] + terms.map { _ in "---" }) + rows.joined()
  }

  private static func table(_ group: CatalogGroup) -> String {
    let rows = group.entries.map { entry in
      let cells = [
        "[`\(entry.id)`](\(entry.id).md)", entry.severity.rawValue, entry.isAcceptable ? "yes" : "no",
        entry.isFixable ? "yes" : "no", ExplanationMarkdown.escaped(entry.summary).replacing("|", with: "\\|"),
      ]
      return "| \(cells.joined(separator: " | ")) |\n"
    }
    return """

      ## \(group.title)

      | id | severity | can be accepted | fix offered | what is wrong |
      | --- | --- | --- | --- | --- |
      \(rows.joined())
      """
  }
}

extension CatalogEntry {
  /// `error: a policy has no hard cap (not acceptable)`; of a language error only what they do not all have in common.
  fileprivate var words: String {
    let isRule = kind == .rule
    let traits = [isRule && !isAcceptable ? "not acceptable" : nil, isFixable ? "fixable" : nil].compactMap { $0 }
    return (isRule ? "\(severity.rawValue): " : "") + summary
      + (traits.isEmpty ? "" : " (\(traits.joined(separator: ", ")))")
  }
}
