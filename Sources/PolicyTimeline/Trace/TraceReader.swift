import PolicyDiagnostics
import PolicyJSON
import PolicyModel

/// Reads a recorded run, piece by piece, in any of the three forms of records.
///
/// What it gives does not depend on how the recording comes in pieces. Its memory is bounded, however long the recording
/// is: by the longest line, and by the most approvals, parts and calls that may be open. Instants are from agent start.
///
/// - The first record decides the form of all.
/// - Milliseconds count from agent start. Instants count from the first record of the run; in the operator stream the
///   agent starts with the first status EXECUTING, unless output or an approval came before.
/// - The recording lasts until its last record, whoever that is of, or until the run ends by another hand.
package struct TraceReader: Sendable {
  /// What a whole recording was.
  package struct Summary: Hashable, Sendable {
    /// How long the recording lasts from agent start; nil when the agent never started in it.
    package let end: Duration?
    /// Records of other sessions, which were left out.
    package let foreign: Int
    /// Malformed lines that were skipped.
    package let skipped: Int
  }

  /// The latest instant that a record may have in milliseconds: the largest integer that every JSON reader holds.
  static let latestTime: Int64 = 9_007_199_254_740_991

  private enum Form: Sendable {
    case plain(PlainRecords)
    case stream(StreamRecords)
    case agent(AgentRecords)
  }

  private let session: String?
  private let skipsMalformed: Bool
  private var lines = TraceLines()
  private var json = JSONReader()
  private var form: Form?
  private var openAsks = KnownNames("open approvals")
  /// Whether times are instants; nil before the first record.
  private var hasInstants: Bool?
  private var latest = Int64.min
  /// The time of the first record of the run.
  private var firstOfRun: Int64?
  /// The time of agent start.
  private var origin: Int64?
  private var endOfRun: Int64?
  private var foreign = 0
  private var skipped = 0

  /// - Parameter session: the run or session to replay; nil for the first one seen.
  package init(session: String? = nil, skipsMalformed: Bool = false) {
    self.session = session
    self.skipsMalformed = skipsMalformed
  }

  /// Reads the next piece of the recording.
  ///
  /// - Parameter sink: takes the events of the run, in order.
  package mutating func read(
    _ piece: UnsafeRawBufferPointer, _ sink: (RunEvent, Duration) -> Void
  ) throws(TraceFailure) {
    lines.append(piece)
    while let line = lines.next() { try read(line, sink) }
  }

  /// Reads what is left when the recording has ended.
  package mutating func finish(_ sink: (RunEvent, Duration) -> Void) throws(TraceFailure) -> Summary {
    if let line = lines.last() { try read(line, sink) }
    guard form != nil else {
      throw TraceFailure(skipped > 0 ? "every line is malformed" : "the recording is empty")
    }
    guard firstOfRun != nil else {
      throw TraceFailure(session == nil ? "no record is of a run" : "no record is of the session that was asked for")
    }
    return Summary(
      end: origin.map { Duration(milliseconds: (endOfRun ?? latest) - $0) }, foreign: foreign, skipped: skipped)
  }

  // MARK: Lines

  private mutating func read(
    _ line: TraceLines.Line, _ sink: (RunEvent, Duration) -> Void
  ) throws(TraceFailure) {
    var start = 0
    do throws(RecordMistake) {
      guard case .text(let range) = line else {
        throw RecordMistake("the line is longer than 1 MiB", at: TraceLines.longest)
      }
      start = range.lowerBound
      guard !isBlank(range) else { return }
      try readRecord(range, sink)
    } catch {
      guard !error.isSkippable || !skipsMalformed else {
        skipped += 1
        return
      }
      throw TraceFailure(
        error.message, at: TraceFailure.Place(line: lines.number, column: error.offset - start + 1))
    }
  }

  private func isBlank(_ range: Range<Int>) -> Bool {
    lines.bytes[range].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
  }

  private mutating func readRecord(
    _ range: Range<Int>, _ sink: (RunEvent, Duration) -> Void
  ) throws(RecordMistake) {
    let record: JSONElement
    do throws(JSONSyntaxError) {
      record = try json.read(lines.bytes, in: range).root
    } catch {
      throw RecordMistake(skipsMalformed ? error.message : words(of: error, in: range), at: error.offset)
    }
    let time = try time(of: record)
    let signal = try signal(of: record)
    latest = time
    try take(signal, at: time, record.range.lowerBound, sink)
  }

  /// What is wrong with the JSON of a line, in words that quote no credential of it.
  ///
  /// A quoted word may be cut where nothing tells any more what it is, so the whole line is read again without them.
  private func words(of error: JSONSyntaxError, in range: Range<Int>) -> String {
    let line = Array(lines.bytes[range])
    let masked = line.withoutSecrets
    guard masked != line else { return error.message }
    var reader = JSONReader()
    do throws(JSONSyntaxError) { _ = try reader.read(masked) } catch { return error.message }
    return "the line is no JSON"
  }

  // MARK: Times

  private mutating func time(of record: JSONElement) throws(RecordMistake) -> Int64 {
    guard record.isObject else { throw RecordMistake("a record is an object", at: record.range.lowerBound) }
    guard let element = record["t"] else { throw RecordMistake("a record has no t", at: record.range.lowerBound) }
    let time = try element.isString ? instant(element) : milliseconds(element)
    guard (hasInstants ?? element.isString) == element.isString else {
      throw RecordMistake(
        element.isString
          ? "t is an instant, but milliseconds came before" : "t is milliseconds, but instants came before",
        at: element.range.lowerBound)
    }
    guard time >= latest else {
      throw RecordMistake("the time runs backwards", at: element.range.lowerBound, isSkippable: false)
    }
    hasInstants = element.isString
    return time
  }

  private func milliseconds(_ element: JSONElement) throws(RecordMistake) -> Int64 {
    guard element.decimal != nil else {
      throw RecordMistake("t is \(element.noun), neither milliseconds nor an instant", at: element.range.lowerBound)
    }
    guard let time = element.integer, (0...Self.latestTime).contains(time) else {
      throw RecordMistake(
        "t is not a whole number of milliseconds from 0 to \(Self.latestTime)", at: element.range.lowerBound)
    }
    return time
  }

  private func instant(_ element: JSONElement) throws(RecordMistake) -> Int64 {
    do throws(TraceInstant.Mistake) {
      return try TraceInstant.milliseconds(Array((element.string ?? "").utf8))
    } catch {
      throw RecordMistake("t \(error.words)", at: element.range.lowerBound)
    }
  }

  // MARK: Signals

  private mutating func signal(of record: JSONElement) throws(RecordMistake) -> TraceSignal {
    let (event, frame, agent) = (record["event"], record["sse"], record["opencode"])
    guard [event, frame, agent].count(where: { $0 != nil }) == 1 else {
      throw RecordMistake("a record has exactly one of event, sse and opencode", at: record.range.lowerBound)
    }
    switch (form ?? firstForm(event, frame), event, frame, agent) {
    case (.plain(let records), let event?, _, _):
      guard session == nil else {
        throw RecordMistake(
          "records of this form name no session to choose", at: record.range.lowerBound, isSkippable: false)
      }
      let signal = try records.read(record, event)
      form = .plain(records)
      return signal
    case (.stream(var records), _, let frame?, _):
      let signal = try records.read(frame)
      form = .stream(records)
      return signal
    case (.agent(var records), _, _, let agent?):
      // Its tables are changed in place.
      form = nil
      defer { form = .agent(records) }
      return try records.read(agent)
    default: throw RecordMistake("the record is of another form than the first one", at: record.range.lowerBound)
    }
  }

  private func firstForm(_ event: JSONElement?, _ frame: JSONElement?) -> Form {
    if event != nil { return .plain(PlainRecords()) }
    let filter = SessionFilter(session)
    return frame != nil ? .stream(StreamRecords(filter)) : .agent(AgentRecords(filter))
  }

  private mutating func take(
    _ signal: TraceSignal, at time: Int64, _ offset: Int, _ sink: (RunEvent, Duration) -> Void
  ) throws(RecordMistake) {
    if case .foreign = signal {
      foreign += 1
      return
    }
    guard endOfRun == nil else { return }
    switch signal {
    case .foreign, .nothing: break
    case .start:
      firstOfRun = firstOfRun ?? time
      origin = origin ?? time
    case .end:
      firstOfRun = firstOfRun ?? time
      endOfRun = time
    case .event(let event):
      firstOfRun = firstOfRun ?? time
      try noteApproval(event, offset)
      guard let start = start(by: event) else { return }
      sink(event, Duration(milliseconds: time - start))
    }
  }

  /// The time of agent start, which an event shows to have been; nil while only statuses came.
  private mutating func start(by event: RunEvent) -> Int64? {
    if let origin { return origin }
    if case .stream = form, event == .status { return nil }
    origin = hasInstants == true ? firstOfRun : 0
    return origin
  }

  private mutating func noteApproval(_ event: RunEvent, _ offset: Int) throws(RecordMistake) {
    switch event {
    case .ask(let id): try openAsks.insert(id.text, at: offset)
    case .reply(let id, _): _ = openAsks.remove(id.text)
    default: break
    }
  }
}
