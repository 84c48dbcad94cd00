import Testing

@testable import PolicyTimeline

/// What each form of records is read as.
@Suite struct RecordFormTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let records: [String]
    let read: String

    init(_ name: String, _ records: [String], _ read: String) {
      (testDescription, self.records, self.read) = (name, records, read)
    }
  }

  /// `{"t":…,"sse":{"event":…,"data":…}}`
  static func sse(_ time: String, _ event: String, _ data: String) -> String {
    #"{"t":\#(time),"sse":{"event":"\#(event)","data":\#(data)}}"#
  }

  static func agent(_ time: Int, _ type: String, _ properties: String) -> String {
    #"{"t":\#(time),"opencode":{"type":"\#(type)","properties":{"sessionID":"s",\#(properties)}}}"#
  }

  @Test(arguments: [
    Case(
      "every event of policyc's own",
      [
        #"{"t":0,"event":"text"}"#, #"{"t":1,"event":"tool-start"}"#, #"{"event":"tool-end","t":2}"#,
        #"{"t":3,"event":"reasoning"}"#, #"{"t":4,"event":"status","note":[1]}"#, #"{"t":5,"event":"ask","id":"a"}"#,
        #"{"t":6,"event":"reply","id":"a","reply":"approve"}"#, #"{"t":7,"event":"reply","id":"b","reply":"reject"}"#,
        #"{"t":7,"event":"error"}"#, #"{"t":8,"event":"eof"}"#, #"{"t":9,"event":"cancel"}"#,
        #"{"t":9,"event":"idle"}"#,
      ],
      """
      0 text, 1 toolStart, 2 toolEnd, 3 reasoning, 4 status, 5 ask a, 6 reply a approve, 7 reply b reject, 7 error, \
      8 eof, 9 cancel, 9 idle, until 9
      """),
    Case(
      "blank lines and CRLF", ["", #"{"t":1,"event":"text"}"# + "\r", " \t", #"{"t":2,"event":"idle"}"#],
      "1 text, 2 idle, until 2"),
    Case("an escaped event", [#"{"t":1,"event":"te\u0078t"}"#], "1 text, until 1"),
    Case(
      "instants count from the first record",
      [
        #"{"t":"2026-08-01T23:59:59.9996Z","event":"text"}"#, #"{"t":"2026-08-02T02:00:00+02:00","event":"idle"}"#,
      ], "0 text, 1 idle, until 1"),
    Case(
      "the stream starts with EXECUTING",
      [
        sse("100", "ready", "{}"), sse("200", "status", #"{"runId":"r","phase":"QUEUED"}"#),
        sse("1000", "status", #"{"runId":"r","phase":"EXECUTING"}"#),
        sse("1500", "output", #"{"runId":"r","text":"a","final":false,"seq":0}"#),
        sse("1600", "approval", #"{"runId":"r","requestID":"p","permission":"bash","settled":false}"#),
        sse("1700", "approval", #"{"runId":"r","requestID":"p","settled":true}"#),
        sse("1800", "status", #"{"runId":"r","phase":"EXECUTING"}"#), sse("1900", "reset", #"{"reason":"gap"}"#),
        sse("2000", "status", #"{"runId":"r","phase":"COMPLETED"}"#),
      ], "500 text, 600 ask p, 700 reply p approve, 1000 idle, until 1000"),
    Case(
      "a stream joined late",
      [sse("70", "output", #"{"runId":"r"}"#), sse("90", "status", #"{"runId":"r","phase":"EXECUTING"}"#)],
      "70 text, until 90"),
    Case(
      "a stream joined late, with instants",
      [
        sse(#""2026-08-01T00:00:00Z""#, "output", #"{"runId":"r"}"#), sse(#""2026-08-01T00:00:01Z""#, "ready", "{}"),
      ], "0 text, until 1000"),
    Case(
      "the stream ends before idle",
      [
        sse("0", "output", #"{"runId":"r"}"#),
        sse("5", "status", #"{"runId":"r","phase":"FAILED","failureKind":"stream-ended"}"#),
      ], "0 text, 5 eof, until 5"),
    Case(
      "the session fails",
      [
        sse("0", "output", #"{"runId":"r"}"#),
        sse("5", "status", #"{"runId":"r","phase":"FAILED","failureKind":"session-error"}"#),
      ], "0 text, 5 error, until 5"),
    Case(
      "another clock ends the recording",
      [
        sse("0", "output", #"{"runId":"r"}"#),
        sse("5", "status", #"{"runId":"r","phase":"FAILED","failureKind":"max-duration-timeout"}"#),
        sse("9", "output", #"{"runId":"r"}"#),
      ], "0 text, until 5"),
    Case(
      "a hand ends the recording",
      [
        sse("0", "output", #"{"runId":"r"}"#), sse("5", "status", #"{"runId":"r","phase":"CANCELLED"}"#),
        sse("9", "ready", "{}"),
      ], "0 text, until 5"),
    Case(
      "cancelled in the queue",
      [
        sse("3", "status", #"{"runId":"r","phase":"QUEUED"}"#),
        sse("5", "status", #"{"runId":"r","phase":"CANCELLED"}"#),
      ], "until never"),
    Case(
      "other runs of the stream", [sse("0", "output", #"{"runId":"r"}"#), sse("1", "output", #"{"runId":"x"}"#)],
      "0 text, until 1 foreign 1"),
    Case(
      "text of the agent",
      [
        agent(0, "message.part.delta", #""partID":"a","field":"text","delta":"x""#),
        agent(1, "message.part.delta", #""partID":"a","delta":{"type":"text","text":"x"}"#),
        agent(2, "session.next.text.delta", #""textID":"a","delta":"x""#),
      ], "0 text, 1 text, 2 text, until 2"),
    Case(
      "what is no text",
      [
        agent(0, "message.part.delta", #""field":"input","delta":"x""#),
        agent(1, "message.part.delta", #""delta":"x""#),
        agent(2, "message.part.delta", #""delta":{"type":"reasoning"}"#),
        agent(3, "session.next.text.delta", #""a":1"#),
      ], "0 status, 1 status, 2 status, 3 status, until 3"),
    Case(
      "a part that is known as reasoning",
      [
        agent(0, "message.part.updated", #""part":{"id":"p","type":"reasoning"}"#),
        agent(1, "message.part.delta", #""partID":"p","field":"text","delta":"x""#),
        agent(2, "message.part.delta", #""partID":"q","field":"text","delta":"x""#),
      ], "0 reasoning, 1 status, 2 text, until 2"),
    Case(
      "tools of the agent",
      [
        agent(0, "message.part.updated", #""part":{"id":"t","type":"tool","state":{"status":"running"}}"#),
        agent(1, "message.part.updated", #""part":{"id":"t","type":"tool","state":{"status":"completed"}}"#),
        agent(2, "message.part.updated", #""part":{"id":"t","type":"tool","state":{"status":"error"}}"#),
        agent(3, "session.next.tool.success", #""callID":"c""#), agent(4, "session.next.tool.called", #""callID":"c""#),
        agent(5, "session.next.tool.success", #""callID":"c""#),
        agent(6, "session.next.tool.success", #""callID":"c""#),
        agent(7, "session.next.tool.called", #""callID":"d""#), agent(8, "session.next.tool.failed", #""callID":"d""#),
        agent(9, "session.next.tool.success", #""callID":"d""#),
      ],
      "0 status, 1 toolEnd, 2 toolEnd, 3 status, 4 toolStart, 5 toolEnd, 6 status, 7 toolStart, 8 status, 9 status, until 9"
    ),
    Case(
      "permissions, ends and wrapping",
      [
        agent(0, "permission.asked", #""id":"p""#),
        agent(1, "permission.replied", #""requestID":"p","reply":"always""#),
        agent(2, "permission.replied", #""requestID":"q","reply":"reject""#), agent(3, "session.error", #""error":{}"#),
        #"{"t":4,"opencode":{"type":"sync","name":"session.idle.1","data":{"sessionID":"s"}}}"#,
        #"{"t":5,"opencode":{"type":"server.heartbeat","properties":{}}}"#,
        #"{"t":6,"opencode":{"type":"session.idle","properties":{"sessionID":"other"}}}"#,
      ], "0 ask p, 1 reply p approve, 2 reply q reject, 3 error, 4 idle, until 6 foreign 1"),
  ])
  func isReadAs(_ recording: Case) {
    #expect(TraceSample(recording.records.joined(separator: "\n")).text == recording.read)
  }

  @Test(
    "The session that was asked for is replayed",
    arguments: [
      ("a", "0 text, 2 text, until 3 foreign 2"), ("b", "1 text, 3 text, until 3 foreign 2"),
      ("c", "no record is of the session that was asked for"),
    ])
  func session(_ session: String, _ read: String) {
    let records = (0...3).map { Self.sse("\($0)", "output", #"{"runId":"\#($0 % 2 == 0 ? "a" : "b")"}"#) }
    #expect(TraceSample(records.joined(separator: "\n"), session: session).text == read)
  }

  /// Digits behind the last point of a name are its version, and anything else is part of it.
  @Test(arguments: [
    ("session.idle", true), ("session.idle.1", true), ("session.idle.90", true), ("session.idle.", false),
    ("session.idle.:", false), ("session.idle.1a", false),
  ])
  func versionsOfNames(_ name: String, _ isIdle: Bool) {
    let record = #"{"t":1,"opencode":{"type":"sync","name":"\#(name)","data":{"sessionID":"s"}}}"#
    #expect(TraceSample(Array(record.utf8)).text.contains("idle") == isIdle)
  }
}
