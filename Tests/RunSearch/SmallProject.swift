import PolicyDiagnostics
import PolicyModel
import TestSupport

/// A policy as the files of a project, whose target reads every field and fixes none.
package struct SmallProject {
  private let run: RunParameters

  package init(_ run: RunParameters) { self.run = run }

  /// What a check of it reports about the policy, by rule.
  package func check() -> [String: Diagnostic] {
    let files = [(name: "web.yaml", text: policy), (name: "targets/program.yaml", text: target)]
    let findings = TestProject(files).check().findings
    return Dictionary(findings.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  package var policy: String {
    let formula = run.deadline
    let isCapped = formula.map { $0.ceiling.milliseconds != .max } ?? false
    let flat = formula.flatMap { $0.isFlat ? "\($0.ceiling)" : nil }
    let deadline: [(String, String?)] =
      flat.map { [("flat", $0)] } ?? [
        ("share", formula.map { "\($0.sharePercent)%" }),
        ("floor", formula.flatMap { $0.floor.milliseconds > 1 ? "\($0.floor)" : nil }),
        ("ceiling", isCapped ? formula.map { "\($0.ceiling)" } : nil),
        ("clearance", formula.flatMap { $0.clearance > .zero ? "\($0.clearance)" : nil }),
      ]
    let lines: [(String, String?)] =
      [
        ("run", ""), ("  hard_cap", run.hardCap.map { "\($0)" }),
        ("  inactivity", run.inactivity.map { "\($0)" } ?? "off"),
        ("  activity", "[\(run.activity.map(\.rawValue).sorted().joined(separator: ", "))]"),
        ("  setup_allowance", run.setupAllowance > .zero ? "\(run.setupAllowance)" : nil),
        ("approval", ""), ("  mode", run.mode.rawValue), ("  total_wait", run.totalWait.map { "\($0)" }),
        ("  deadline", formula.map { _ in "" }),
      ] + deadline.map { ("    \($0)", $1) }
    return "policyc: 1\nsurface: web\ntarget: program\n" + Self.text(lines)
  }

  private var target: String {
    let behaviour = run.behaviour
    return """
      policyc: 1
      program: program
      version: "1"
      runtime: other
      surfaces: [web]
      knobs:
        CAP: {field: run.hard_cap, unit: ms}
        WINDOW: {field: run.inactivity, unit: ms, off: "0"}
        ACTIVITY: {field: run.activity}
        MODE: {field: approval.mode}
        TOTAL: {field: approval.total_wait, unit: ms}
        FLAT: {field: approval.deadline.flat, unit: ms, off: "0"}
        SHARE: {field: approval.deadline.share, unit: percent}
        FLOOR: {field: approval.deadline.floor, unit: ms}
        CEILING: {field: approval.deadline.ceiling, unit: ms}
        CLEARANCE: {field: approval.deadline.clearance, unit: ms}
      behaviour:
        hard_cap_starts: \(behaviour.hardCapStarts.rawValue)
        setup_bounded: \(behaviour.setupIsBounded)
        approval_anchor: \(behaviour.approvalAnchor.rawValue)
        approval_stops: \(behaviour.approvalStops.rawValue)
        ask_without_deadline: \(behaviour.askWithoutDeadline.rawValue)
        rearm_during_approval: \(behaviour.rearmDuringApproval.rawValue)
        reject_closes_all: \(behaviour.rejectClosesAll)
        tie: \(behaviour.tie.rawValue)
        cap_before_queue: false
        aborts_agent: true
        failure_copy: []
        failure_kinds: []

      """
  }

  private static func text(_ lines: [(String, String?)]) -> String {
    lines.compactMap { key, value in value.map { "\(key):\($0.isEmpty ? "" : " " + $0)\n" } }.joined()
  }
}
