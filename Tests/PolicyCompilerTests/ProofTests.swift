import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import TestSupport
import Testing

/// What the rules that need proof say about whole projects.
@Suite struct ProofTests {
  /// What no policy can mend, a target could: with a deadline computed at each ask, only the end of a run is blind.
  @Test func deadlinesComputedAtEachAskLeaveABlindWindow() {
    let project = ShippedPolicies.project { text in
      text.replacing("approval_anchor: run-start", with: "approval_anchor: ask")
        .replacing("rule: approval-outlives-hard-cap", with: "rule: setup-eats-budget")
    }
    let found = project.check().findings.filter { $0.id.hasPrefix("approval-") }
    let message = "an approval asked for in the last 1m30s of the run, from 28:30, waits without a deadline"
    #expect(Set(found.map { "\($0.id): \($0.message)" }) == ["approval-blind-window: \(message)"])
    #expect(found.flatMap(\.surfaces).sorted() == ["discord", "web"])
    let timeline = """
        0:00      agent starts and works, never silent for 13:00; cap at 30:00
       28:30      agent asks for approval, without a deadline
       30:00      hard cap ends the run, approval still open      ← no answer can arrive any more
      """
    #expect(Set(found.map { $0.timeline.joined(separator: "\n") }) == [timeline])
  }

  @Test func budgetsCarryWhatIsGuaranteed() throws {
    let project = ShippedPolicies.project()
    let budgets = try #require(project.lower(project.check())).budgets
    let guaranteed = budgets.map { budget in
      let hold = budget.guarantees?.slotHold.map { "\($0)" } ?? "-"
      return "\(budget.surface): \(hold), \(budget.guarantees?.queueWait.map { "\($0)" } ?? "-")"
    }
    #expect(guaranteed == ["ci: 20m, -", "web: 30m, 2h30m", "discord: 30m, 2h30m"])
  }

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
