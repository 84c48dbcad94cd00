import PolicySource
import TestSupport
import Testing

struct WorkflowCommandTests {
  @Test(arguments: [
    ("##[", true), ("###[", true), ("a ##vso[", true), ("##TeamCity[", true), ("##é[", true), ("##\u{200B}[", true),
    ("#[", false), ("# #[", false), ("##1[", false), ("## [", false), ("##-a[", false), ("[", false), ("##a[", true),
    ("##a[[", false),
  ])
  func opensAtTheLastBracket(_ text: String, _ opens: Bool) {
    let bytes = Array(text.utf8)
    #expect(bytes.withUnsafeBufferPointer { WorkflowCommand.opens(atBracket: bytes.count - 1, in: $0) } == opens)
  }

  @Test func looksNoFurtherThanItMay() {
    let bytes = Array("##abc[".utf8)
    let opens = { (start: Int, reach: Int) in
      bytes.withUnsafeBufferPointer { WorkflowCommand.opens(atBracket: 5, in: $0, from: start, reach: reach) }
    }
    #expect(opens(0, .max) && opens(0, 5) && opens(0, 100))
    #expect(!opens(1, .max) && !opens(0, 4) && !opens(0, 0))
  }

  @Test(arguments: [
    ("::a", 0), ("  ::", 2), ("\t\u{B}\u{C}::", 3), ("\u{A0}::", 2), ("\u{1680}\u{2000}\u{200A}\u{3000}::", 12),
    ("\u{85}\u{2028}\u{2029}\u{202F}\u{205F}::", 14), ("\u{1B}[1;31m::", 7), ("\u{1B}[m ::", 4), (": :", nil),
    (":", nil),
    ("a::", nil), ("", nil), ("  ", nil), ("\n::", nil), ("\u{1B}[1::", nil), ("\u{1B}", nil), ("\u{200B}::", nil),
    ("\u{A1}::", nil),
  ])
  func findsTheColonOfALine(_ line: String, _ place: Int?) {
    let bytes = Array(line.utf8)
    #expect(bytes.withUnsafeBufferPointer { WorkflowCommand.colon(ofLineAt: 0, in: $0) } == place)
  }

  /// Where the runner finds a command in printable text, so does this; of blanks beyond ASCII it takes too many for
  /// letters.
  @Test(arguments: [1, UInt64.random(in: 0...UInt64.max)])
  func missesNothingThatTheRunnerFinds(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let pieces = ["#", "##", "[", "]", ":", "::", "debug", "vso", " ", "\n", "\r", "\u{A0}", "\u{3000}", "é", "1", "x"]
    for round in 0..<20_000 {
      let text = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        pieces[Int.random(in: 0..<pieces.count, using: &random)]
      }.joined()
      let bytes = Array(text.utf8)
      let log = JobLog(bytes)
      let isFound = bytes.withUnsafeBufferPointer(WorkflowCommand.isIn)
      let isPlain = !text.contains("\u{A0}") && !text.contains("\u{3000}")
      #expect(isFound == !log.obeyed().isEmpty || isFound && !isPlain, "seed \(seed), round \(round): \(text)")
      #expect(isFound || log.commands.isEmpty, "seed \(seed), round \(round): \(text)")
    }
  }
}
