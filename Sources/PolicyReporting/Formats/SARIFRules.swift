import PolicyDiagnostics
import PolicyJSON

extension ReportingTool {
  /// The component that policyc is in SARIF, with the rules that results refer to.
  func driver(_ rules: [String]) -> JSONValue {
    let home: [JSONValue.Member] = pages.base.map { [("informationUri", .string($0))] } ?? []
    return .members(
      [("name", "policyc"), ("version", .string(version)), ("semanticVersion", .string(version))] + home
        + [("rules", .array(rules.map(descriptor)))])
  }

  private func descriptor(_ id: String) -> JSONValue {
    guard let (entry, page) = describe(id) else { return ["id": .string(id)] }
    let help = ExplanationText.render(page, Appearance(color: false, unicode: true)).text
    // A URL has to be absolute here, and is known only when somebody said where the pages are.
    let address: [JSONValue.Member] = pages.base.map { _ in [("helpUri", .string(pages.address(of: id)))] } ?? []
    return .members(
      [
        ("id", .string(id)), ("shortDescription", ["text": .string(entry.summary.sentence)]),
        ("fullDescription", ["text": .string(entry.why.sentence)]),
      ] + address
        + [
          (
            "help",
            [
              "text": .string(help),
              "markdown": .string(ExplanationMarkdown.render(page, level: 1, .below(pages.base))),
            ]
          ),
          ("defaultConfiguration", ["level": .string(entry.severity.rawValue)]),
          (
            "properties",
            [
              "tags": [.string(entry.kind.rawValue), .string(entry.group)], "page": .string(pages.address(of: id)),
              "problem.severity": .string(entry.severity == .note ? "recommendation" : entry.severity.rawValue),
            ]
          ),
        ])
  }
}
