import PolicyDiagnostics
import PolicyReporting
import Testing

/// The column in the heading and the carets, for one finding on one line.
@Suite("Carets under the right cells")
struct PlacementTests {
  /// A line, the word the finding is about, the column of its first cell and how many cells it has; the columns are
  /// counted by hand and were looked at in a terminal emulator.
  @Test(arguments: [
    ("a: Q", "Q", 4, 1), ("日本語 Q", "Q", 8, 1), ("日本語 Q", "本", 3, 2), ("日本語 Q", "日本語", 1, 6),
    ("ＡＢ ｱQ", "Q", 7, 1), ("한글Q", "Q", 5, 1), ("\u{1112}\u{1161}\u{11AB}Q", "Q", 3, 1), ("《Q》", "Q", 3, 1),
    ("e\u{301}e\u{301}Q", "Q", 3, 1), ("e\u{301}e\u{301}Q", "\u{301}e", 1, 2), ("हीQ", "Q", 3, 1),
    ("x\u{20DD}Q", "Q", 2, 1),
    ("😀Q", "Q", 3, 1), ("⚠\u{FE0F}Q", "Q", 2, 1), ("⚠\u{FE0F}Q", "⚠\u{FE0F}", 1, 1), ("1\u{FE0F}\u{20E3}Q", "Q", 2, 1),
    ("👍🏽Q", "Q", 3, 1), ("👍🏽Q", "👍🏽", 1, 2), ("🏽Q", "Q", 3, 1), ("🇩🇪Q", "Q", 3, 1), ("🇩🇪🇫🇷Q", "🇫🇷", 3, 2),
    ("🇩Q", "Q", 10, 1), ("👩\u{200D}🚀Q", "🚀", 11, 2),
    ("\tQ", "Q", 5, 1), ("\tQ", "\t", 1, 4), ("\t\tQ", "Q", 9, 1), ("ab\tQ", "Q", 7, 1),
    ("\u{1B}[31mQ", "Q", 11, 1), ("\u{1B}Q", "\u{1B}", 1, 6), ("\u{0}\u{7F}\u{9B}Q", "Q", 18, 1), ("a\rQ", "Q", 7, 1),
    ("\u{200B}\u{202E}\u{2028}Q", "Q", 25, 1), ("\u{AD}\u{FEFF}Q", "Q", 15, 1), ("\u{E0041}Q", "Q", 10, 1),
    ("\u{301}Q", "Q", 8, 1), ("\t\u{301}Q", "Q", 12, 1), ("\u{A0}Q", "Q", 2, 1), ("\u{3000}Q", "Q", 3, 1),
    ("\u{10FFFF}Q", "Q", 11, 1), ("\u{E000}Q", "Q", 2, 1), ("א\u{5D1}Q", "Q", 3, 1),
  ])
  func places(_ line: String, _ word: String, _ column: Int, _ cells: Int) throws {
    let fixture = ReportFixture(["a.yaml": "first: line\n" + line + "\n"])
    let rows = fixture.render(.finding(at: try fixture.span(of: word, in: "a.yaml"))).split(separator: "\n")
    let carets = String(repeating: " ", count: column - 1) + String(repeating: "^", count: cells)
    #expect(rows[1] == "  ┌─ a.yaml:2:\(column)" && rows[4] == "  │ \(carets)", "\(rows[3])\n\(rows[4])")
  }

  /// What the source line looks like, with and without characters beyond ASCII.
  @Test(arguments: [
    ("é\tb\u{1B}c", "é    b\\u{1B}c", "\\u{E9}    b\\u{1B}c"),
    ("⚠\u{FE0F}👍🏽🇩🇪", "⚠👍🇩🇪", "\\u{26A0}\\u{FE0F}\\u{1F44D}\\u{1F3FD}\\u{1F1E9}\\u{1F1EA}"),
    ("e\u{301}\u{200D}\u{302}", "e\u{301}\\u{200D}\\u{302}", "e\\u{301}\\u{200D}\\u{302}"),
    ("a\u{FE01}\u{34F}", "a\\u{FE01}\\u{34F}", "a\\u{FE01}\\u{34F}"),
  ])
  func shows(_ line: String, _ unicode: String, _ ascii: String) throws {
    let fixture = ReportFixture(["a.yaml": line])
    let finding = Diagnostic.finding(at: try fixture.span(0..<1, in: "a.yaml"))
    let drawn = [Appearance.plain, .ascii].map { fixture.render(finding, as: $0).split(separator: "\n")[3] }
    #expect(drawn.map { Array($0.utf8) } == ["1 │ \(unicode)", "1 | \(ascii)"].map { Array($0.utf8) })
  }

  @Test func showsBytesThatAreNotUTF8() throws {
    var fixture = ReportFixture([:])
    fixture.add("a.yaml", [0x61, 0xFF, 0xE2, 0x82, 0x62, 0xED, 0xA0, 0x80])
    let finding = Diagnostic.finding(at: try fixture.span(4..<5, in: "a.yaml"))
    let unicode = fixture.render(finding).split(separator: "\n")[3...4]
    let ascii = fixture.render(finding, as: .ascii).split(separator: "\n")[3...4]
    #expect(unicode == ["1 │ a\u{FFFD}\u{FFFD}b\u{FFFD}\u{FFFD}\u{FFFD}", "  │    ^"])
    #expect(ascii == ["1 | a\\u{FFFD}\\u{FFFD}b\\u{FFFD}\\u{FFFD}\\u{FFFD}", "  |                  ^"])
  }

  /// Places at and behind the ends of lines and files: a range of bytes, the heading and the two rows.
  @Test(arguments: [
    (3..<3, "1:4", "1 │ a: b", "  │    ^"), (4..<4, "1:5", "1 │ a: b", "  │     ^"),
    (4..<6, "1:5", "1 │ a: b", "  │     ^"),
    (5..<6, "1:5", "1 │ a: b", "  │     ^"), (0..<6, "1:1", "1 │ a: b", "  │ ^^^^"), (6..<7, "2:1", "2 │", "  │ ^"),
    (7..<11, "3:1", "3 │ c: d", "  │ ^^^^"), (12..<12, "4:1", "4 │", "  │ ^"), (12..<99, "4:1", "4 │", "  │ ^"),
    (70..<99, "4:1", "4 │", "  │ ^"), (1..<99, "1:2", "1 │ a: b", "  │  ^^^"),
  ])
  func placesAtTheEnds(_ range: Range<Int>, _ place: String, _ line: String, _ carets: String) throws {
    let fixture = ReportFixture(["a.yaml": "a: b\r\n\nc: d\n"])
    let rows = fixture.render(.finding(at: try fixture.span(range, in: "a.yaml"))).split(separator: "\n")
    #expect(rows[1] == "  ┌─ a.yaml:\(place)" && rows[3] == line && rows[4] == carets, "\(rows)")
  }

  @Test(arguments: [(0..<3, "1:1", "^"), (3..<7, "1:1", "^^^^"), (8..<9, "1:6", "     ^")])
  func countsNoByteOrderMark(_ range: Range<Int>, _ place: String, _ carets: String) throws {
    let fixture = ReportFixture(["a.yaml": "\u{FEFF}name: x\n"])
    let rows = fixture.render(.finding(at: try fixture.span(range, in: "a.yaml"))).split(separator: "\n")
    #expect(
      rows[1...] == ["  ┌─ a.yaml:\(place)", "  │", "1 │ name: x", "  │ \(carets)", "  = see: policyc explain a-rule"])
  }
}
