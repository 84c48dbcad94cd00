import PolicyCompiler
import PolicyDiagnostics
import TestSupport
import Testing

/// What the rules that need proof say about whole projects.
@Suite struct ProofTests {
  /// Web and Discord inherit one hard cap, so that they share the finding; the run that shows it may be another one.
  @Test(arguments: [("13m", [] as [String]), ("14m", ["the run shown is not one of web"])])
  func mergedFindingSaysWhoseRunItDoesNotShow(_ window: String, _ notes: [String]) {
    let project = ShippedPolicies.project { text in
      let isWeb = text.contains("surface: web")
      return text.replacing("  hard_cap: 30m\n", with: "")
        .replacing("inactivity: 13m", with: isWeb ? "inactivity: \(window)" : "inactivity: 13m")
        .replacing("max_concurrent: 3", with: "max_concurrent: 3\n  hard_cap: 30m")
        .replacing("rule: approval-outlives-hard-cap", with: "rule: setup-eats-budget")
    }
    let late = project.check().findings.filter { $0.id == "approval-outlives-hard-cap" }
    #expect(late.map(\.surfaces) == [["web", "discord"]])
    #expect(late.flatMap(\.notes).map(\.message).filter { $0.hasPrefix("the run shown") } == notes)
  }
}
