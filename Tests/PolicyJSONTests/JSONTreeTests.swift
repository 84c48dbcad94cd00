import Testing

@testable import PolicyJSON

@Suite("Places and parts of a JSON text")
struct JSONTreeTests {
  /// Two records in one buffer, as a stream is read; every value and key says where it stands.
  @Test func spansEveryValueAndKey() throws {
    let text = #"{"t": 12, "é": ["x", null]}"# + "\n" + #"{"t": -3.5, "d": {"a\n": true}}"# + "\n"
    let bytes = Array(text.utf8)
    var reader = JSONReader()
    var seen: [String] = []
    var start = 0
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      try list(reader.read(bytes, in: start..<end).root, bytes, into: &seen)
      start = end + 1
    }
    #expect(
      seen == [
        #"an object {"t": 12, "é": ["x", null]}"#, #"a string "t""#, "a number 12", #"a string "é""#,
        #"an array ["x", null]"#, #"a string "x""#, "null null",
        #"an object {"t": -3.5, "d": {"a\n": true}}"#, #"a string "t""#, "a number -3.5", #"a string "d""#,
        #"an object {"a\n": true}"#, #"a string "a\n""#, "a boolean true",
      ])
  }

  private func list(_ element: JSONElement, _ bytes: [UInt8], into seen: inout [String]) {
    seen.append("\(element.noun) \(String(decoding: bytes[element.range], as: UTF8.self))")
    for child in element.elements { list(child, bytes, into: &seen) }
    for (key, value) in element.members {
      list(key, bytes, into: &seen)
      list(value, bytes, into: &seen)
    }
  }

  @Test func findsMembersByTheirBytes() throws {
    let root = try tree(#"{"a": 1, "\u00e9": 2, "e\u0301": 3, "n": null}"#)
    let found = ["a", "\u{E9}", "e\u{301}", "b", ""].map { root[$0]?.integer }
    #expect(found == [1, 2, 3, nil, nil])
    #expect(root["n"]?.isNull == true && root["a"]?["a"] == nil && root["a"]?.isNull == false)
  }

  @Test(arguments: [
    ("abc", #""abc""#, true), ("ab", #""abc""#, false), ("a\nb", #""a\nb""#, true), ("anb", #""a\nb""#, false),
    ("😀", #""\uD83D\uDE00""#, true), ("", #""""#, true), ("1", "1", false), ("\u{E9}", "\"e\u{301}\"", false),
  ])
  func saysExactly(_ text: String, _ json: String, _ expected: Bool) throws {
    #expect(try tree(json).says(text) == expected)
  }

  @Test(arguments: [
    ("9223372036854775807", Int64.max), ("-9223372036854775808", .min), ("9223372036854775808", nil),
    ("-9223372036854775809", nil), ("99999999999999999999999999999999", nil), ("1.0", nil), ("1e2", nil),
    (#""1""#, nil),
    ("-0", 0),
  ])
  func readsIntegersExactlyOrNotAtAll(_ text: String, _ expected: Int64?) throws {
    #expect(try tree(text).integer == expected)
  }

  @Test(arguments: [
    ("1.50", 1.5), ("1e2", 100), ("9223372036854775808", 9_223_372_036_854_775_808), ("1e999", nil), ("-0.0", 0),
    ("12", 12), (#""1""#, nil),
  ])
  func readsDecimals(_ text: String, _ expected: Double?) throws {
    let decimal = try tree(text).decimal
    #expect(decimal?.double == expected && (decimal == nil || decimal?.text == text))
  }

  @Test(arguments: [
    ("1.5", true), ("-0", true), ("1e9", true), ("", false), ("1.", false), (" 1", false), ("1 ", false),
    ("NaN", false),
  ])
  func acceptsOnlyNumbersAsDecimals(_ text: String, _ expected: Bool) {
    #expect((JSONDecimal(text) != nil) == expected)
  }

  @Test func hasNoDecimalForWhatJSONCannotSay() {
    #expect([Double.nan, .infinity, -.infinity].allSatisfy { JSONDecimal($0) == nil })
    #expect(
      [0.1, -0.0, .leastNonzeroMagnitude, .greatestFiniteMagnitude, 1e16].allSatisfy { JSONDecimal($0)?.double == $0 })
  }

  @Test func comparesByBytesAndOrder() {
    let unequal: [(JSONValue, JSONValue)] = [
      ("\u{E9}", "e\u{301}"), (["a": 1, "b": 2], ["b": 2, "a": 1]), (["\u{E9}": 1], ["e\u{301}": 1]), (1, "1"),
      ([1], [1, 1]), (nil, false), (["a": 1], ["a": 1, "b": 1]),
    ]
    #expect(unequal.allSatisfy { $0 != $1 && $0 == $0 && $1 == $1 })
  }

  /// A tree that outlives the next reading keeps its own nodes.
  @Test func keepsATreeThatIsStillInUse() throws {
    var reader = JSONReader()
    let first = try reader.read(Array("[1, 2]".utf8))
    let second = try reader.read(Array(#"{"a": 3}"#.utf8))
    #expect(first.root.value == [1, 2] && second.root.value == ["a": 3])
  }

  private func tree(_ text: String) throws -> JSONElement {
    var reader = JSONReader()
    return try reader.read(Array(text.utf8)).root
  }
}
