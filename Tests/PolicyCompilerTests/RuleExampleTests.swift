import Glibc
import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules
import TestSupport
import Testing

/// Every example of every rule, as it is and under disguises that must change nothing.
@Suite struct RuleExampleTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let rule: RuleMetadata
    let number: Int
    let example: Example
    let disguise: Disguise

    var testDescription: String { "\(rule.id), example \(number), \(disguise)" }
  }

  /// Rules about deployments have a suite of their own, since a check does not ask them; `POLICYC_RULE=dead-clock` asks
  /// for the examples of one.
  static let rules = RuleCatalog.all.filter { RuleCatalog.isChecked($0.id) && $0.id == chosen ?? $0.id }
  private static let chosen = getenv("POLICYC_RULE").map { String(cString: $0) }
  static let cases = rules.flatMap { rule in
    rule.examples.enumerated().flatMap { number, example in
      Disguise.tried(with: number).map { Case(rule: rule, number: number + 1, example: example, disguise: $0) }
    }
  }

  @Test(arguments: cases)
  func exampleIsJudgedAsItSays(_ test: Case) throws {
    let files = ExampleProject(test.example).files.map {
      (name: $0.name, marked: MarkedText(test.disguise.apply($0.text)))
    }
    let project = TestProject(files.map { (name: $0.name, bytes: $0.marked.bytes) })
    let checked = project.check()
    let own = checked.findings.filter { $0.id == test.rule.id }
    let expected: [String]
    switch test.example.verdict {
    case .accepted: expected = []
    case .rejected(let message):
      let marks = files.flatMap { file in file.marked.ranges.map { "\(file.name) \($0)" } }
      #expect(marks.count == 1, "a rejected example marks one place")
      expected = marks.map { "\($0): \(message)" }
    }
    let actual = own.map { "\(project.name(of: $0.span)) \($0.span.range): \($0.message)" }
    #expect(actual == expected)
    #expect(own.flatMap(Self.lines).flatMap(Wording.faults(inLine:)) == [])
    let language = checked.findings.filter { RuleCatalog.metadata(of: $0.id) == nil }
    #expect(language.map(\.message) == [], "an example has no language errors")
  }

  /// Everything that a finding says.
  private static func lines(of finding: Diagnostic) -> [String] {
    [finding.message] + finding.notes.map(\.message) + finding.help + [finding.why].compactMap { $0 }
      + finding.fixIts.map(\.title)
  }

  /// A fix does what its example shows: the finding is gone, and no other has come.
  @Test(arguments: cases.filter { $0.example.verdict != .accepted })
  func fixMakesWhatTheExampleShows(_ test: Case) throws {
    let files = ExampleProject(test.example).files.map {
      (name: $0.name, bytes: MarkedText(test.disguise.apply($0.text)).bytes)
    }
    let project = TestProject(files)
    let before = project.check().findings
    let fixIts = before.filter { $0.id == test.rule.id }.flatMap(\.fixIts)
    #expect(fixIts.count == (test.example.fixed == nil ? 0 : 1), "an example shows what its fix makes of it")
    guard let fixIt = fixIts.first, let fixed = test.example.fixed else { return }
    let edited = files.map { file in
      (
        name: file.name,
        bytes: Self.applying(fixIt.edits.filter { project.name(of: $0.span) == file.name }, to: file.bytes)
      )
    }
    if test.disguise == .asWritten {
      let texts = edited.map { "\($0.name):\n\(String(decoding: $0.bytes, as: UTF8.self))" }
      #expect(texts == ExampleProject(fixed).files.map { "\($0.name):\n\($0.text)" })
    }
    var known = before.map(\.id).filter { $0 != test.rule.id }
    let new = TestProject(edited).check().findings.map(\.id).filter { id in
      known.firstIndex(of: id).map { known.remove(at: $0) } == nil
    }
    #expect(new == [])
  }

  private static func applying(_ edits: [TextEdit], to bytes: [UInt8]) -> [UInt8] {
    var all = FileEdits()
    return all.add(edits) ? all.applied(to: bytes) : Array("the edits clash".utf8)
  }

  /// Where the value that carries a finding cannot be read, its rule has nothing to go by. No field takes a list of lists.
  @Test(arguments: cases.filter { $0.disguise == .asWritten && $0.example.verdict != .accepted })
  func unreadableValueSilencesTheRule(_ test: Case) {
    let files = ExampleProject(test.example).files.map { file in
      let pieces = file.text.split(separator: "«", maxSplits: 1).map(String.init)
      let rest = pieces.count > 1 ? pieces[1].split(separator: "»", maxSplits: 1).map(String.init) : []
      return (name: file.name, text: pieces[0] + (rest.count > 1 ? "[[]]" + rest[1] : ""))
    }
    let own = TestProject(files).check().findings.filter { $0.id == test.rule.id }
    #expect(own.map(\.message) == [])
  }

  /// Where a key could not be understood, the field that seems to be missing may be there after all.
  @Test(arguments: cases.filter { $0.disguise == .asWritten && Self.absences.contains("\($0.rule.id) \($0.number)") })
  func unreadableKeySilencesRulesAboutAbsence(_ test: Case) {
    let files = ExampleProject(test.example).files.map { file in
      (name: file.name, text: MarkedText(file.text).text + (file.name.contains("/") ? "" : "unheard_of: 1\n"))
    }
    let own = TestProject(files).check().findings.filter { $0.id == test.rule.id }
    #expect(own.map(\.message) == [])
  }

  /// The examples in which something is missing.
  private static let absences = [
    "approval-wait-unbounded 1", "continuation-after-cap 2", "hard-cap-missing 1", "job-timeout-missing 1",
  ]

  @Test func everyRuleHasAnAcceptedAndARejectedExample() {
    let lacking = RuleCatalog.all.filter { rule in
      !rule.examples.contains { $0.verdict == .accepted } || !rule.examples.contains { $0.verdict != .accepted }
    }
    #expect(lacking.map(\.id) == [])
  }
}

