import PolicySource
import Glibc
import PolicyModel
import PolicyTimeline

/// What became of one recording under several policies, in one pass.
package struct ReplayedTrace {
  /// What was read of it, and what was left out.
  package let summary: TraceReader.Summary
  /// In the order of the policies.
  package let results: [ReplayResult]

  init(
    of trace: TraceFile, _ reader: consuming TraceReader, under policies: [RunParameters], setup: Duration,
    in files: any SourceProvider
  ) throws(TraceFile.Problem) {
    var replays = policies.map { Replay($0, setup: setup) }
    let summary = try trace.read(reader, in: files) { event, instant in
      for index in replays.indices { replays[index].feed(event, at: instant) }
    }
    self.summary = summary
    results = replays.map { $0.finish(at: summary.end) }
  }
}
