import TestSupport
import Testing

@testable import PolicyTimeline

/// Recordings that are wrong, or made to do harm.
@Suite struct HostileTraceTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let recording: [UInt8]
    let read: String

    init(_ name: String, _ recording: String, _ read: String) { self.init(name, Array(recording.utf8), read) }

    init(_ name: String, _ recording: [UInt8], _ read: String) {
      (testDescription, self.recording, self.read) = (name, recording, read)
    }
  }

  private static let text = #"{"t":5,"event":"text"}"#

  private static func asks(_ count: Int, _ record: (Int) -> String) -> String {
    (0..<count).map(record).joined(separator: "\n")
  }

  @Test(arguments: [
    Case("nothing", "", "the recording is empty"),
    Case("blank lines only", "\n \n\r\n", "the recording is empty"),
    Case("half a record", text + "\n" + #"{"t":6,"even"#, "5 text, 2:8 the string that starts here has no end"),
    Case("no final line break", text, "5 text, until 5"),
    Case("not JSON", "text\n", "1:1 text is not a JSON value; text stands in double quotes"),
    Case("deep JSON", String(repeating: "[", count: 500_000), "1:129 nested deeper than 128"),
    Case(
      "deep JSON in a record", #"{"t":1,"event":"text","x":"# + String(repeating: "{\"a\":", count: 500),
      "1:662 nested deeper than 128"),
    Case(
      "a number beyond 64 bits", #"{"t":99999999999999999999,"event":"text"}"#,
      "1:6 t is not a whole number of milliseconds from 0 to 9007199254740991"),
    Case(
      "a million digits", #"{"t":"# + String(repeating: "9", count: 1_000_000) + #","event":"text"}"#,
      "1:6 t is not a whole number of milliseconds from 0 to 9007199254740991"),
    Case(
      "a negative time", #"{"t":-1,"event":"text"}"#,
      "1:6 t is not a whole number of milliseconds from 0 to 9007199254740991"),
    Case(
      "a fraction", #"{"t":1.5,"event":"text"}"#,
      "1:6 t is not a whole number of milliseconds from 0 to 9007199254740991"),
    Case("the latest time", #"{"t":9007199254740991,"event":"text"}"#, "9007199254740991 text, until 9007199254740991"),
    Case("t is null", #"{"t":null,"event":"text"}"#, "1:6 t is null, neither milliseconds nor an instant"),
    Case("no t", #"{"event":"text"}"#, "1:1 a record has no t"),
    Case("a list", "[1]", "1:1 a record is an object"),
    Case(
      "instants after milliseconds", text + "\n" + #"{"t":"2026-08-01T00:00:00Z","event":"text"}"#,
      "5 text, 2:6 t is an instant, but milliseconds came before"),
    Case(
      "a leap second", #"{"t":"2016-12-31T23:59:60Z","event":"text"}"#,
      "1:6 t is a leap second, which a clock of whole milliseconds does not have"),
    Case("backwards", text + "\n" + #"{"t":4,"event":"text"}"#, "5 text, 2:6 the time runs backwards"),
    Case(
      "NUL", Array(#"{"t":1,"event":"te"#.utf8) + [0] + Array(#"xt"}"#.utf8),
      "1:19 U+0000 in a string has to be written as an escape"),
    Case("only NUL", [0, 0, 0], "1:1 expected a value, found U+0000"),
    Case("not UTF-8", Array(#"{"t":1,"event":""#.utf8) + [0xFF, 0x22, 0x7D], "1:17 a byte that is not UTF-8"),
    Case(
      "a byte-order mark", [0xEF, 0xBB, 0xBF] + Array(text.utf8), "1:1 a byte-order mark, which JSON does not have"),
    Case("a key twice", #"{"t":1,"t":2,"event":"text"}"#, #"1:8 the key "t" stands twice in one object"#),
    Case(
      "two forms at once", #"{"t":1,"event":"text","sse":{}}"#,
      "1:1 a record has exactly one of event, sse and opencode"),
    Case("no form", #"{"t":1}"#, "1:1 a record has exactly one of event, sse and opencode"),
    Case(
      "another form", text + "\n" + #"{"t":6,"sse":{"event":"ready"}}"#,
      "5 text, 2:1 the record is of another form than the first one"),
    Case("an unknown event", #"{"t":1,"event":"tool_end"}"#, "1:16 there is no such event; did you mean tool-end?"),
    Case("an event that is no string", #"{"t":1,"event":7}"#, "1:16 event is a number, not a string"),
    Case("an ask without id", #"{"t":1,"event":"ask"}"#, "1:1 an ask has no id"),
    Case("an empty id", #"{"t":1,"event":"ask","id":""}"#, "1:27 id is empty"),
    Case(
      "the longest id", #"{"t":1,"event":"ask","id":""# + String(repeating: "i", count: 256) + #""}"#,
      "1 ask \(String(repeating: "i", count: 256)), until 1"),
    Case(
      "a long id", #"{"t":1,"event":"ask","id":""# + String(repeating: "i", count: 257) + #""}"#,
      "1:27 id is longer than 256 bytes"),
    Case(
      "an odd verdict", #"{"t":1,"event":"reply","id":"a","reply":"maybe"}"#, "1:41 reply is neither approve nor reject"
    ),
    Case("sse is a string", #"{"t":1,"sse":"x"}"#, "1:14 sse is a string, not an object"),
    Case(
      "a status without phase", #"{"t":1,"sse":{"event":"status","data":{"runId":"r"}}}"#, "1:39 a status has no phase"),
    Case(
      "an approval that says nothing", #"{"t":1,"sse":{"event":"approval","data":{"runId":"r","requestID":"p"}}}"#,
      "1:41 an approval does not say whether it is settled"),
    Case("an agent event without type", #"{"t":1,"opencode":{}}"#, "1:19 opencode has no type"),
    Case(
      "the longest line", #"{"t":1,"event":"text","x":""# + String(repeating: "x", count: (1 << 20) - 29) + "\"}\n",
      "1 text, until 1"),
    Case(
      "a line of one byte more",
      text + "\n" + #"{"t":7,"event":"text","x":""# + String(repeating: "x", count: (1 << 20) - 28) + "\"}\n",
      "5 text, 2:1048577 the line is longer than 1 MiB"),
    Case(
      "a line without end", text + "\n" + String(repeating: "x", count: 3 << 20),
      "5 text, 2:1048577 the line is longer than 1 MiB"),
  ])
  func isRefusedWithWords(_ hostile: Case) {
    #expect(TraceSample(hostile.recording).text == hostile.read)
  }

  @Test(
    "Tables have bounds",
    arguments: [
      Case(
        "10 001 open approvals", asks(10_001) { #"{"t":1,"event":"ask","id":"\#($0)"}"# },
        "10001:1 more than 10000 open approvals"),
      Case(
        "10 001 parts",
        asks(10_001) {
          RecordFormTests.agent(1, "message.part.updated", #""part":{"id":"\#($0)","type":"reasoning"}"#)
        }, "10001:87 more than 10000 parts of reasoning"),
      Case(
        "10 001 calls", asks(10_001) { RecordFormTests.agent(1, "session.next.tool.called", #""callID":"\#($0)""#) },
        "10001:67 more than 10000 open tool calls"),
      Case(
        "20 002 approvals, answered",
        asks(20_002) { #"{"t":1,"event":"\#($0 % 2 == 0 ? "ask" : "reply")","id":"\#($0 / 2)","reply":"approve"}"# },
        "until 1"),
    ])
  func tables(_ hostile: Case) {
    #expect(TraceSample(hostile.recording).text.hasSuffix(hostile.read))
  }

  @Test(
    "Malformed lines can be skipped, and are counted",
    arguments: [
      Case("between others", text + "\n{\n\n[]\n" + #"{"t":6,"event":"idle"}"#, "5 text, 6 idle, until 6 skipped 2"),
      Case(
        "a long one, in pieces or not",
        text + "\n" + String(repeating: "x", count: 3 << 20) + "\n" + #"{"t":6,"event":"idle"}"#,
        "5 text, 6 idle, until 6 skipped 1"),
      Case("all", "{\n{", "every line is malformed"), Case("the only one", "{", "every line is malformed"),
      Case(
        "never a time that runs backwards", text + "\n" + #"{"t":4,"event":"text"}"#,
        "5 text, 2:6 the time runs backwards"),
      Case(
        "a malformed line does not move the time", #"{"t":9,"event":"oops"}"# + "\n" + text, "5 text, until 5 skipped 1"
      ),
    ])
  func skipping(_ hostile: Case) {
    #expect(TraceSample(hostile.recording, skipsMalformed: true).text == hostile.read)
  }

  @Test("What has been read is forgotten")
  func memory() {
    var lines = TraceLines()
    let piece = Array(String(repeating: Self.text + "\n", count: 1_000).utf8)
    for _ in 0..<100 {
      piece.withUnsafeBytes { lines.append($0) }
      while lines.next() != nil {}
    }
    #expect(lines.number == 100_000 && lines.bytes.count == piece.count)
  }

  @Test("However a recording comes in pieces, the same is read")
  func pieces() {
    var random = SeededGenerator(for: "pieces")
    let recordings: [[UInt8]] = [
      Array((Self.text + "\r\n\n" + #"{"t":6,"event":"ask","id":"é🏁"}"# + "\n{]\n" + #"{"t":6,"event":"idle"}"#).utf8),
      Array(
        (0..<5).map { RecordFormTests.agent($0, "permission.asked", #""id":"\#($0)""#) }.joined(separator: "\n").utf8),
      Array(String(repeating: "x", count: (1 << 20) + 5).utf8) + Array("\n\(Self.text)\n".utf8),
    ]
    let longest = #"{"t":1,"event":"text","x":""# + String(repeating: "x", count: (1 << 20) - 29) + "\"}"
    #expect(TraceSample(Array("\(longest)\n".utf8), pieces: [1 << 20]).text == "1 text, until 1")
    for recording in recordings {
      let whole = TraceSample(recording, skipsMalformed: true).text
      let short = recording.count < 10_000
      let cuts = short ? (0...recording.count).map { [$0] } + [[Int](repeating: 1, count: recording.count)] : []
      let drawn = (0..<(short ? 20 : 3)).map { _ in
        (0..<8).map { _ in Int.random(in: 0...recording.count / 4, using: &random) }
      }
      let different = (cuts + drawn).filter { TraceSample(recording, skipsMalformed: true, pieces: $0).text != whole }
      #expect(different.prefix(3) == [])
    }
  }
}
