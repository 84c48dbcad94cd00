import PolicyModel
import TestSupport

/// What surrounds the runs of a policy, in milliseconds and small enough for every run to be lived; nil is what it lacks.
package struct SmallSurroundings {
  /// The longest set-up before the agent starts, and the hard cap.
  let setup: Int
  let hardCap: Int
  /// Whether the cap's clock starts with the slot and not with the agent, and whether the cap aborts set-up.
  let capStartsWithSlot: Bool
  let setupIsBounded: Bool
  let queueDepth: Int?
  let queueStaleAfter: Int?
  let leaseTTL: Int?
  /// Zero is `off`.
  let heartbeat: Int?
  let statusStaleAfter: Int?
  let streamMaxDuration: Int?
  let sessionIdle: Int?
  let requestIdleTimeout: Int?
  let lookup: Int?
  let authorization: Int?
  let runIndex: Int?
  let idempotency: Int?
  let drain: Int?
  let stopGrace: Int?
  let restartGap: Int?
  let olderThan: Int?
  let waitingOlderThan: Int?
  let jobTimeout: Int?
  let stepTimeout: Int?
  let attempts: Int?
  let overhead: Int?
  let settle: Int?

  /// Draws one; no duration is longer than `most`.
  package init(most: Int, _ random: inout SeededGenerator) {
    func number(_ range: ClosedRange<Int>, isRare: Bool = false) -> Int? {
      let isThere = isRare ? Int.random(in: 0..<2, using: &random) == 0 : Int.random(in: 0..<5, using: &random) > 0
      return isThere ? .random(in: range, using: &random) : nil
    }
    setup = .random(in: 0...most, using: &random)
    hardCap = .random(in: 1...most, using: &random)
    capStartsWithSlot = .random(using: &random)
    setupIsBounded = .random(using: &random)
    queueDepth = number(1...2, isRare: true)
    queueStaleAfter = number(1...3 * most)
    leaseTTL = number(1...2 * most)
    heartbeat = number(0...most)
    statusStaleAfter = number(1...2 * most)
    streamMaxDuration = number(1...2 * most)
    sessionIdle = number(1...2 * most)
    requestIdleTimeout = number(1...most)
    lookup = number(1...most)
    authorization = number(1...most)
    runIndex = number(1...3 * most)
    idempotency = number(1...3 * most)
    drain = number(1...most)
    stopGrace = number(1...most, isRare: true)
    restartGap = number(0...most, isRare: true)
    olderThan = number(1...most)
    waitingOlderThan = number(1...most)
    jobTimeout = number(1...3 * most)
    stepTimeout = number(1...2 * most, isRare: true)
    attempts = number(1...2, isRare: true)
    overhead = number(0...2, isRare: true)
    settle = number(0...2, isRare: true)
  }

  private var shared: [(String, Int?)] {
    [
      ("run.setup_allowance", setup), ("run.hard_cap", hardCap), ("lease.ttl", leaseTTL),
      ("lease.heartbeat", heartbeat),
      ("shutdown.drain", drain), ("shutdown.stop_grace", stopGrace), ("shutdown.restart_gap", restartGap),
      ("recovery.older_than", olderThan), ("recovery.waiting_older_than", waitingOlderThan),
      ("queue.depth", queueDepth), ("queue.stale_after", queueStaleAfter),
    ]
  }

  private var ofPages: [(String, Int?)] {
    [
      ("status.stale_after", statusStaleAfter), ("stream.max_duration", streamMaxDuration),
      ("session.idle_timeout", sessionIdle), ("request.idle_timeout", requestIdleTimeout), ("request.lookup", lookup),
      ("request.authorization", authorization), ("retention.run_index", runIndex),
      ("retention.idempotency", idempotency),
    ]
  }

  private var ofJobs: [(String, Int?)] {
    [
      ("job.timeout", jobTimeout), ("job.step_timeout", stepTimeout), ("job.attempts", attempts),
      ("job.overhead", overhead), ("job.settle", settle),
    ]
  }

  /// The rules that a check of it names, on a page and in a job.
  package func check() -> (page: Set<String>, job: Set<String>) {
    (found(on: .web, shared + ofPages), found(on: .ci, shared + ofJobs))
  }

  /// All that it has, in one line.
  package var brief: String {
    "cap starts with \(capStartsWithSlot ? "slot" : "agent"), set-up bounded \(setupIsBounded), "
      + (shared + ofPages + ofJobs).compactMap { path, value in value.map { "\(path) \($0)" } }.joined(separator: ", ")
  }

  // MARK: Files

  private func found(on surface: Surface, _ values: [(String, Int?)]) -> Set<String> {
    let groups = Dictionary(
      grouping: values.compactMap { path, value in value.map { (path.split(separator: "."), $0) } }, by: { $0.0[0] })
    let lines = groups.keys.sorted().map { group in
      "\(group): {\((groups[group] ?? []).map { "\($0.0[1]): \(Self.word($0.1, $0.0.joined(separator: ".")))" }.joined(separator: ", "))}\n"
    }
    let head = "policyc: 1\nsurface: \(surface.rawValue)\ntarget: program\n"
    let files = [
      (name: "\(surface.rawValue).yaml", text: head + lines.joined()),
      (name: "targets/program.yaml", text: target(of: surface)),
    ]
    return Set(TestProject(files).check().findings.map(\.id))
  }

  private static func word(_ value: Int, _ path: String) -> String {
    switch path {
    case "queue.depth", "job.attempts": "\(value)"
    case "lease.heartbeat" where value == 0: "off"
    default: value == 0 ? "0s" : "\(value)ms"
    }
  }

  /// A target that reads every setting.
  private func target(of surface: Surface) -> String {
    let knobs = FieldCatalog.fields.filter { $0.role == .setting && $0.makesSense(on: surface) }.map { field in
      let name = field.path.uppercased().replacing(".", with: "_")
      switch field.type {
      case .duration(_, orOff: true): return "  \(name): {field: \(field.path), unit: ms, off: \"0\"}\n"
      case .duration: return "  \(name): {field: \(field.path), unit: ms}\n"
      default: return "  \(name): {field: \(field.path)}\n"
      }
    }
    return """
      policyc: 1
      program: program
      version: "1"
      runtime: other
      surfaces: [\(surface.rawValue)]
      fixed:
        approval.mode: auto-reject
      behaviour:
        hard_cap_starts: \(capStartsWithSlot ? "slot-grant" : "agent-start")
        setup_bounded: \(setupIsBounded)
        approval_anchor: ask
        approval_stops: nothing
        ask_without_deadline: rejected
        rearm_during_approval: last-reply
        reject_closes_all: false
        tie: timeout
        cap_before_queue: false
        aborts_agent: true
        failure_copy: []
        failure_kinds: []
      knobs:
      \(knobs.filter { !$0.contains("approval") }.joined())
      """
  }
}
