import PolicyDiagnostics
import PolicyReporting
import Testing

@Suite("Lines that are too long")
struct LongLineTests {
  private static let digits = String(repeating: "0123456789", count: 100)
  private static let wide = String(repeating: "日本語", count: 30)
  private static let fixture = ReportFixture([
    "a.yaml": "key: \(digits)NEEDLE\(digits)\nk: \(digits)END\nSTART: \(digits)\n\(wide)x\(wide)"
  ])

  /// The word of the finding and that of a note, and the rows of source and underlines in 60 columns.
  @Test(arguments: [
    (
      "NEEDLE", "key",
      [
        "1 │ …678901234567890123456789NEEDLE012345678901234567890123…",
        "  │                          ^^^^^^",
        "  │ ─ far",
      ]
    ),
    (
      "key", "NEEDLE",
      [
        "1 │ key: 01234567890123456789012345678901234567890123456789…",
        "  │ ^^^",
        "  │                                                        ─",
      ]
    ),
    (
      "END", "789END",
      [
        "2 │ …345678901234567890123456789END",
        "  │                             ^^^",
        "  │                          ────── far",
      ]
    ),
    (
      "START", "S",
      ["3 │ START: 012345678901234567890123456789012345678901234567…", "  │ ^^^^^", "  │ ─ far"]
    ),
    (
      digits, "0",
      [
        "1 │ key: 01234567890123456789012345678901234567890123456789…",
        "  │      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "  │      ─ far",
      ]
    ),
    (
      "x", "x日",
      [
        "4 │ …日本語日本語日本語日本語x日本語日本語日本語日本語日本…",
        "  │                          ^",
        "  │                          ─── far",
      ]
    ),
  ])
  func keepsTheFindingInSight(_ word: String, _ other: String, _ expected: [Substring]) throws {
    let note = Note("far", at: try Self.fixture.span(of: other, in: "a.yaml"))
    let finding = Diagnostic.finding(at: try Self.fixture.span(of: word, in: "a.yaml"), [note])
    let rows = Self.fixture.render(finding, as: Appearance(color: false, unicode: true, width: 60)).split(
      separator: "\n")
    #expect(Array(rows[3..<6]) == expected, "\(rows.joined(separator: "\n"))")
  }

  @Test func cutsInASCII() throws {
    let finding = Diagnostic.finding(at: try Self.fixture.span(of: "x", in: "a.yaml"))
    let rows = Self.fixture.render(finding, as: Appearance(color: false, unicode: false, width: 60)).split(
      separator: "\n")
    #expect(
      rows[1...4] == [
        " --> a.yaml:4:181", "  |", #"4 | ...\u{65E5}\u{672C}\u{8A9E}x\u{65E5}\u{672C}\u{8A9E}..."#,
        "  |                            ^",
      ])
  }

  /// Very long lines, of plain text and of marks that take no cells, and a message of the same kind.
  @Test(arguments: ["a", "\u{301}", "日", "\t", "\u{1B}", "\u{FE0F}", "é"])
  func drawsNoMoreThanFits(_ filling: String) throws {
    let text = String(repeating: filling, count: 262_144 / filling.utf8.count)
    let fixture = ReportFixture(["a.yaml": text + "x"])
    var finding = Diagnostic.finding(at: try fixture.span(of: "x", in: "a.yaml"))
    let short = fixture.render(finding)
    finding.message = "“" + text
    let long = fixture.render(finding)
    #expect(short.utf8.count < 4_000 && long.utf8.count < 40_000)
  }
}
