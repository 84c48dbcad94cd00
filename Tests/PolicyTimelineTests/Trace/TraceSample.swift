import PolicyModel

@testable import PolicyTimeline

/// What a reader makes of a recording, as text: `0 text, 1200 ask per_1; ends at 5000`.
struct TraceSample {
  private var parts: [String] = []
  private(set) var text = ""

  init(_ recording: String, session: String? = nil, skipsMalformed: Bool = false) {
    self.init(Array(recording.utf8), session: session, skipsMalformed: skipsMalformed)
  }

  /// - Parameter pieces: the sizes of the pieces in which it comes; the rest comes at once.
  init(_ recording: [UInt8], session: String? = nil, skipsMalformed: Bool = false, pieces: [Int] = []) {
    var reader = TraceReader(session: session, skipsMalformed: skipsMalformed)
    var parts: [String] = []
    let sink = { (event: RunEvent, instant: Duration) in parts.append("\(instant.milliseconds) \(event.word)") }
    do throws(TraceFailure) {
      var rest = recording[...]
      for size in pieces + [recording.count] {
        let piece = rest.prefix(size)
        rest = rest.dropFirst(size)
        try Self.read(Array(piece), &reader, sink)
      }
      let summary = try reader.finish(sink)
      let notes =
        (summary.foreign > 0 ? " foreign \(summary.foreign)" : "")
        + (summary.skipped > 0 ? " skipped \(summary.skipped)" : "")
      parts.append("until \(summary.end.map { "\($0.milliseconds)" } ?? "never")" + notes)
    } catch {
      parts.append((error.place.map { "\($0.line):\($0.column) " } ?? "") + error.message)
    }
    text = parts.joined(separator: ", ")
  }

  private static func read(
    _ piece: [UInt8], _ reader: inout TraceReader, _ sink: (RunEvent, Duration) -> Void
  ) throws(TraceFailure) {
    let result = piece.withUnsafeBytes { bytes in
      Result { () throws(TraceFailure) in try reader.read(bytes, sink) }
    }
    try result.get()
  }
}

extension RunEvent {
  fileprivate var word: String {
    switch self {
    case .ask(let id): "ask \(id)"
    case .reply(let id, let reply): "reply \(id) \(reply.rawValue)"
    default: "\(self)"
    }
  }
}
