import TestSupport
import Testing

/// The executable stays small, so that what a server or another program would need too lies in the library.
@Suite struct CommandSizeTests {
  private static let mostLines = 2_700
  private static let mostLinesOfCommand = 120
  private static let mostLinesOfRun = 25

  private static func lines(of file: String) -> [Substring] {
    (Repository.text(file) ?? "").split(separator: "\n", omittingEmptySubsequences: false).dropLast()
  }

  @Test func executableIsSmall() {
    let count = Repository.files(in: "Sources/policyc", ending: ".swift").reduce(0) { $0 + Self.lines(of: $1).count }
    #expect((1_000..<Self.mostLines).contains(count))
  }

  @Test func commandsAreSmall() {
    let files = Repository.files(in: "Sources/policyc/Commands", ending: ".swift")
    let runs = files.flatMap { Self.functions(in: Self.lines(of: $0), named: "run") }
    #expect(runs.count == files.count { !$0.contains("+") })
    #expect(runs.map(\.count).filter { $0 > Self.mostLinesOfRun } == [])
    #expect(files.filter { Self.lines(of: $0).count > Self.mostLinesOfCommand } == [])
  }

  /// A complaint is thrown where it is known, and `main` prints it: no function prints one and throws then.
  @Test func nothingIsPrintedAndThenThrown() {
    let files = Repository.files(in: "Sources/policyc", ending: ".swift")
    #expect(files.filter { Self.functions(in: Self.lines(of: $0)).contains(where: Self.printsAndThrows) } == [])
  }

  /// Samples hold the test itself to what it shall find.
  @Test(arguments: [
    ("    Remark.write(words)\n    throw ExitStatus.notAsAsked", true),
    ("    Output.error.write(words)\n    if isWrong {\n      throw Refusal(words)\n    }", true),
    ("    Output.standard.write(words)\n    throw Refusal(words)", false),
    ("    if isWrong { throw Refusal(words) }\n    Remark.write(words)", false),
  ])
  func findsWhatPrintsAndThrows(_ body: String, _ isFound: Bool) {
    let lines = "  func run() throws {\n\(body)\n  }\n  func next() {}\n".split(separator: "\n")
    #expect(Self.functions(in: lines).map(Self.printsAndThrows) == [isFound, false])
  }

  /// The functions of a type, each from its first line to the last.
  private static func functions(in lines: [Substring], named name: String = "") -> [[Substring]] {
    let starts = lines.indices.filter { index in
      let words = lines[index].split(separator: " ")
      let isMember = lines[index].hasPrefix("  ") && !lines[index].hasPrefix("   ")
      return isMember
        && (words.firstIndex(of: "func").map { words[($0 + 1)...].first?.hasPrefix(name) ?? false } ?? false)
    }
    return starts.map { start in
      guard !lines[start].hasSuffix("}") else { return [lines[start]] }
      return lines[start...].prefix { $0 != "  }" } + ["  }"]
    }
  }

  private static func printsAndThrows(_ function: [Substring]) -> Bool {
    let print = function.firstIndex { $0.contains("Remark.write(") || $0.contains("Output.error.write(") }
    let complaint = function.lastIndex { $0.contains("throw Refusal") || $0.contains("throw ExitStatus.notAsAsked") }
    guard let print, let complaint else { return false }
    return print < complaint
  }
}
