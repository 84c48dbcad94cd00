import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import TestSupport
import Testing

/// Every project in `Tests/Corpus/rejected` is answered as the file beside it says.
@Suite struct RejectedTests {
  static let cases = CorpusCase.all(in: "Tests/Corpus/rejected") + madeCases

  /// Files too large to be kept, and too many.
  static let madeCases = largeCases + [usesTooMany, declaredTwice]

  /// A parent and its child.
  private static let declaredTwice: CorpusCase = {
    let chain = "chains:\n  - name: drain\n    within: 1h\n    each: run.hard_cap\n"
    let base = "policyc: 1\nabstract: true\ntarget: example\nrun:\n  hard_cap: 30m\n" + chain
    let child = "policyc: 1\nsurface: web\nextends: base.yaml\n" + chain
    return CorpusCase(
      place: "Tests/Corpus/rejected/declared-twice",
      files: [("base.yaml", Array(base.utf8)), ("web.yaml", Array(child.utf8))])
  }()

  /// A chain of targets.
  private static let usesTooMany = CorpusCase(
    place: "Tests/Corpus/rejected/uses-too-many",
    files: (1...34).map { number in
      let uses = number < 34 ? "uses: [program-\(number + 1)]\n" : ""
      let text = "policyc: 1\nprogram: program-\(number)\nversion: \"1\"\nruntime: node\n\(uses)"
      return ("targets/program-\(100 + number).yaml", Array(text.utf8))
    })

  private static let largeCases = [
    ("file-too-large", "policyc: 1\nsummary: " + String(repeating: "a", count: 1 << 20) + "\n"),
    (
      "too-many-relations",
      "policyc: 1\nabstract: true\nchains:\n" + String(repeating: "  - name: drain\n", count: 101)
    ),
    ("too-many-nodes", "policyc: 1\nsummary:\n" + String(repeating: "- a\n", count: 20_000)),
  ].map { name, text in
    CorpusCase(place: "Tests/Corpus/rejected/\(name)", files: [("\(name).yaml", Array(text.utf8))])
  }

  @Test(arguments: cases)
  func isAnsweredAsItSays(_ test: CorpusCase) {
    let text = test.judgement.text
    let golden = test.disagreement(with: text, ending: ".txt")
    #expect(golden == nil, "policyc says:\n\(text)\nread the change, then renew it with: POLICYC_UPDATE=1 make test")
  }

  // MARK: One mistake, one finding

  /// The projects with more mistakes than one, and how many findings they get.
  static let mistakes: [String: Int] = [
    "every-field-of-ci": 9, "every-field-of-web": 85, "syntax-error-ends-its-file-only": 3, "ten-mistakes": 10,
  ]

  @Test func oneMistakeGivesOneFinding() {
    let others = Self.cases.filter { $0.judgement.findings.count != Self.mistakes[$0.name] ?? 1 }
    #expect(others.map(\.name) == [])
  }

  /// Ten mistakes in one file are told in one run and in the order of the file.
  @Test func findingsComeInTheOrderOfTheFile() {
    let places = Self.cases.map { $0.judgement.findings.map(\.span) }
    #expect(places.allSatisfy { $0 == $0.sorted() })
  }

  // MARK: The catalogue

  @Test func everyLanguageErrorIsShown() {
    let shown = Set(Self.cases.flatMap { $0.judgement.findings.map(\.id) })
    #expect(LanguageErrorCatalog.all.map(\.id).filter { !shown.contains($0) } == [])
  }

  // MARK: Messages

  /// A message, a reason and a help are one line without a final period; a message begins in lower case or with what
  /// somebody wrote.
  @Test func messagesFollowTheHouseStyle() {
    let findings = Self.cases.flatMap { $0.judgement.findings }
    let lines = findings.flatMap { [$0.message] + $0.help + $0.notes.map(\.message) + [$0.why ?? ""] }
    #expect(lines.filter { $0.hasSuffix(".") || $0.contains { $0.isNewline } } == [])
    let allowed = ["U+", "NUL", "GATEWAY_", "DEPTH"]
    let shouting = findings.map(\.message).filter { message in
      (message.first?.isUppercase ?? true) && !allowed.contains { message.hasPrefix($0) }
    }
    #expect(shouting == [])
  }

  /// Only where the file stops being YAML nobody may know what to do.
  @Test func everyFindingOffersAWayOut() {
    let findings = Self.cases.flatMap { $0.judgement.findings }.filter { $0.id != "yaml-syntax" }
    let silent = findings.filter { $0.help.isEmpty && $0.fixIts.isEmpty }
    #expect(silent.map(\.message) == [])
  }
}
