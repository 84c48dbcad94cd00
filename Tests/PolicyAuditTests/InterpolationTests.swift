import PolicyAudit
import TestSupport
import Testing

/// What Docker Compose fills in, form by form.
@Suite struct InterpolationTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    /// With A=1, E empty and U not set; nil where Compose stops.
    let filled: String?

    var testDescription: String { text }
  }

  static let cases: [Case] = [
    ("x", "x"), ("", ""), ("$A", "1"), ("${A}", "1"), ("a${A}b$A-c", "a1b1-c"), ("$U", ""), ("$$A", "$A"),
    ("$$$A", "$1"), ("${U:-d}", "d"), ("${U-d}", "d"), ("${E:-d}", "d"), ("${E-d}", ""), ("${A:-d}", "1"),
    ("${A-d}", "1"), ("${U:-}", ""), ("${A:?no}", "1"), ("${A?}", "1"), ("${U:?no}", nil), ("${U?no}", nil),
    ("${E:?no}", nil), ("${E?no}", ""), ("${A:+d}", "d"), ("${A+d}", "d"), ("${E:+d}", ""), ("${E+d}", "d"),
    ("${U:+d}", ""), ("${U+d}", ""), ("${U:-${A}}", "1"), ("${U:-${E:-${A:+x}}}", "x"), ("${U:-a $A b}", "a 1 b"),
    ("${U:-$$}", "$"), ("${U:-a}b}", "ab}"),
  ].map { Case(text: $0.0, filled: $0.1) }

  @Test(arguments: cases) func isFilledAsComposeFillsIt(_ test: Case) throws {
    let values = ["A": "1", "E": ""]
    #expect(try #require(Interpolation(test.text)).filled { values[$0] } == test.filled)
  }

  @Test(arguments: [
    "$", "a$", "${", "${A", "${A:", "${A:-", "${A:-${B}", "${}", "${1}", "$1", "${A!}", "${A:=x}", "$-",
  ])
  func isRefusedAsComposeRefusesIt(_ text: String) { #expect(Interpolation(text) == nil) }

  @Test func namesEveryVariableOnce() throws {
    #expect(try #require(Interpolation("${A:-$B}${C+$A}$B")).names == ["A", "B", "C"])
  }

  /// What would be too deep to read, or too long to keep, ends soon.
  @Test func isBounded() {
    let time = processorTime {
      #expect(Interpolation(String(repeating: "${A:-", count: 20_000)) == nil)
      let long = String(repeating: "$A", count: 20_000)
      let value = String(repeating: "x", count: 100_000)
      let filled = Interpolation(long)?.filled { _ in value }
      #expect(filled?.utf8.count == 100_000)
    }
    #expect(time < .soon)
  }
}
