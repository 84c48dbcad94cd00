import PolicyDiagnostics
import TestSupport
import Testing

/// What cannot be understood is unknown: one mistake in the shipped policies gives its own finding and no other.
@Suite struct UnknownTests {
  /// A text of one file, what is written instead, and the finding.
  struct Mistake: Sendable, CustomTestStringConvertible {
    let file: String
    let text: String
    let replacement: String
    let finding: String

    init(_ file: String, _ text: String, _ replacement: String, _ finding: String) {
      (self.file, self.text, self.replacement, self.finding) = (file, text, replacement, finding)
    }

    var testDescription: String { "\(file): \(replacement)" }
  }

  static let shipped = CorpusCase(folder: "policies")

  static let values = [
    Mistake("web.yaml", "hard_cap: 30m", "hard_cap: 1800000", "not-a-duration"),
    Mistake("web.yaml", "inactivity: 13m", "inactivity: never ever", "not-a-duration"),
    Mistake("web.yaml", "inactivity: 13m", "inactivity: [13m]", "wrong-type"),
    Mistake("web.yaml", "inactivity: 13m", "inactivity:", "null-value"),
    Mistake("gateway.yaml", "max_concurrent: 3", "max_concurrent: three", "not-a-count"),
    Mistake("ci.yaml", "timeout: 75m", "timeout: 75 minutes", "not-a-duration"),
    Mistake("ci.yaml", "attempts: 3", "attempts: 3.0", "not-a-count"),
    Mistake("ci.yaml", "hard_cap: 20m", "hard_cap: &cap 20m", "anchor"),
    Mistake("ci.yaml", "hard_cap: 20m", "hard_cap: *cap", "alias"),
    Mistake("web.yaml", "surface: web", "surface: wbe", "unknown-word"),
  ]

  static let groups = [
    Mistake("web.yaml", "run:", "rnu:", "unknown-key"),
    Mistake("web.yaml", "hard_cap: 30m", "hardcap: 30m", "unknown-key"),
    Mistake("web.yaml", "hard_cap: 30m", "hard_cap: 30m\n  hard_cap: 20m", "duplicate-key"),
    Mistake("web.yaml", "hard_cap: 30m", "hаrd_cap: 30m", "non-ascii-key"),
    Mistake("web.yaml", "run:", "<<: {run: 3}\nrun:", "merge-key"),
    Mistake("ci.yaml", "\njob:\n", "\njbo:\n", "unknown-key"),
    Mistake("ci.yaml", "\njob:\n", "\n? job\n:\n", "key-not-text"),
  ]

  static let parents = [
    Mistake("web.yaml", "extends: gateway.yaml", "extends: gatway.yaml", "extends-missing"),
    Mistake("web.yaml", "extends: gateway.yaml", "extends: targets/gateway.yaml", "extends-missing"),
    Mistake("web.yaml", "extends: gateway.yaml", "extends: discord.yaml", "extends-concrete"),
    Mistake("web.yaml", "extends: gateway.yaml", "extends: web.yaml", "extends-cycle"),
    Mistake("web.yaml", "extends: gateway.yaml", "extends: {path: gateway.yaml}", "text-needs-quotes"),
    Mistake("web.yaml", "extends: gateway.yaml", "extend: gateway.yaml", "unknown-key"),
    Mistake("gateway.yaml", "policyc: 1", "policyc: 2", "unknown-version"),
    Mistake("gateway.yaml", "abstract: true", "abstract: yes", "not-a-switch"),
    Mistake("gateway.yaml", "abstract: true", "abstrct: true", "unknown-key"),
    Mistake("gateway.yaml", "run:", "run: {", "yaml-syntax"),
    Mistake("gateway.yaml", "target: gateway", "taget: gateway", "unknown-key"),
  ]

