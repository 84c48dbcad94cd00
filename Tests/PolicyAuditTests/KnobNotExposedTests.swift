import PolicyAudit
import PolicySource
import PolicyRules
import TestSupport
import Testing

/// Every example of the rules about deployments, which `RuleExampleTests` leaves to this suite.
@Suite struct KnobNotExposedTests {
  static let examples = RuleCatalog.deploymentRules.flatMap(\.metadata.examples)

  @Test(arguments: examples.indices) func exampleIsJudgedAsItSays(_ index: Int) {
    let example = Self.examples[index]
    let audited = AuditedExample(example)
    let places = example.deployment.flatMap { file in
      MarkedText(file.text).ranges.map { "\(file.name) \($0)" }
    }
    let actual = audited.findings.map { finding in
      "\(audited.sources[finding.span.file].path.shown) \(finding.span.range): \(finding.message)"
    }
    switch example.verdict {
    case .accepted: #expect(actual == [])
    case .rejected(let message): #expect(actual == places.map { "\($0): \(message)" } && places.count == 1)
    }
    let lines = audited.findings.flatMap {
      [$0.message] + $0.notes.map(\.message) + $0.help + [$0.why].compactMap { $0 }
    }
    #expect(lines.flatMap(Wording.faults(inLine:)) == [])
  }
}
