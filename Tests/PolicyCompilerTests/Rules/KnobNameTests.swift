import PolicyCompiler
import PolicyDiagnostics
import PolicyFixing
import TestSupport
import Testing

/// Where `knob-name-contradicts-unit` speaks, and who can accept what it says.
@Suite struct KnobNameTests {
  private static let id = "knob-name-contradicts-unit"
  private static let policies = ["web", "discord"].map { surface in
    (name: "\(surface).yaml", text: "policyc: 1\nsurface: \(surface)\ntarget: service\nrun:\n  hard_cap: 30m\n")
  }

  /// A target that serves both surfaces and uses another one, each with a knob.
  private static func targets(_ own: String, used: String) -> [(name: String, text: String)] {
    let text = ExampleTarget.text
    let behaviour = text.firstRange(of: "behaviour:").map { text[$0.lowerBound...] } ?? ""
    let head: (String) -> String = { "policyc: 1\nprogram: \($0)\nversion: \"1\"\nruntime: other\n" }
    return [
      (
        "targets/service.yaml",
        head("service") + "surfaces: [web, discord]\nuses: [helper]\nknobs:\n  \(own)\n" + behaviour
      ), ("targets/helper.yaml", head("helper") + "knobs:\n  \(used)\n"),
    ]
  }

  private static let matching = "CAP_MS: {field: run.hard_cap, unit: ms}"
  private static let contradicting = "CAP_MS: {field: run.hard_cap, unit: m}"

  /// It speaks once, whoever uses the target, or nobody.
  @Test func speaksOfEveryTarget() {
    let helper = "READY_S: {field: workspace.ready_timeout, unit: ms}"
    for policies in [Self.policies, []] {
      let project = TestProject(policies + Self.targets(Self.contradicting, used: helper))
      let findings = project.check().findings.filter { $0.id == Self.id }
      let surfaces = policies.isEmpty ? [] : ["web", "discord"]
      #expect(
        findings.map { "\(project.name(of: $0.span)) \($0.surfaces)" } == [
          "targets/helper.yaml \(surfaces)", "targets/service.yaml \(surfaces)",
        ])
      #expect(
        findings.map(\.message) == [
          "unit ms contradicts the name of READY_S, which says seconds",
          "unit m contradicts the name of CAP_MS, which says milliseconds",
        ])
      let edits = findings.flatMap(\.fixIts).map { "\($0.title) \($0.safety.rawValue)" }
      #expect(edits == ["write unit: s needs-review", "write unit: ms needs-review"])
    }
  }

  /// A policy accepts it for itself; a comment at the unit for all, also where no policy is.
  @Test(arguments: [
    ([], "", 1), (["web"], "", 1), (["web", "discord"], "", 0), ([], "  # policyc: accept \(id): it reads minutes", 0),
  ])
  func isAccepted(_ accepting: [String], _ comment: String, _ count: Int) {
    let entry = "accept:\n  - {rule: \(Self.id), reason: the program reads minutes}\n"
    let policies = Self.policies.map { policy in
      (policy.name, policy.text + (accepting.contains { policy.name == "\($0).yaml" } ? entry : ""))
    }
    let targets = Self.targets(Self.contradicting + comment, used: "RUNS: {field: run.max_concurrent}")
    #expect(TestProject(policies + targets).check().findings.count { $0.id == Self.id } == count)
    guard accepting.isEmpty else { return }
    #expect(TestProject(targets).check().findings.map(\.id) == (comment.isEmpty ? [Self.id] : []))
  }

  /// What is exported changes with the unit, so its fix is no safe one.
  @Test(arguments: [FixLevelCase(.safe, contradicting), FixLevelCase(.review, matching)])
  func fixNeedsReview(_ test: FixLevelCase) {
    let files = (Self.policies + Self.targets(Self.contradicting, used: "RUNS: {field: run.max_concurrent}"))
      .map { ($0.name, Array($0.text.utf8)) }
    #expect(FixTrial(files, test.level).text(of: "targets/service.yaml").contains(test.knob))
  }

  struct FixLevelCase: Sendable {
    let level: FixLevel
    let knob: String

    init(_ level: FixLevel, _ knob: String) { (self.level, self.knob) = (level, knob) }
  }
}
