import PolicyDiagnostics
import PolicyExport
import PolicyJSON
import TestSupport
import Testing

@testable import PolicyReporting

struct PrintableTextTests {
  private static let ascii = Appearance(color: false, unicode: false)

  // MARK: Literals

  @Test func literalsStandAndForeignTextIsShown() {
    let name = "a\u{1B}\u{202E}é\n##[x"
    let text: PrintableText = "created \(name, on: .plain), \(3)\n"
    #expect(text.text == "created a\\u{1B}\\u{202E}é\\u{A}##\\u{5B}x, 3\n")
    let other: PrintableText = "\(name, on: Self.ascii)\n"
    #expect(other.text == "a\\u{1B}\\u{202E}\\u{E9}\\u{A}##\\u{5B}x\n")
  }

  @Test(arguments: [
    (["##", "[x\n"], "##\\u{5B}x\n"), (["##a", "b", "[x\n"], "##ab\\u{5B}x\n"), ([":", ":x\n"], "\\u{3A}:x\n"),
    (["  ", "::x\n"], "  \\u{3A}:x\n"), (["a\n", "\u{3000}::x\n"], "a\n\u{3000}\\u{3A}:x\n"),
    (["a", "::x\n"], "a\\u{3A}:x\n"),
    (["##\n", "[x\n"], "##\n[x\n"), (["#\u{FE0F}", "#[x\n"], "##\\u{5B}x\n"), (["##\u{200B}[x"], "##\\u{200B}\\u{5B}x"),
  ])
  func aCommandMayComeAboutWherePiecesMeet(_ pieces: [String], _ expected: String) {
    let texts = pieces.map { piece in
      let line = piece.hasSuffix("\n") ? String(piece.dropLast()) : piece
      return piece.hasSuffix("\n") ? "\(line, on: .plain)\n" : "\(line, on: .plain)" as PrintableText
    }
    #expect(texts.joined().text == expected)
    #expect((texts.first.map { first in texts.dropFirst().reduce(first) { "\($0)\($1)" } })?.text == expected)
  }

  /// A sentence that is broken on a terminal may bring `::` to the start of a line.
  @Test func aCommandMayComeAboutWhereALineIsBroken() {
    let narrow = Appearance(color: true, unicode: true, width: 40)
    let words = "one two three four five six seven eight ::debug::nine ten eleven twelve"
    let lines = PrintableText(line: words, on: narrow).text.split(separator: "\n")
    #expect(lines.count > 1 && lines.contains { $0.hasPrefix("  \\u{3A}:debug::") })
  }

  // MARK: Lines and data

  @Test func linesAreWhole() {
    let long = String(repeating: "x", count: 5_000)
    #expect(PrintableText(lines: "a\n\(long)\n\n::b\r\n", on: .plain).text == "a\n\(long)\n\n\\u{3A}:b\\u{D}\n")
    #expect(PrintableText(lines: "", on: .plain).isEmpty)
  }

  @Test(arguments: ["", "a\n", "A='é\n\tb'\r\n", "a ## [b] # [x]\n a::b", "\u{FFFD}", "😀"])
  func dataIsPrintedAsItIs(_ data: String) {
    #expect(PrintableText(data: Array(data.utf8))?.bytes == Array(data.utf8))
  }

  @Test(arguments: [
    "##[a", "A=##vso[a]", "a\n ::b", "::b", "a\r::b\n", "\u{1B}[31m", "a\u{202E}b", "a\rb", "a\r", "\u{0}", "\u{FEFF}a",
    "\u{85}",
    "\u{FE0F}",
  ])
  func dataThatIsObeyedIsNotPrinted(_ data: String) {
    #expect(PrintableText(data: Array(data.utf8)) == nil)
    #expect(PrintableText(data: [0x61, 0xFF]) == nil)
  }

  // MARK: Differences

  @Test func aDifferenceIsShownToPeople() {
    let old = Array("a: 1\n::debug::x\nb\tc\n".utf8)
    let new = Array("a: \u{1B}2 ##[debug]\r\n::debug::x\nb\tc\n".utf8) + [0xFF]
    let difference = UnifiedDiff(from: old, to: new, oldName: "a\u{1B} b", newName: "\u{202E}")
    let shown = """
      --- "a\\033 b"
      +++ \\u{202E}
      @@ -1,3 +1,4 @@
      -a: 1
      +a: \\u{1B}2 ##\\u{5B}debug]\\u{D}
       \\u{3A}:debug::x
       b\tc
      +\u{FFFD}
      \\ No newline at end of file

      """
    #expect(PrintableText(difference, on: .plain).text == shown)
  }

  /// What is harmless is printed as `patch` wants it, however long a line is.
  @Test(arguments: [1, UInt64.random(in: 0...UInt64.max)])
  func aHarmlessDifferenceIsPrintedAsItIs(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["a: 1\n", "\tb é 日\n", "# c [x]: \"::\"\n", String(repeating: "x ", count: 2_000), "\n", "- d\n"]
    let text = { (random: inout SeededGenerator) in
      (0..<Int.random(in: 0...12, using: &random)).flatMap { _ in
        Array(pieces[Int.random(in: 0..<pieces.count, using: &random)].utf8)
      }
    }
    for _ in 0..<200 {
      let difference = UnifiedDiff(from: text(&random), to: text(&random), oldName: "a b", newName: "a b")
      #expect(PrintableText(difference, on: .plain).bytes == difference.bytes, "seed \(seed)")
    }
  }

  // MARK: XML

  @Test(arguments: [
    ("a<b>&\"c\"", "a&lt;b&gt;&amp;&quot;c&quot;"), ("a\t\n\r", "a&#9;&#10;&#13;"),
    ("\u{1}\u{9B}\u{FFFE}", "\\u{1}\\u{9B}\\u{FFFE}"),
    ("a\u{202E}\u{FE0F}\u{E0001}", "a&#8238;&#65039;&#917505;"),
    ("x ##[a] ##vso[b] #[c]", "x ##&#91;a] ##vso&#91;b] #[c]"),
    (" ::a::", " &#58;:a::"), ("a ::b", "a ::b"), ("é 日 😀", "é 日 😀"),
  ])
  func xmlIsEscaped(_ text: String, _ escaped: String) {
    let xml: XMLText = "\(text)"
    #expect(String(decoding: xml.bytes, as: UTF8.self) == escaped)
  }
}
