import ArgumentParser
import PolicyExplanation
import PolicyReporting

/// `policyc rules`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", _superCommandName: "policyc",
    abstract: "Lists every rule and language error that a check can report.",
    discussion: """
      With its severity, whether it can be accepted, and whether findings come with an edit that fixes them. \
      policyc explain ID says more about one.
      """)

  /// How the list is printed.
  enum Format: String, OptionWord {
    case text, json, markdown
  }

  @Option(help: "How to print the list: text, json or markdown.")
  var format: Format = .text

  @Option(help: "When to colour: auto, always or never.")
  var color: ColorOption = .auto

  func run() {
    switch format {
    case .text: Output.standard.write(CatalogReport.text(Catalog.groups, Output.standard.appearance(color)))
    case .json: Output.standard.write(CatalogReport.json(Catalog.groups))
    case .markdown:
      let utf8 = Appearance(color: false, unicode: true)
      Output.standard.write(PrintableText(lines: CatalogReport.markdown(Catalog.groups), on: utf8))
    }
  }
}
