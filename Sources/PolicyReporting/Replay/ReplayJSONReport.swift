import PolicyJSON
import PolicyModel
import PolicyTimeline

/// Writes replayed runs for programs, as `schemas/replay.schema.json` describes them.
package enum ReplayJSONReport {
  /// The outcome of a run that would still be going at the end of its recording.
  package static let outlivesRecording = "outlives-recording"
  /// The key for how many asks came after the last one whose fate is written.
  package static let omittedApprovals = "approvals_omitted"
  /// The clocks whose margins are written.
  package static let clocks = Margins().named.map(
    \.name)

  /// One run as an object, several as `{"runs": […]}`, each with its recording.
  package static func render(_ runs: [ReplayedRun], isSeveral: Bool) -> PrintableText {
    var writer = JSONWriter(.pretty)
    if isSeveral {
      writer.object { $0.member("runs") { $0.array(runs) { run($1, withTrace: true, &$0) } } }
    } else {
      for one in runs { run(one, withTrace: false, &writer) }
    }
    return PrintableText(writer)
  }

  private static func run(_ run: ReplayedRun, withTrace: Bool, _ writer: inout JSONWriter) {
    writer.object { writer in
      if withTrace { writer.member("trace", run.trace) }
      members(of: run.result, &writer)
      if let against = run.against { writer.member("against") { $0.object { members(of: against, &$0) } } }
    }
  }

  private static func members(of result: ReplayResult, _ writer: inout JSONWriter) {
    writer.member("outcome", result.outcome?.result.rawValue ?? outlivesRecording)
    writer.member("kind", optional: result.outcome?.kind?.rawValue)
    writer.member("at", result.at.milliseconds)
    writer.member("approvals", result.approvals)
    if result.approvals.omitted > 0 { writer.member(omittedApprovals, result.approvals.omitted) }
    writer.member("margins") {
      $0.object { writer in
        for (name, margin) in result.margins.named { duration(name, margin, &writer) }
      }
    }
    writer.member("smallest") {
      $0.object { writer in
        smallest("run.hard_cap", result.smallestHardCap, &writer)
        smallest("run.inactivity", result.smallestInactivity, &writer)
      }
    }
  }

  private static func duration(_ key: String, _ value: Duration?, _ writer: inout JSONWriter) {
    writer.member(key) { if let value { $0.integer(value.milliseconds) } else { $0.null() } }
  }

  private static func smallest(_ key: String, _ smallest: ReplayResult.Smallest, _ writer: inout JSONWriter) {
    switch smallest {
    case .unknown: break
    case .none: writer.member(key) { $0.null() }
    case .value(let value, let isExact):
      writer.member(key) {
        $0.object { writer in
          writer.member("ms", value.milliseconds)
          writer.member("exact", isExact)
        }
      }
    }
  }
}

extension Margins {
  /// Each clock under the path of its field or group.
  var named: [(name: String, margin: Duration?)] {
    [
      ("run.hard_cap", hardCap), ("run.inactivity", inactivity), ("run.first_activity", firstActivity),
      ("approval.deadline", approvalDeadline),
      ("approval.total_wait", totalWait),
    ]
  }
}
