import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyRules
import Testing

/// What rules are said to read is what they read.
@Suite struct FieldReadershipTests {
  @Test(arguments: [
    ("inactivity-outlasts-hard-cap", [FieldID.hardCap, .inactivity]), ("hard-cap-missing", [.hardCap]),
    ("surface-not-served", []),
  ])
  func fieldsOfARule(_ rule: String, _ expected: [FieldID]) {
    #expect(FieldReadership.fields(readBy: rule) == expected)
  }

  @Test func rulesThatGoByKnobsReadEverySetting() {
    let general = RuleCatalog.all.map(\.id).filter(FieldReadership.isGeneral)
    #expect(Set(general).isSuperset(of: ["field-not-honoured", "knob-conflict", "timer-overflow"]))
    #expect(!general.contains("approval-outlives-hard-cap"))
  }

  /// A rule that looked past the policy's answers could report about a value without being noticed.
  @Test func whereverAFindingStandsItsFieldWasRead() {
    var strangers: [String] = []
    for rule in RuleCatalog.all {
      for example in rule.examples {
        let judged = JudgedExample(example)
        let places = Set(judged.findings(of: rule.id).flatMap { [$0.span] + $0.notes.compactMap(\.span) })
        let read = Set(FieldReadership.fields(readBy: rule.id))
        for policy in judged.checked.resolved.policies {
          for layer in policy.layers {
            for entry in layer.fields.entries where places.contains(entry.element.span) && !read.contains(entry.field) {
              strangers.append("\(rule.id) reports \(entry.field.path) without reading it")
            }
          }
        }
      }
    }
    #expect(strangers == [])
  }
}
