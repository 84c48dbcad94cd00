import Testing

@testable import FuzzDrivers
@testable import PolicyReporting

/// A driver fails where something printed would be obeyed.
struct ReportTests {
  @Test(arguments: [
    "a ##[debug]\n", "##vso[a]\n", "a\n ::debug::b\n", "::error a::\n", "\u{1B}[31m\n", "a\u{202E}b\n", "a\tb\n",
    "a\r::b::\n", "\u{FE0F}\n",
  ])
  func seesWhatIsObeyed(_ text: String) {
    #expect(Self.report(text).brokenText.count == 1)
    #expect(Self.report("[\"\(text.dropLast())\"]").brokenJSON.count == (text.hasPrefix("::") ? 0 : 1))
  }

  @Test func seesWhatIsNoText() {
    #expect(Report("a", PrintableText(ofFormat: [0x61, 0xFF])).brokenText == ["a: not UTF-8"])
    #expect(Self.report("{").brokenJSON.count == 1)
    #expect(Self.report("{}\n{}\n[\n").brokenJSONLines.count == 1)
  }

  @Test func takesOnlyOwnCommands() {
    let commands = Self.report("::error file=a::b\n::warning file=a::b\n::notice file=a::b\n")
    #expect(commands.brokenCommands.isEmpty && commands.brokenText.count == 3)
    #expect(Self.report("::error file=a::##[debug]\n::debug::b\n").brokenCommands.count == 2)
    #expect(Self.report("\ta\n").brokenDifference.isEmpty)
  }

  private static func report(_ text: String) -> Report { Report("a", PrintableText(ofFormat: Array(text.utf8))) }
}