/// A way of writing the same document differently.
enum Disguise: String, CaseIterable, Sendable {
  case asWritten, carriageReturns, byteOrderMark, leadingComment, blankLines, trailingComments, reorderedKeys,
    quotedScalars

  /// All for each example, or none and one that changes from example to example.
  static func tried(with number: Int) -> [Disguise] {
    Effort.isThorough ? allCases : [.asWritten, allCases[1 + number % (allCases.count - 1)]]
  }

  func apply(_ text: String) -> String {
    switch self {
    case .asWritten: text
    case .carriageReturns: text.replacing("\n", with: "\r\n")
    case .byteOrderMark: "\u{FEFF}" + text
    case .leadingComment: "# an introduction\n\n" + text
    case .blankLines: text.replacing("\n", with: "\n\n")
    case .trailingComments: text.replacing("\n", with: "  # a remark\n")
    case .reorderedKeys: Self.reordered(text)
    case .quotedScalars: Self.quoted(text)
    }
  }

  /// The top-level blocks in the opposite order.
  private static func reordered(_ text: String) -> String {
    var blocks: [[Substring]] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: true) {
      if line.first == " " || line.first == "-" { blocks[blocks.count - 1].append(line) } else { blocks.append([line]) }
    }
    return blocks.reversed().map { $0.joined(separator: "\n") + "\n" }.joined()
  }

  /// Every plain value of a `key: value` line in double quotes; marks then cover the quotes.
  private static func quoted(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
      guard let colon = line.range(of: ": ") else { return String(line) }
      let value = line[colon.upperBound...]
      let bare = value.filter { $0 != "«" && $0 != "»" }
      guard let first = bare.first, !"\"'[{|>".contains(first) else { return String(line) }
      let isMarked = value.first == "«"
      return line[..<colon.upperBound] + (isMarked ? "«\"\(bare)\"»" : "\"\(bare)\"")
    }.joined(separator: "\n")
  }
}

extension Substring {
  /// The first place of a text, without Foundation.
  fileprivate func range(of other: String) -> Range<Index>? { firstRange(of: other) }
}
