import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import TestSupport
import Testing

/// Which voice decides a field, and what is known of where it comes from.
@Suite struct ResolutionTests {
  private static let target = """
    policyc: 1
    program: gateway
    version: "7"
    runtime: other
    surfaces: [web]
    uses: [helper]
    knobs:
      CAP: {field: run.hard_cap, unit: ms, default: 10m}
      SILENCE: {field: run.inactivity, unit: ms, off: "0", default: 3m}
      DEPTH: {field: queue.depth}
    fixed:
      lease.ttl: 15m
    defaults:
      run.setup_allowance: 30s
    behaviour:
      hard_cap_starts: slot-grant
      setup_bounded: false
      approval_anchor: ask
      approval_stops: inactivity
      ask_without_deadline: rejected
      rearm_during_approval: last-reply
      reject_closes_all: true
      tie: timeout
      cap_before_queue: false
      aborts_agent: true
      failure_copy: []
      failure_kinds: []
    """

  private static let helper = """
    policyc: 1
    program: helper
    version: "1"
    runtime: other
    knobs:
      READY: {field: workspace.ready_timeout, unit: s, default: 60s}
    """

  private static let files = [
    ("root.yaml", "policyc: 1\nabstract: true\ntarget: gateway\nrun:\n  hard_cap: 20m\n  inactivity: 4m\n"),
    ("middle.yaml", "policyc: 1\nabstract: true\nextends: root.yaml\nrun:\n  inactivity: off\nqueue:\n  depth: 2\n"),
    ("web.yaml", "policyc: 1\nsurface: web\nextends: middle.yaml\nqueue:\n  depth: 5\n"),
    ("targets/gateway.yaml", target), ("targets/helper.yaml", helper),
  ]

  /// Field, value, origin as people read it, and the file of the value.
  static let expectations: [(FieldID, String, String, String?)] = [
    (.hardCap, "20m", "inherited from root.yaml", "root.yaml"),
    (.inactivity, "off", "inherited from middle.yaml", "middle.yaml"),
    (.queueDepth, "5", "set here", "web.yaml"),
    (.leaseTTL, "15m", "fixed by gateway 7", "targets/gateway.yaml"),
    (.setupAllowance, "30s", "default of gateway 7", "targets/gateway.yaml"),
    (.readyTimeout, "1m", "default of helper 1", "targets/helper.yaml"),
  ]

  @Test(arguments: expectations)
  func laterVoicesWin(_ field: FieldID, _ value: String, _ origin: String, _ file: String?) throws {
    let project = TestProject(Self.files.map { (name: $0.0, text: $0.1) })
    let checked = project.check()
    #expect(checked.findings.map(\.message) == [])
    let policy = try #require(checked.resolved.policies.first)
    guard case .known(let reading) = policy.state(of: field) else {
      Issue.record("\(field.path) is not known")
      return
    }
    #expect(
      [reading.value.description, reading.origin.description, reading.origin.span.map(project.name)]
        == [value, origin, file])
  }

  @Test func theChainKeepsOverriddenValues() throws {
    let checked = TestProject(Self.files.map { (name: $0.0, text: $0.1) }).check()
    let policy = try #require(checked.resolved.policies.first)
    let chain = policy.chain(of: .inactivity).map { "\($0.value), \($0.origin)" }
    #expect(chain == ["off, inherited from middle.yaml", "4m, inherited from root.yaml", "3m, default of gateway 7"])
  }

  @Test func facts() throws {
    let checked = TestProject(Self.files.map { (name: $0.0, text: $0.1) }).check()
    let policy = try #require(checked.resolved.policies.first)
    #expect(policy.isAbsent(.longestSilentStep))
    #expect(policy[.jobAttempts] == nil, "a neutral value of another surface does not resolve")
  }

  /// What a budget says about places: lines and columns in bytes from 1, paths relative to the project.
  @Test func budgetsKeepOrigins() throws {
    let project = TestProject(Self.files.map { (name: $0.0, text: $0.1) })
    let checked = project.check()
    let budgets = try #require(project.lower(checked))
    let entry = try #require(budgets.budgets.first?[.queueDepth])
    #expect(entry.source == Budget.Source(kind: .set, file: "web.yaml", line: 5, column: 10))
    #expect(budgets.budgets.map(\.files) == [["middle.yaml", "root.yaml", "web.yaml"]])
    #expect(budgets.programs.map(\.name) == ["gateway", "helper"])
  }
}
