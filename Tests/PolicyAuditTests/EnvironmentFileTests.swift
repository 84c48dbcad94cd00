import PolicySource
import Testing

@testable import PolicyAudit

/// Environment files: what they say, what they document, and what a deployment makes of them.
@Suite struct EnvironmentFileTests {
  /// A line about CAP_MS, and what comes of it in `.env` and in `.env.example`: the value that is found to differ, nil for
  /// none; `?` where the line does not name the variable.
  static let lines: [(line: String, value: String?)] = [
    ("CAP_MS=1800000", nil), ("CAP_MS=600000", "600000"), ("export CAP_MS=600000", "600000"), ("CAP_MS=", nil),
    ("  CAP_MS = 600000  # why", "600000"), ("CAP_MS=\"600000\"", "600000"), ("CAP_MS='600000' # x", "600000"),
    ("CAP_MS=60#0", "60#0"), ("CAP_MS: 600000", "600000"), ("# CAP_MS=600000", nil), ("#CAP_MS=", nil),
    ("##  CAP_MS=5", nil), ("CAP_MS", nil), ("CAP_MS='$X'", "$X"),
    ("CAP_MS=600000\nCAP_MS=1800000", nil), ("CAP_MS='600000", "'600000"),
    ("CAP_MS=600000\r", "600000"), ("\u{FEFF}CAP_MS=600000", "600000"), ("CAP_MS_X=5", "?"), ("xCAP_MS=5", "?"),
    ("# see CAP_MS=5", "?"), ("CAP_MS 5", "?"), ("", "?"), ("A='\nCAP_MS=5\n'", "?"),
  ]

  @Test(arguments: lines.indices) func line(_ index: Int) {
    let (line, value) = Self.lines[index]
    let rest = "\nRUNS=3\nPROXY_MS=90000\n"
    let example = AuditedText([".env.example": line + rest])
    let real = AuditedText([".env": line + rest])
    let wanted = "where run.hard_cap of 30m is 1800000"
    let messages = { (audited: AuditedText) in
      audited.findings.map {
        $0.split(separator: " ", maxSplits: 2).enumerated().filter { $0.0 != 1 }.map { String($0.1) }.joined(
          separator: " ")
      }
    }
    switch value {
    case nil: #expect(example.findings + real.findings == [])
    case "?":
      #expect(messages(example) == ["warning the example does not name CAP_MS, which sets run.hard_cap"])
      #expect(real.findings == [])
    case .some(let value):
      #expect(messages(example) == ["warning the example has `\(value)` for CAP_MS, \(wanted)"])
      #expect(messages(real) == ["error the environment file has `\(value)` for CAP_MS, \(wanted)"])
    }
  }

  /// What stands behind the first line of a value may be the secret of somebody.
  @Test(arguments: [
    ("CAP_MS=\"a\\nb\"", "`a` and 1 more line"), ("CAP_MS='5\nTOKEN=abc\nX=it's", "`5` and 2 more lines"),
    ("CAP_MS=\"\nTOKEN=abc\"", "`` and 1 more line"),
  ])
  func furtherLinesAreNotShown(_ text: String, _ words: String) {
    let compose = "services: {app: {environment: [RUNS]}, helper: {environment: [PROXY_MS]}}\n"
    let file = compose.replacing("environment: [RUNS]", with: "env_file: a.env, environment: [RUNS]")
    let audited = AuditedText(["compose.yaml": file, "+a.env": text])
    #expect(
      audited.findings == [
        "error a.env:1: service app hands \(words) on as CAP_MS, where run.hard_cap of 30m is 1800000"
      ])
  }

  /// Whatever else a file holds costs nothing once it is read.
  @Test(arguments: [nil, ["CAP_MS", "RUNS"]] as [Set<String>?])
  func onlyWhatIsAskedAboutIsKept(_ wanted: Set<String>?) {
    let text = "A=1\nCAP_MS=5\n# B=2\n# RUNS=3\nexport C='x\nCAP_MS=7\nY=1'\nD\n"
    let file = EnvironmentFile(Array(text.utf8), file: FileID(0), wanted: wanted)
    #expect(file.passedVariables.keys.sorted() == (wanted == nil ? ["A", "C", "CAP_MS", "D"] : ["CAP_MS"]))
    #expect(file.mentions.keys.sorted() == (wanted == nil ? ["B", "RUNS"] : ["RUNS"]))
    #expect(file.passedVariables["CAP_MS"]?.value == PassedValue(interpolating: "5"))
  }

  static let kinds: [(name: String, text: String, outcome: String)] = [
    (".env", "", "read"), (".env", ": [", "read"), ("gateway.env", "A=1", "read"), (".env.production", "", "read"),
    ("settings", "A=1\n\n# c\nB='x y'\n", "read"), ("compose.yaml", "services:\n  a: {}\n", "read"),
    ("env.yaml", "services: {}\n", "read"), ("ci.yml", "on: push\njobs: {}\n", "read"),
    ("a.json", "{\"services\": {\"app\": {}}}", "read"), ("a.yaml", "jobs: {}\n", "a.yaml: unknown kind"),
    ("a.yaml", "a: 1\n", "a.yaml: unknown kind"), ("a.yaml", "", "a.yaml: unknown kind"),
    ("a.yaml", "- services\n", "a.yaml: unknown kind"), ("a.txt", "words\n", "a.txt: unknown kind"),
    ("a.yaml", "a: [", "yaml-syntax: "), ("a.yaml", "\u{0}", "not-text: "),
    ("a.yaml", "services: &s\n  a: *s\n", "yaml-syntax: the alias `*s` lies in what it stands for"),
  ]

  @Test(arguments: kinds.indices) func kindIsToldByContentAndName(_ index: Int) {
    let test = Self.kinds[index]
    let failures = AuditedText([test.name: test.text]).failures
    #expect(failures.isEmpty ? test.outcome == "read" : failures[0].hasPrefix(test.outcome), "\(test) \(failures)")
  }

  /// Compose files and examples are looked at for programs of people, workflows for those of CI.
  @Test func filesAnswerForTheirPrograms() {
    let compose = AuditedText(["compose.yaml": "services: {}\n"]).marks
    let workflow = AuditedText(["w.yml": "on: x\njobs: {}\n"]).marks
    let example = AuditedText([".env.example": "A=1\n"]).marks
    #expect(compose.map { $0.prefix { $0 != " " } } == ["CAP_MS", "RUNS", "IDLE_MS", "PROXY_MS"])
    #expect(example.map { $0.prefix { $0 != " " } } == ["CAP_MS", "RUNS", "IDLE_MS", "PROXY_MS"])
    #expect(workflow.map { $0.prefix { $0 != " " } } == ["BOT_MS", "JOB_MINUTES", "STEP_MINUTES"])
  }
}
