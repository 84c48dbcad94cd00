import PolicyCompiler
import TestSupport
import Testing

/// The removal of a dead value is offered only where it leaves no other value of a policy that is dead for the same
/// reason.
@Suite struct OfferedRemovalTests {
  private static let totalWait = "  mode: prompt\n  total_wait: 1h\n"
  private static let formula = "  mode: auto-reject\n  deadline:\n    share: 50%\n"

  /// What the parent says below `approval`, what the policy adds, and what is offered for it.
  @Test(arguments: [
    ("  mode: prompt\n", "  total_wait: 2h\n", ["remove approval.total_wait"]),
    (totalWait, "  total_wait: 2h\n", []),
    ("  mode: auto-reject\n", "  deadline:\n    share: 20%\n", ["remove approval.deadline.share"]),
    (formula, "  deadline:\n    share: 20%\n", []),
    ("  mode: auto-reject\n", "  deadline:\n    floor: 1m\n", ["remove approval.deadline.floor"]),
    (formula, "  deadline:\n    share: 20%\n    floor: 1m\n", []),
  ])
  func offersAre(_ parent: String, _ own: String, _ offers: [String]) {
    let project = TestProject([
      (
        name: "base.yaml",
        text:
          "policyc: 1\nabstract: true\ntarget: example\nrun:\n  hard_cap: 30m\n  inactivity: off\napproval:\n\(parent)"
      ),
      (name: "web.yaml", text: "policyc: 1\nsurface: web\nextends: base.yaml\napproval:\n\(own)"),
      (name: "targets/example.yaml", text: ExampleTarget.text),
    ])
    let findings = project.check().findings.filter { $0.id == "dead-clock" }
    #expect(!findings.isEmpty)
    #expect(findings.flatMap(\.fixIts).map(\.title) == offers)
  }
}
