import PolicyModel
import TestSupport
import Testing

/// What a fix for review that removes terms of the deadline promises: every deadline of every policy stays as it was.
@Suite struct RemovedTermTests {
  private static let terms = ["share", "floor", "ceiling", "clearance"]

  @Test("No deadline up to the hard cap changes, in no policy of the project")
  func deadlinesStay() {
    var random = SeededGenerator(for: "removed terms")
    var changed: [String] = []
    var removals = 0
    for _ in 0..<Effort.part(of: 400) {
      let files = Self.project(&random)
      let trial = FixTrial(files.map { ($0.name, Array($0.text.utf8)) }, .review)
      guard trial.result.applied.contains(where: { $0.ids.contains("dead-clock") }) else { continue }
      removals += 1
      let deadlines = [trial.before, trial.after].map { project in
        project.check().resolved.policies.map { policy in (policy.document.file, Self.deadlines(of: policy)) }
      }
      if deadlines[0].map(\.1) != deadlines[1].map(\.1) {
        changed.append("\(files) \(trial.result.applied.map(\.title))")
      }
    }
    #expect(changed.first == nil, "seed \(random.seed)")
    #expect(removals > Effort.least(of: 40), "\(removals) removals, seed \(random.seed)")
  }

  /// D for each remaining time up to the hard cap.
  private static func deadlines(of policy: ResolvedPolicy) -> [Duration?] {
    guard let run = policy.runParameters, let cap = run.hardCap else { return [] }
    return (1...cap.milliseconds).map { run.deadline(remaining: Duration(milliseconds: $0)) }
  }

  /// Two policies that extend a third, and a program with defaults: each says some of the terms.
  private static func project(_ random: inout SeededGenerator) -> [(name: String, text: String)] {
    func value(_ term: String) -> String {
      term == "share"
        ? "\(Int.random(in: 1...100, using: &random))%" : "\([1, 5, 20, 90].randomElement(using: &random) ?? 1)ms"
    }
    func said(_ part: Int) -> [(String, String)] {
      terms.filter { _ in Int.random(in: 0..<part, using: &random) == 0 }.map { ($0, value($0)) }
    }
    func nested(_ terms: [(String, String)]) -> String {
      let lines = terms.map { "    \($0): \($1)\n" }.joined()
      return "approval:\n  mode: prompt\n" + (lines.isEmpty ? "" : "  deadline:\n" + lines)
    }
    let cap = Int.random(in: 20...200, using: &random)
    let policy = { (surface: String, cap: Int, terms: [(String, String)]) in
      "policyc: 1\nsurface: \(surface)\nextends: base.yaml\nrun:\n  hard_cap: \(cap)ms\n" + nested(terms)
    }
    return [
      ("base.yaml", "policyc: 1\nabstract: true\ntarget: program\n" + nested(said(3))),
      ("web.yaml", policy("web", cap, said(2))),
      ("discord.yaml", policy("discord", Int.random(in: 20...cap, using: &random), said(4))),
      ("targets/program.yaml", target(defaults: said(6))),
    ]
  }

  private static func target(defaults: [(String, String)]) -> String {
    let knobs = terms.map { term in
      let value = defaults.first { $0.0 == term }.map { ", default: \($0.1)" } ?? ""
      return
        "  \(term.uppercased()): {field: approval.deadline.\(term), unit: \(term == "share" ? "percent" : "ms")\(value)}\n"
    }
    return """
      policyc: 1
      program: program
      version: "1"
      runtime: other
      surfaces: [web, discord]
      knobs:
        CAP: {field: run.hard_cap, unit: ms, surfaces: [web]}
        CAP_OF_DISCORD: {field: run.hard_cap, unit: ms, surfaces: [discord]}
        MODE: {field: approval.mode}
      \(knobs.joined())
      behaviour:
        hard_cap_starts: slot-grant
        setup_bounded: false
        approval_anchor: ask
        approval_stops: inactivity
        ask_without_deadline: rejected
        rearm_during_approval: last-reply
        reject_closes_all: true
        tie: inactivity
        cap_before_queue: false
        aborts_agent: true
        failure_copy: []
        failure_kinds: []

      """
  }
}
