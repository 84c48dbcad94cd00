import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyReporting
import PolicyWorkspace
import TestSupport
import Testing

/// An accepted finding keeps its reasons on the way from the policy into the report.
@Suite struct SuppressionTests {
  private static let policy = """
    policyc: 1
    surface: SURFACE
    target: example
    extends: shared.yaml
    accept:
      - rule: setup-eats-budget
        reason: SURFACE prepares a large checkout
        until: 2027-01-31

    """
  private static let project = TestProject(
    ["web", "discord"].map { ("\($0).yaml", policy.replacing("SURFACE", with: $0)) } + [
      (
        "shared.yaml", "policyc: 1\nabstract: true\nrun:\n  hard_cap: 10m\n  setup_allowance: 5m\n"
      ), ("targets/example.yaml", ExampleTarget.text),
    ])

  @Test func carryEveryReason() {
    let accepted = Self.project.check().accepted.filter { $0.diagnostic.id == "setup-eats-budget" }
    #expect(accepted.count == 1)
    #expect(
      accepted.flatMap(\.acceptances).map(\.reason).sorted()
        == ["discord prepares a large checkout", "web prepares a large checkout"])
  }

  @Test func standInSARIF() throws {
    let accepted = try #require(Self.project.check().accepted.first { $0.diagnostic.id == "setup-eats-budget" })
    let identity = FindingIdentity(rule: "setup-eats-budget", file: "shared.yaml", pointer: "/run/setup_allowance")
    let result = CheckReport(
      Self.project.sources, [],
      accepted: [IdentifiedAcceptance(IdentifiedFinding(accepted.diagnostic, identity), by: accepted.acceptances)])
    let text = FindingsFormat.sarif.render(result).text
    for part in [
      #""kind": "inSource""#, #""justification": "web prepares a large checkout""#, #""until": "2027-01-31""#,
      #""uri": "discord.yaml""#,
    ] {
      #expect(text.contains(part), "\(part) in \(text)")
    }
    // Whoever counts findings that stand counts none.
    for format in FindingsFormat.allCases where format != .sarif {
      #expect(!format.render(result).text.contains("setup-eats-budget"))
    }
  }
}
