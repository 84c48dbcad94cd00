import PolicyDiagnostics
import PolicyReporting
import Testing

/// Where annotations stand, counted by hand: lines, and columns in UTF-16 code units.
@Suite struct TextRegionTests {
  /// The bytes of a file, a range of them, and the place that it has.
  @Test(arguments: [
    ("a: b\n", 3..<4, "line=1,endLine=1,col=4,endColumn=5"), ("a: b", 4..<4, "line=1,endLine=1,col=5,endColumn=5"),
    ("🏁é\t日x", 10..<11, "line=1,endLine=1,col=6,endColumn=7"), ("🏁x", 0..<4, "line=1,endLine=1,col=1,endColumn=3"),
    ("\u{FEFF}a: b", 6..<7, "line=1,endLine=1,col=4,endColumn=5"),
    ("\u{FEFF}a", 0..<0, "line=1,endLine=1,col=1,endColumn=1"),
    ("a\r\nb\r\n", 0..<6, "line=1,endLine=2"), ("a\r\nb\r\n", 0..<3, "line=1,endLine=1,col=1,endColumn=2"),
    ("a\nb\n", 4..<4, "line=2,endLine=2,col=2,endColumn=2"), ("a\nb\n", 4..<99, "line=2,endLine=2,col=2,endColumn=2"),
    ("a\n\n\n", 1..<2, "line=1,endLine=1,col=2,endColumn=2"), ("", 0..<0, "line=1,endLine=1,col=1,endColumn=1"),
    ("\n", 0..<1, "line=1,endLine=1,col=1,endColumn=1"),
  ])
  func places(_ text: String, _ range: Range<Int>, _ place: String) throws {
    try Self.expect(Array(text.utf8), range, place)
  }

  /// Each sequence that is not UTF-8 is the one unit of U+FFFD.
  @Test func placesBehindWhatIsNotUTF8() throws {
    try Self.expect([0xFF, 0xE2, 0x82, 0x61], 3..<4, "line=1,endLine=1,col=3,endColumn=4")
  }

  private static func expect(_ bytes: [UInt8], _ range: Range<Int>, _ place: String) throws {
    var fixture = ReportFixture([:])
    fixture.add("a.yaml", bytes)
    let finding = Diagnostic.finding(at: try fixture.span(range, in: "a.yaml"))
    let written = FindingsFormat.github.render(CheckReport(fixture.sources, [finding])).text
    #expect(written.hasPrefix("::error file=repository/a.yaml,\(place),title="), "\(written)")
  }
}
