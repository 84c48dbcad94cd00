import PolicyCompiler
import PolicyReporting
import TestSupport
import Testing

/// The schema of budgets against what is really written.
@Suite(.enabled(if: SchemaJudge.isAvailable, "python3 with jsonschema and ruamel.yaml is missing"))
struct BudgetSchemaTests {
  /// The budgets of the shipped policies, and of one with every type of value.
  static let budgets: [String] = [Shipped.project, everyType].compactMap { project in
    project.lower(project.check()).map { BudgetReport.render($0).text }
  }

  @Test func describesWhatIsWritten() {
    #expect(Self.everyType.check().findings.filter { $0.severity == .error }.map(\.message) == [])
    let questions = Self.budgets.map { SchemaJudge.Question($0, against: "budget") }
    #expect(SchemaJudge.answers(to: questions) == [[], []])
  }

  /// Each turns the budgets into something that policyc never writes.
  static let changes: [(from: String, to: String)] = [
    (#""policyc": 1"#, #""policyc": 2"#),
    (#""surface": "web""#, #""surface": "phone""#),
    (#""surface": "web""#, #""surface": "web", "more": 1"#),
    (#""name": "example""#, #""name": "The example""#),
    (#""version": "1""#, #""version": """#),
    (#""run.hard_cap""#, #""run.hardcap""#),
    (#""run.hard_cap""#, #""job.timeout""#),
    (#""value": 1800000"#, #""value": null"#),
    (#""value": 1800000"#, #""value": 0"#),
    (#""value": 1800000"#, #""value": "30m""#),
    (#""unit": "ms""#, #""unit": "s""#),
    (#""unit": "percent""#, #""unit": "ms""#),
    (#""unit": "ms","#, ""),
    (#""kind": "set""#, #""kind": "neutral""#),
    (#""kind": "set""#, #""kind": "guessed""#),
    (#""line": 4,"#, ""),
    (#""slot_hold": 1800000"#, #""slot_hold": -1"#),
    (#""which": "until""#, #""which": "some""#),
    (#""asks": 3,"#, ""),
    (#""ends_runs": true"#, #""ends_runs": "yes""#),
    (#""obstacle": "off""#, #""obstacle": "on""#),
  ]

  @Test func refusesWhatIsNeverWritten() throws {
    let text = try #require(Self.budgets.last)
    let questions = Self.changes.map {
      SchemaJudge.Question(text.replacingFirst($0.from, with: $0.to), against: "budget")
    }
    let answers = try #require(SchemaJudge.answers(to: questions))
    let accepted = zip(Self.changes, answers).compactMap { $1.isEmpty ? "\($0.from) → \($0.to)" : nil }
    #expect(accepted == [])
    #expect(Self.changes.filter { !text.contains($0.from) }.map(\.from) == [])
  }

  private static let everyType = TestProject([
    (
      "web.yaml",
      """
      policyc: 1
      surface: web
      target: \(ExampleTarget.name)
      run: {hard_cap: 30m, activity: [tool, text], max_concurrent: 3, setup_allowance: 0s}
      approval: {deadline: {share: 50%}}
      lease: {heartbeat: off}
      continuation: {mode: none}
      """
    ), ("targets/example.yaml", ExampleTarget.text),
  ])
}

extension String {
  fileprivate func replacingFirst(_ part: String, with other: String) -> String {
    guard let range = self.firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }
}
