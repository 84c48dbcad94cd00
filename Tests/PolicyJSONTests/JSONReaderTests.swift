import TestSupport
import Testing

@testable import PolicyJSON

@Suite("Reading JSON")
struct JSONReaderTests {
  /// A text and what it says, spelled as the compact writer spells it.
  @Test(arguments: [
    ("null", "null"), (" \t\r\n true \n", "true"), ("false", "false"),
    ("0", "0"), ("-0", "0"), ("-1", "-1"), ("9223372036854775807", "9223372036854775807"),
    ("-9223372036854775808", "-9223372036854775808"),
    ("9223372036854775808", "9223372036854775808"), ("-9223372036854775809", "-9223372036854775809"),
    ("1.0", "1.0"), ("1.50", "1.50"), ("-0.0", "-0.0"), ("1e5", "1e5"), ("1E+05", "1E+05"), ("0e-0", "0e-0"),
    ("123456789012345678901234567890.5e-7", "123456789012345678901234567890.5e-7"), ("1e999", "1e999"),
    (#""""#, #""""#), (#""a b""#, #""a b""#), (#""\"\\\/\b\f\n\r\t""#, #""\"\\/\b\f\n\r\t""#),
    (#""\u0041\u00e9\u20AC\uD83D\uDe00""#, #""Aé€😀""#), (#""\u0000\u001f\u007f""#, #""\u0000\u001f\u007f""#),
    (#""\uDBFF\uDFFF""#, "\"\u{10FFFF}\""), (#""\ud800\udc00""#, "\"\u{10000}\""), (#""\uFFFF""#, "\"\u{FFFF}\""),
    ("\"\u{7F}é€😀\u{FEFF}\"", "\"\\u007fé€😀\\ufeff\""), (#""\\u0041""#, #""\\u0041""#),
    ("[]", "[]"), ("[ ]", "[]"), ("[1, 2,3 ]", "[1,2,3]"), ("[[],[[]],{}]", "[[],[[]],{}]"),
    ("{}", "{}"), ("{\n}", "{}"), (#"{"b": 1, "a" :{"b":[null]}}"#, #"{"b":1,"a":{"b":[null]}}"#),
    (#"{"":0,"é":1,"e\u0301":2}"#, "{\"\":0,\"é\":1,\"e\u{301}\":2}"),
  ])
  func reads(_ text: String, as expected: String) throws {
    let value = try JSONValue(parsing: Array(text.utf8))
    #expect(Array(expected.utf8) == value.bytes(.compact))
  }

  /// A text that is not JSON, the range of the offence and what is said about it.
  @Test(arguments: [
    ("", 0..<0, "expected a value, but the text ends"), ("  \n", 3..<3, "expected a value, but the text ends"),
    ("\u{FEFF}1", 0..<3, "a byte-order mark, which JSON does not have"),
    ("1 2", 2..<3, "expected nothing after the value, found '2'"),
    ("{}}", 2..<3, "expected nothing after the value, found '}'"),
    ("nul", 0..<3, "nul is not a JSON value; text stands in double quotes"),
    ("True", 0..<4, "True is not a JSON value; text stands in double quotes"),
    ("[NaN]", 1..<4, "NaN is not a JSON value; text stands in double quotes"),
    ("-Infinity", 1..<2, "expected a digit, found 'I'"), ("'a'", 0..<1, "expected a value, found '''"),
    ("// a", 0..<1, "expected a value, found '/'"), ("é", 0..<2, "expected a value, found U+00E9"),
    ("\u{A0}1", 0..<2, "expected a value, found U+00A0"), ("\u{C}1", 0..<1, "expected a value, found U+000C"),
    ("01", 0..<2, "a number cannot start with a zero"), ("-012", 0..<4, "a number cannot start with a zero"),
    ("1.", 2..<2, "expected a digit after the decimal point, but the text ends"),
    (".5", 0..<1, "expected a value, found '.'"), ("+1", 0..<1, "expected a value, found '+'"),
    ("-", 1..<1, "expected a digit, but the text ends"),
    ("1e", 2..<2, "expected a digit in the exponent, but the text ends"),
    ("1e+", 3..<3, "expected a digit in the exponent, but the text ends"),
    ("1.e5", 2..<3, "expected a digit after the decimal point, found 'e'"),
    ("0x1", 1..<2, "expected nothing after the value, found 'x'"),
    ("1_000", 1..<2, "expected nothing after the value, found '_'"),
    ("\"a", 0..<1, "the string that starts here has no end"), ("\"", 0..<1, "the string that starts here has no end"),
    ("\"\n\"", 1..<2, "U+000A in a string has to be written as an escape"),
    ("\"a\u{0}\"", 2..<3, "U+0000 in a string has to be written as an escape"),
    (#""\x41""#, 1..<3, "JSON has no such escape"), (#""\'""#, 1..<3, "JSON has no such escape"),
    (#""\"#, 2..<2, "expected an escape, but the text ends"),
    (#""\u12g4""#, 5..<6, "expected four hex digits, found 'g'"),
    (#""\u12"#, 5..<5, "expected four hex digits, but the text ends"),
    (#""\ud800""#, 1..<7, "half of a surrogate pair is not a character"),
    (#""\udc00""#, 1..<7, "half of a surrogate pair is not a character"),
    (#""\ud800\n""#, 1..<7, "half of a surrogate pair is not a character"),
    (#""\ud800\ud800""#, 1..<7, "half of a surrogate pair is not a character"),
    (#""\udc00\ud800""#, 1..<7, "half of a surrogate pair is not a character"),
    ("[1,]", 2..<3, "a comma before ']'"), ("[,1]", 1..<2, "expected a value, found ','"),
    ("[1,,2]", 3..<4, "expected a value, found ','"), ("[1 2]", 3..<4, "expected ',' or ']', found '2'"),
    ("[1", 2..<2, "expected ',' or ']', but the text ends"), ("[", 1..<1, "expected a value, but the text ends"),
    ("[1}", 2..<3, "expected ',' or ']', found '}'"), ("]", 0..<1, "expected a value, found ']'"),
    ("{", 1..<1, "expected a key in double quotes, but the text ends"),
    (#"{"a":1,}"#, 6..<7, "a comma before '}'"), ("{a:1}", 1..<2, "expected a key in double quotes, found 'a'"),
    ("{1:1}", 1..<2, "expected a key in double quotes, found '1'"),
    (#"{"a"}"#, 4..<5, "expected ':' after the key, found '}'"),
    (#"{"a" 1}"#, 5..<6, "expected ':' after the key, found '1'"),
    (#"{"a":}"#, 5..<6, "expected a value, found '}'"), (#"{"a":1 "b":2}"#, 7..<8, "expected ',' or '}', found '\"'"),
    (#"{"a":1,"b":2,"a":3}"#, 13..<16, #"the key "a" stands twice in one object"#),
    (#"[{"a":1,"\u0061":3}]"#, 8..<16, #"the key "\u0061" stands twice in one object"#),
  ])
  func refuses(_ text: String, at range: Range<Int>, saying message: String) {
    #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Array(text.utf8)) }
    let error = syntaxError(in: Array(text.utf8))
    #expect(error?.message == message && error?.range == range, "\(String(describing: error))")
  }

  @Test(arguments: [
    [0xFF], [0x22, 0x80, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE2, 0x82, 0x22],
    [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0xF0, 0x80, 0x80, 0x80, 0x22], [0x22, 0xE2], [0x22, 0xC3],
  ])
  func refusesBytesThatAreNotUTF8(_ bytes: [UInt8]) {
    #expect(syntaxError(in: bytes)?.message == "a byte that is not UTF-8")
  }

  @Test(arguments: ["[", #"{"a":"#])
  func boundsTheDepth(_ opening: String) {
    let closing = opening == "[" ? "]" : "}"
    let deepest =
      String(repeating: opening, count: 127) + (opening == "[" ? "[]" : "{}") + String(repeating: closing, count: 127)
    #expect(syntaxError(in: Array(deepest.utf8)) == nil)
    let deeper = Array(String(repeating: opening, count: 1_000_000).utf8)
    #expect(
      syntaxError(in: deeper)
        == JSONSyntaxError("nested deeper than 128", at: 128 * opening.utf8.count..<128 * opening.utf8.count + 1))
  }

  /// The second `k7`, found by sorting, however many keys there are and wherever the pair stands.
  @Test(arguments: [(12, 3), (13, 12), (14, 3), (2_000, 1_999), (2_000, 8)])
  func findsTheFirstDuplicateAmongManyKeys(_ count: Int, position: Int) {
    var keys = (0..<count).map { "\"k\($0)\"" }
    let first = position == 3 ? 1 : 7
    keys[position] = "\"\\u006B\(first)\""
    keys.append("\"k\(first)\"")
    let text = "{" + keys.map { "\($0):0" }.joined(separator: ",") + "}"
    let error = syntaxError(in: Array(text.utf8))
    let range = error.flatMap { text.utf8.index(text.startIndex, offsetBy: $0.offset) }
    let expected = text.utf8.firstRange(of: keys[position].utf8)?.lowerBound
    #expect(range == expected)
    #expect(error?.earlier?.count == "\"k\(first)\"".utf8.count)
  }

  /// Thousands of keys with long common beginnings: quadratic comparison would take minutes.
  @Test func staysFastWithManyKeys() throws {
    let keys = (0..<4_000).map { "\"\(String(repeating: "x", count: 50))\($0)\":0" }
    let text = Array(("{" + keys.joined(separator: ",") + "}").utf8)
    let time = processorTime { #expect(syntaxError(in: text) == nil) }
    #expect(time < .soon)
  }

  private func syntaxError(in bytes: [UInt8]) -> JSONSyntaxError? {
    do {
      var reader = JSONReader()
      _ = try reader.read(bytes)
      return nil
    } catch { return error }
  }
}