  static let targets = [
    Mistake("gateway.yaml", "target: gateway", "target: gatewy", "unknown-target"),
    Mistake("gateway.yaml", "target: gateway", "target: Gateway", "not-a-name"),
    Mistake("targets/gateway.yaml", "program: gateway", "progam: gateway", "unknown-key"),
    Mistake("targets/gateway.yaml", "program: gateway", "program: Gateway", "not-a-name"),
    Mistake("targets/gateway.yaml", "version: \"0.104\"", "version: \"0.104\n", "yaml-syntax"),
    Mistake("targets/gateway.yaml", "version: \"0.104\"", "version: [0, 104]", "text-needs-quotes"),
    Mistake("targets/gateway.yaml", "runtime: node", "runtime: nodejs", "unknown-word"),
    Mistake("targets/gateway.yaml", "surfaces: [web, discord]", "surfaces: [web, dicsord]", "unknown-word"),
    Mistake("targets/gateway.yaml", "surfaces: [web, discord]", "surfaces: web, discord", "wrong-type"),
    Mistake("targets/gateway.yaml", "surfaces: [web, discord]", "surface: [web, discord]", "several-kinds"),
    Mistake("targets/gateway.yaml", "uses: [workspace]", "uses: [workspce]", "unknown-target"),
    Mistake("targets/gateway.yaml", "uses: [workspace]", "use: [workspace]", "unknown-key"),
    Mistake("targets/workspace.yaml", "program: workspace", "program: workspaces of it", "not-a-name"),
    Mistake("targets/workspace.yaml", "knobs:", "knob:", "unknown-key"),
    Mistake("targets/gateway.yaml", "tie: inactivity", "tie: both", "unknown-word"),
    Mistake("targets/gateway.yaml", "  tie: inactivity\n", "", "missing-key"),
    Mistake("targets/gateway.yaml", "failure_copy: []", "failure_copy: none", "wrong-type"),
    Mistake("targets/gateway.yaml", "behaviour:", "behavior:", "unknown-key"),
  ]

  static let offers = [
    Mistake("targets/gateway.yaml", "field: run.hard_cap", "field: run.hardcap", "unknown-key"),
    Mistake("targets/gateway.yaml", "field: run.hard_cap", "feild: run.hard_cap", "unknown-key"),
    Mistake("targets/gateway.yaml", "default: 30m", "default: 1800000", "not-a-duration"),
    Mistake("targets/gateway.yaml", "unit: ms\n    default: 30m", "default: 30m", "knob-unit"),
    Mistake("targets/gateway.yaml", "GATEWAY_RUN_TIMEOUT_MS:", "gateway.run_timeout:", "not-a-variable"),
    Mistake("targets/workspace.yaml", "max: 10m", "max: 10", "not-a-duration"),
    Mistake("targets/gateway.yaml", "queue.depth: 5", "queue.depth: five", "not-a-count"),
    Mistake("targets/gateway.yaml", "queue.depth: 5", "queue.dpeth: 5", "unknown-key"),
    Mistake("targets/gateway.yaml", "fixed:", "fixd:", "unknown-key"),
    Mistake("targets/gateway.yaml", "run.setup_allowance: 345s", "run.setup_allowance: long", "not-a-duration"),
    Mistake("targets/gateway.yaml", "defaults:", "default:", "unknown-key"),
  ]

  static let acceptances = [
    Mistake("ci.yaml", "rule: lease-expires-mid-run", "rule: lease-expires-midrun", "unknown-rule"),
    Mistake("ci.yaml", "rule: lease-expires-mid-run", "rul: lease-expires-mid-run", "unknown-key"),
    Mistake("ci.yaml", "reason: >-", "reasn: >-", "unknown-key"),
    Mistake("ci.yaml", "accept:", "accepted:", "unknown-key"),
    Mistake("ci.yaml", "rule: lease-expires-mid-run", "rule: [lease-expires-mid-run]", "wrong-type"),
    Mistake("ci.yaml", "reason: >-", "until: 2026-13-01\n    reason: >-", "not-a-date"),
    Mistake("policyc.yaml", "project: fro-bot", "project: Fro-Bot", "not-a-name"),
    Mistake("policyc.yaml", "exports:", "rules: none\nexports:", "wrong-type"),
  ]

  @Test(arguments: values + groups + parents + targets + offers + acceptances)
  func oneMistakeSilencesWhatReadsIt(_ mistake: Mistake) {
    let judgement = Judgement(
      Self.shipped.files.map { file in
        guard file.name == mistake.file else { return file }
        let text = String(decoding: file.bytes, as: UTF8.self)
        return (file.name, Array(text.replacing(mistake.text, with: mistake.replacement, maxReplacements: 1).utf8))
      })
    #expect(judgement.findings.map(\.id) == [mistake.finding], "\(judgement.statements)")
    #expect(judgement.checked.policies == nil, "nothing with an error is lowered")
  }

  @Test func shippedPoliciesAreSound() { #expect(Self.shipped.judgement.statements == []) }
}
