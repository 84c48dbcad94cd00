import PolicySource
import PolicyJSON
import PolicyModel
import PolicyTimeline

/// Writes what became of scenarios for programs, as `schemas/test.schema.json` describes it.
///
/// Every key is always there. Paths begin at the root of reports, lines count from 1, times are milliseconds.
package struct TestJSONReport: Sendable {
  /// The version of the format; a change that a reader could notice raises it.
  package static let version = 1

  private var lines: SourceLines

  package init(_ sources: SourceMap) { lines = SourceLines(sources) }

  /// The scenarios in the order given.
  package mutating func render(
    _ results: [ScenarioResult], _ coverage: Coverage?, _ layout: JSONWriter.Layout = .pretty
  ) -> PrintableText {
    let summary = TestSummary(results)
    var writer = JSONWriter(layout)
    writer.object { writer in
      writer.member("policyc", Self.version)
      writer.member("scenarios") { $0.array(results) { scenario($1, &$0) } }
      writer.member("summary") { writer in
        writer.object { writer in
          writer.member("passed", summary.passed)
          writer.member("failed", summary.failed)
          writer.member("not_run", summary.notRun)
        }
      }
      writer.member("coverage") { writer in
        if let coverage { Self.coverage(coverage, &writer) } else { writer.null() }
      }
    }
    return PrintableText(writer)
  }

  // MARK: Scenarios

  private mutating func scenario(_ result: ScenarioResult, _ writer: inout JSONWriter) {
    let name = result.scenario.name
    let line = lines.position(of: name.span.range.lowerBound, in: name.span.file).line
    writer.object { writer in
      writer.member("name", name.value)
      writer.member("path", lines.path(of: name.span.file).inReport)
      writer.member("line", line)
      writer.member("surface", result.scenario.surface.rawValue)
      writer.member("program", optional: result.program)
      Self.verdict(result.verdict, &writer)
      writer.member("run") { writer in
        if let run = result.run { Self.run(run, &writer) } else { writer.null() }
      }
    }
  }

  private static func verdict(_ verdict: ScenarioResult.Verdict, _ writer: inout JSONWriter) {
    var (word, problem, mismatches) = ("passed", nil as String?, [] as [ScenarioMismatch])
    switch verdict {
    case .passed: break
    case .failed(let found): (word, mismatches) = ("failed", found)
    case .notRun(let reason, _): (word, problem) = ("not-run", reason)
    }
    writer.member("verdict", word)
    writer.member("problem", optional: problem)
    writer.member("mismatches") { writer in
      writer.array(mismatches) { writer, mismatch in
        writer.object { writer in
          writer.member("key", mismatch.key)
          writer.member("expected", mismatch.expected)
          writer.member("actual", mismatch.actual)
        }
      }
    }
  }

  private static func run(_ run: ScenarioRun, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("outcome", optional: run.outcome?.result.rawValue)
      writer.member("kind", optional: run.outcome?.kind?.rawValue)
      time("at", run.outcome?.at, &writer)
      writer.member("approvals", run.approvals)
      time("remaining", run.outcome?.remaining, &writer)
      time("deadline", run.outcome?.deadline, &writer)
      writer.member("copy", optional: run.copy)
      writer.member("timeline") { $0.array(run.timeline.rows) { $0.string($1) } }
    }
  }

  private static func time(_ key: String, _ time: Duration?, _ writer: inout JSONWriter) {
    writer.member(key) { writer in
      if let time { writer.integer(time.milliseconds) } else { writer.null() }
    }
  }

  // MARK: Coverage

  private static func coverage(_ coverage: Coverage, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("covered", coverage.covered)
      writer.member("total", coverage.total)
      writer.member("policies") { $0.array(coverage.policies) { policy($1, &$0) } }
    }
  }

  private static func policy(_ policy: Coverage.Policy, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("surface", policy.surface.rawValue)
      writer.member("program", policy.program)
      writer.member("clocks") { writer in
        writer.array(policy.clocks) { writer, clock in
          writer.object { writer in
            writer.member("clock", clock.clock.rawValue)
            for side in ClockSide.allCases { writer.member(side.rawValue, clock.sides.contains(side)) }
          }
        }
      }
      writer.member("decided") { $0.array(policy.decided) { $0.string($1.path) } }
      writer.member("undecided") { $0.array(policy.undecided) { $0.string($1.path) } }
    }
  }
}
