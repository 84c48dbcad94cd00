import PolicyCompiler
import PolicyExport
import PolicyModel
import TestSupport
import Testing

/// From budgets to the variables of a program.
@Suite struct TargetExportTests {
  private static func export(_ knobs: String, _ policy: String, of target: String = "gateway") throws -> TargetExport {
    let project = TestProject([
      (name: "web.yaml", text: "policyc: 1\nsurface: web\ntarget: gateway\n\(policy)\n"),
      (
        name: "targets/gateway.yaml",
        text: "policyc: 1\nprogram: gateway\nversion: \"7\"\nruntime: other\nsurfaces: [web]\nuses: [helper]\nknobs:\n"
          + knobs + "\n" + behaviour
      ),
      (
        name: "targets/helper.yaml",
        text: "policyc: 1\nprogram: helper\nversion: \"1\"\nruntime: other\nknobs:\n"
          + "  READY: {field: workspace.ready_timeout, unit: s, default: 60s}\n"
      ),
    ])
    let checked = project.check()
    #expect(checked.findings.map(\.message) == [])
    let budgets = try #require(project.lower(checked))
    return try #require(try TargetExport(of: target, in: budgets))
  }

  private static let behaviour = """
    behaviour: {hard_cap_starts: slot-grant, setup_bounded: false, approval_anchor: ask, approval_stops: inactivity,
      ask_without_deadline: rejected, rearm_during_approval: last-reply, reject_closes_all: true, tie: timeout,
      cap_before_queue: false, aborts_agent: true, failure_copy: [web], failure_kinds: []}
    """

  /// A knob, what the policy says, and the value that the environment gets; nil when the variable is left out.
  static let values: [(knob: String, policy: String, value: String?)] = [
    ("field: run.hard_cap, unit: ms", "run: {hard_cap: 30m}", "1800000"),
    ("field: run.hard_cap, unit: s", "run: {hard_cap: 30m}", "1800"),
    ("field: run.hard_cap, unit: m", "run: {hard_cap: 30m}", "30"),
    ("field: run.hard_cap, unit: ms", "run: {hard_cap: 840h}", "3024000000"),
    ("field: run.inactivity, unit: s, off: \"0\"", "run: {hard_cap: 30m, inactivity: off}", "0"),
    ("field: run.inactivity, unit: s, off: never", "run: {hard_cap: 30m, inactivity: 90s}", "90"),
    ("field: run.inactivity, unit: s", "run: {hard_cap: 30m}", nil),
    ("field: queue.depth", "run: {hard_cap: 30m}\nqueue: {depth: 5}", "5"),
    ("field: approval.deadline.share, unit: percent", "run: {hard_cap: 30m}\napproval: {deadline: {share: 50%}}", "50"),
    ("field: approval.mode", "run: {hard_cap: 30m}\napproval: {mode: auto-reject}", "auto-reject"),
    ("field: run.activity", "run: {hard_cap: 30m, activity: [tool, text]}", "text,tool"),
    (
      "field: failure.copy.timeout",
      "run: {hard_cap: 90s}\nfailure: {copy: {timeout: \"{{over}} {hard_cap} on {surface}\"}}",
      "{over} 1 minute 30 seconds on the web"
    ),
  ]

  @Test(arguments: values)
  func unitsAreExact(_ knob: String, _ policy: String, _ value: String?) throws {
    let other = knob.contains("run.hard_cap") ? "" : "\n  CAP: {field: run.hard_cap, unit: ms}"
    let export = try Self.export("  VALUE: {\(knob)}\(other)", policy)
    let found = export.assignments.first { $0.name == "VALUE" }.map { String(decoding: $0.value, as: UTF8.self) }
    #expect(found == value)
    #expect(export.unset.map(\.variable) == (value == nil ? ["VALUE"] : []))
  }

  @Test func aUsedTargetTakesItsValuesFromThosePoliciesThatUseIt() throws {
    let export = try Self.export(
      "  CAP: {field: run.hard_cap, unit: ms}", "run: {hard_cap: 30m}\nworkspace: {ready_timeout: 2m}", of: "helper")
    #expect(export.assignments.map { [$0.name, String(decoding: $0.value, as: UTF8.self)] } == [["READY", "120"]])
    #expect(export.source == ExportSource(files: ["web.yaml"], target: "helper", version: "1"))
  }

  /// The checker refuses such policies; should one slip through, nothing is rounded and nothing left out.
  @Test func whatAKnobCannotCarryIsRefused() throws {
    let source = Budget.Source(kind: .neutral, file: nil, line: nil, column: nil)
    let values: [(FieldID, FieldValue)] = [(.hardCap, .duration(.seconds(90))), (.inactivity, .off)]
    let set = BudgetSet(
      budgets: [
        Budget(
          surface: .web, program: "gateway",
          entries: values.map { Budget.Entry(field: $0, value: $1, source: source) }, guarantees: nil,
          files: ["web.yaml"])
      ],
      programs: [
        Program(
          name: "gateway", version: "7",
          variables: values.map {
            Program.Variable(name: "X", field: $0.0, unit: .minutes, off: nil, surfaces: [.web])
          }, uses: [])
      ])
    let error = #expect(throws: ExportError.self) { try TargetExport(of: "gateway", in: set) }
    guard case .refused(let refusals) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(refusals.count == 2)
  }
}
