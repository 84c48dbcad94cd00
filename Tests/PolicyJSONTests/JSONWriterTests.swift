import PolicyJSON
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
  private static let sample: JSONValue = [
    "policyc": 1, "empty": [], "none": [:], "list": [1, [true, nil], ["k": "v"]], "a \"key\"": "b/c\\d",
  ]

  @Test func writesCompactly() {
    #expect(
      text(Self.sample, .compact)
        == #"{"policyc":1,"empty":[],"none":{},"list":[1,[true,null],{"k":"v"}],"a \"key\"":"b/c\\d"}"#)
  }

  @Test func writesForPeople() {
    let expected = #"""
      {
        "policyc": 1,
        "empty": [],
        "none": {},
        "list": [
          1,
          [
            true,
            null
          ],
          {
            "k": "v"
          }
        ],
        "a \"key\"": "b/c\\d"
      }
      """#
    #expect(text(Self.sample, .pretty) == expected)
  }

  @Test(arguments: [
    ("", ""), ("a/b é € 😀", "a/b é € 😀"), ("\"\\", #"\"\\"#), ("\u{8}\t\n\u{C}\r", #"\b\t\n\f\r"#),
    ("\u{0}\u{1B}[31m\u{1F}", #"\u0000\u001b[31m\u001f"#), ("a\u{7F}b", #"a\u007fb"#),
    ("\u{80}\u{9B}\u{9F}\u{A0}", "\\u0080\\u009b\\u009f\u{A0}"), ("x\u{2028}y\u{2029}", #"x\u2028y\u2029"#),
    ("\u{2027}\u{202A}\u{2068}\u{20AC}", "\u{2027}\\u202a\\u2068\u{20AC}"), ("\u{E9}\u{C2}", "\u{E9}\u{C2}"),
    ("\u{AD}\u{61C}\u{200B}\u{FEFF}\u{FE0F}\u{3164}", #"\u00ad\u061c\u200b\ufeff\ufe0f\u3164"#),
    ("\u{E0041}\u{1F600}\u{1D173}", #"\udb40\udc41\#u{1F600}\ud834\udd73"#),
    ("##[a] #[b] ##vso[c] ##é[d] [e", #"##\u005ba] #[b] ##vso\u005bc] ##é\u005bd] [e"#),
    (String(decoding: [0x61, 0xFF, 0xED, 0xA0, 0x80], as: UTF8.self), "a\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
  ])
  func escapes(_ value: String, as expected: String) {
    #expect(Array(text(.string(value), .compact).utf8) == Array("\"\(expected)\"".utf8))
  }

  @Test func writesStepByStep() {
    var writer = JSONWriter(.compact)
    writer.object { writer in
      writer.member("text", "a")
      writer.member("count", 42)
      writer.member("is", true)
      writer.member("why", optional: nil)
      writer.member("list") { $0.array(["x", "y"]) { $0.string($1) } }
      writer.member("inside") { $0.object { $0.member("value", JSONDecimal(0.5).map { .decimal($0) } ?? .null) } }
      writer.member("last", Int64.min)
    }
    #expect(
      String(decoding: writer.bytes, as: UTF8.self)
        == #"{"text":"a","count":42,"is":true,"why":null,"list":["x","y"],"inside":{"value":0.5},"last":-9223372036854775808}"#
    )
  }

  private func text(_ value: JSONValue, _ layout: JSONWriter.Layout) -> String {
    String(decoding: value.bytes(layout), as: UTF8.self)
  }
}
