import PolicyDiagnostics
import PolicyModel
import PolicyReporting
import TestSupport

/// Projects whose policies have values of every kind, known and unknown.
enum ShownProjects {
  static let target = """
    policyc: 1
    program: gateway
    version: "1"
    runtime: node
    surfaces: [web, discord]
    knobs:
      CAP_MS:
        field: run.hard_cap
        unit: ms
        default: 30m
    fixed:
      run.activity: [text, tool]
      run.inactivity: off
      approval.deadline.share: 50%
    behaviour: {hard_cap_starts: slot-grant, setup_bounded: false, approval_anchor: run-start,
      approval_stops: inactivity, ask_without_deadline: waits, rearm_during_approval: any-activity,
      reject_closes_all: true, tie: inactivity, cap_before_queue: false, aborts_agent: true, failure_copy: [web],
      failure_kinds: []}
    """
  private static let parent = "policyc: 1\nabstract: true\ntarget: gateway\nqueue:\n  depth: 5\n"
  private static let web = "policyc: 1\nsurface: web\nextends: base.yaml\nsummary: One.\nrun:\n  hard_cap: 45m\n"

  static let words =
    web + "failure:\n  copy:\n    timeout: \"a long text with 字\\n and an end that is far\"\n"
  static let unreadable = web.replacing("45m", with: "45") + "  max_concurrent: 0x3\n"
  static let hidden = web + "  hardcap: 4m\n"
  static let alone = "policyc: 1\nsurface: ci\nrun:\n  hard_cap: 20m\n"

  static func shown(_ policy: String) -> [ShownPolicy] {
    let project = TestProject([("base.yaml", parent), ("targets/gateway.yaml", target), ("web.yaml", policy)])
    let checked = project.check()
    return checked.resolved.policies.map { ShownPolicy($0, checked.findings, project.sources) }
  }
}
