import PolicyCompiler
import PolicyDiagnostics
import PolicyRules
import TestSupport
import Testing

/// A rule that was taken out stays known: wherever a project names it, it does nothing but bring a note.
@Suite struct RetiredRuleTests {
  static let policy = "policyc: 1\nsurface: web\ntarget: program\nrun: {hard_cap: 30m}\n"
  static let files = [
    (name: "web.yaml", text: policy),
    (
      name: "targets/program.yaml",
      text: """
      policyc: 1
      program: program
      version: "1"
      runtime: other
      surfaces: [web]
      knobs: {CAP: {field: run.hard_cap, unit: ms}}
      behaviour: {hard_cap_starts: slot-grant, setup_bounded: true, approval_anchor: ask, approval_stops: nothing,
        ask_without_deadline: rejected, rearm_during_approval: any-activity, reject_closes_all: false, tie: timeout,
        cap_before_queue: false, aborts_agent: true, failure_copy: [], failure_kinds: []}

      """
    ),
  ]

  private func notes(_ policy: String, _ configuration: String? = nil) -> [String] {
    let project = [(name: "web.yaml", text: policy), Self.files[1]]
    let all = project + [configuration.map { (name: "policyc.yaml", text: $0) }].compactMap { $0 }
    let findings = TestProject(all).check().findings
    #expect(findings.allSatisfy { $0.severity == .note })
    return findings.map { "\($0.id): \($0.message)" }
  }

  @Test(arguments: RuleCatalog.retired)
  func isKnownEverywhere(_ retirement: Retirement) {
    let note = "retired-rule: \(retirement.id) was retired in \(retirement.release)"
    #expect(notes(Self.policy) == [])
    #expect(notes(Self.policy + "accept:\n  - rule: \(retirement.id)\n    reason: it was lived with\n") == [note])
    #expect(
      notes(
        Self.policy + "accept:\n  - rule: \(retirement.id)\n    reason: it was lived with\n    until: 2020-01-01\n")
        == [note], "one that is over is no finding either")
    let commented = Self.policy.replacing("30m}", with: "30m} # policyc: accept \(retirement.id): it was lived with")
    #expect(notes(commented) == [note])
    for setting in ["off", "error", "{severity: note, reason: it was lived with}"] {
      #expect(
        notes(Self.policy, "policyc: 1\nproject: example\nrules:\n  \(retirement.id): \(setting)\n") == [note],
        "\(setting)")
    }
  }

  /// An id names one rule for ever.
  @Test func idsAreNotUsedAgain() {
    let retired = RuleCatalog.retired.map(\.id)
    #expect(retired == retired.sorted() && Set(retired).isDisjoint(with: RuleCatalog.all.map(\.id)))
    #expect(RuleCatalog.retired.compactMap(\.successor).filter { RuleCatalog.metadata(of: $0) == nil } == [])
    #expect(retired.filter { LanguageErrorCatalog.error($0) != nil } == [])
  }

  /// Many policies that inherit one list name the rule once.
  @Test func inheritedListIsToldOnce() {
    let base = "policyc: 1\nabstract: true\naccept:\n  - rule: proxy-cuts-readiness\n    reason: it was lived with\n"
    let files = ["a", "b"].map { (name: "\($0)/web.yaml", text: Self.policy + "extends: ../base.yaml\n") }
    let found = TestProject(files + [(name: "base.yaml", text: base), Self.files[1]]).check().findings
    #expect(found.filter { $0.id == "retired-rule" }.count == 1)
  }
}
