import PolicyAudit
import TestSupport
import Testing

/// How compose files hand a variable on, form by form.
@Suite struct ComposeTests {
  /// What a service with the other two variables says about CAP_MS, and what comes of it: nil for passed.
  static let lines: [(environment: String, finding: String?)] = [
    ("CAP_MS: ${CAP_MS:-}", nil), ("CAP_MS: ${CAP_MS-}", nil), ("CAP_MS: ${CAP_MS}", nil), ("CAP_MS: $CAP_MS", nil),
    ("CAP_MS: \"${CAP_MS}\"", nil), ("CAP_MS: '${CAP_MS:?set it}'", nil), ("CAP_MS: ${CAP_MS?}", nil),
    ("CAP_MS:", nil), ("CAP_MS: null", nil), ("CAP_MS: ~", nil), ("CAP_MS: 1800000", nil), ("CAP_MS: \"1800000\"", nil),
    ("CAP_MS: ${CAP_MS:-1800000}", nil), ("CAP_MS: ${CAP_MS:-${CAP_MS}}", nil), ("CAP_MS: ${CAP_MS:+${CAP_MS}}", nil),
    ("CAP_MS: ${CAP_MS:-${OTHER:-}}", nil), ("CAP_MS: ${OTHER:-${CAP_MS}}", nil), ("CAP_MS: !!str 1800000", nil),
    (
      "CAP_MS: ${CAP_MS:-600000}", "service app falls back to `600000` for CAP_MS, where run.hard_cap of 30m is 1800000"
    ),
    ("CAP_MS: ${CAP_MS-600000}", "service app falls back to `600000` for CAP_MS, where run.hard_cap of 30m is 1800000"),
    (
      "CAP_MS: ${CAP_MS:-${OTHER:-600000}}",
      "service app falls back to `600000` for CAP_MS, where run.hard_cap of 30m is 1800000"
    ),
    ("CAP_MS: \"600000\"", "service app hands `600000` on as CAP_MS, where run.hard_cap of 30m is 1800000"),
    ("CAP_MS: 30m", "service app hands `30m` on as CAP_MS, where run.hard_cap of 30m is 1800000"),
    ("CAP_MS: \"\"", "service app hands nothing on as CAP_MS, where run.hard_cap of 30m is 1800000"),
    ("CAP_MS: ${CAP_MS:+600000}", "service app hands `600000` on as CAP_MS, where run.hard_cap of 30m is 1800000"),
    ("CAP_MS: ${CAP_MS}0", "service app hands `18000000` on as CAP_MS, where run.hard_cap of 30m is 1800000"),
    ("CAP_MS: $$CAP_MS", "service app hands `$CAP_MS` on as CAP_MS, where run.hard_cap of 30m is 1800000"),
    ("CAP_MS: ${OTHER:-600000}", "service app takes CAP_MS from OTHER, which no export writes"),
    ("CAP_MS: ${OTHER}", "service app takes CAP_MS from OTHER, which no export writes"),
    ("CAP_MS: ${OTHER:?set it}", "service app takes CAP_MS from OTHER, which no export writes"),
    ("CAP_MS: ${CAP_MS", "service app has a value for CAP_MS that Docker Compose refuses"),
    ("CAP_MS_2: ${CAP_MS}", "service app does not pass CAP_MS on, so run.hard_cap of 30m has no effect"),
  ]

  @Test(arguments: lines.indices, ["map", "list"]) func lineOfEnvironment(_ index: Int, _ form: String) {
    let (line, finding) = Self.lines[index]
    let name = line.prefix { $0 != ":" }
    let value = line.dropFirst(name.utf8.count + 1).drop { $0 == " " }
    let isQuoted = value.hasPrefix("\"") || value.hasPrefix("'") || value.hasPrefix("!!str ")
    let bare = isQuoted ? String(value.replacing("!!str ", with: "").filter { $0 != "\"" && $0 != "'" }) : String(value)
    // Nothing and null pass a variable on in a mapping; in a list that is a name alone.
    let item = ["", "null", "~"].contains(value) ? "\(name)" : "\(name)=\(bare)"
    let environment = form == "map" ? "      \(line)" : "      - \(item)"
    let others = form == "map" ? "      RUNS: ${RUNS:-}\n" : "      - RUNS\n"
    let compose = "services:\n  app:\n    environment:\n\(others)\(environment)\n  helper: {environment: [PROXY_MS]}\n"
    let audited = AuditedText(["compose.yaml": compose])
    let row = finding?.contains("does not pass") == true ? 3 : 5
    #expect(audited.findings == finding.map { ["error compose.yaml:\(row): \($0)"] } ?? [], "\(compose)")
    #expect(audited.problems + audited.failures == [])
  }

  /// YAML 1.1, which Compose reads, has marks between digits; a text has none.
  @Test(arguments: [("1_800_000", "passed"), ("'1_800_000'", "contradicted"), ("180_0000", "passed")])
  func numberWithMarks(_ value: String, _ verdict: String) {
    let compose = "services:\n  app:\n    environment:\n      CAP_MS: \(value)\n"
    #expect(AuditedText(["compose.yaml": compose]).marks.first == "CAP_MS \(verdict) compose.yaml:4")
  }

  static let helper = "  helper: {environment: [PROXY_MS]}\n"

  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let files: KeyValuePairs<String, String>
    var services: [String] = []
    /// What CAP_MS, RUNS and PROXY_MS come to, with places.
    let marks: [String]
    var problems: [String] = []

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    Case(
      name: "anchors and merge keys",
      files: [
        "compose.yaml":
          "x-env: &env\n  CAP_MS: ${CAP_MS:-}\nx-more: &more\n  <<: *env\n  RUNS: ${RUNS:-4}\nservices:\n  app:\n    environment:\n      <<: [*more]\n      RUNS:\n"
          + helper
      ],
      marks: [
        "CAP_MS passed compose.yaml:2", "RUNS passed compose.yaml:10", "IDLE_MS unset",
        "PROXY_MS passed compose.yaml:11",
      ]),
    Case(
      name: "a whole service by alias",
      files: [
        "compose.yaml":
          "x-app: &app\n  environment: [CAP_MS, RUNS=3]\nservices:\n  app: *app\n  helper:\n    <<: *app\n    environment: {PROXY_MS: }\n"
      ],
      marks: [
        "CAP_MS passed compose.yaml:2", "RUNS passed compose.yaml:2", "IDLE_MS unset", "PROXY_MS passed compose.yaml:7",
      ]),
    Case(
      name: "later files over earlier ones, by name",
      files: [
        "compose.yaml": "services:\n  app:\n    environment: [CAP_MS, RUNS=4]\n" + helper,
        "compose.override.yaml": "services:\n  app:\n    environment:\n      RUNS: 3\n",
      ],
      marks: [
        "CAP_MS passed compose.yaml:3", "RUNS passed compose.override.yaml:4", "IDLE_MS unset",
        "PROXY_MS passed compose.yaml:4",
      ]),
    Case(
      name: "a later document over an earlier one",
      files: [
        "compose.yaml": "services:\n  app:\n    environment: [CAP_MS, RUNS=4]\n" + helper
          + "---\nservices:\n  app: {environment: [RUNS]}\n"
      ],
      marks: [
        "CAP_MS passed compose.yaml:3", "RUNS passed compose.yaml:7", "IDLE_MS unset", "PROXY_MS passed compose.yaml:4",
      ]),
    Case(
      name: "reset and override",
      files: [
        "a.yaml": "services:\n  app:\n    environment: [CAP_MS]\n  helper:\n    environment: [PROXY_MS]\n",
        "b.yaml": "services:\n  app:\n    environment: !override [RUNS]\n  helper:\n    environment: !reset null\n",
      ],
      marks: [
        "CAP_MS missing b.yaml:3", "RUNS passed b.yaml:3", "IDLE_MS unset", "PROXY_MS missing a.yaml:5",
      ]),
    Case(
      name: "extends in the same file and in another",
      files: [
        "base.yaml": "services:\n  base:\n    environment: [CAP_MS]\n",
        "compose.yaml":
          "services:\n  middle:\n    extends: {file: base.yaml, service: base}\n    environment: [RUNS]\n  app: {extends: middle}\n"
          + helper,
      ], services: ["app", "helper"],
      marks: [
        "CAP_MS passed base.yaml:3", "RUNS passed compose.yaml:4", "IDLE_MS unset", "PROXY_MS passed compose.yaml:6",
      ]),
    Case(
      name: "extends of a file that was not given",
      files: ["compose.yaml": "services:\n  app:\n    extends: {file: base.yaml, service: base}\n" + helper],
      marks: [
        "CAP_MS missing compose.yaml:2", "RUNS missing compose.yaml:2", "IDLE_MS unset",
        "PROXY_MS passed compose.yaml:4",
      ]),
    Case(
      name: "a circle of extends",
      files: [
        "compose.yaml": "services:\n  app: {extends: b}\n  b: {extends: app, environment: [CAP_MS, RUNS]}\n" + helper
      ],
      services: ["app", "helper"],
      marks: [
        "CAP_MS passed compose.yaml:3", "RUNS passed compose.yaml:3", "IDLE_MS unset", "PROXY_MS passed compose.yaml:4",
      ],
      problems: [
        "compose.yaml:3: the service b closes a circle of extends",
        "compose.yaml:2: the service app closes a circle of extends",
      ]),
    Case(
      name: "env_file in its forms, the last one wins and environment over all",
      files: [
        "compose.yaml":
          "services:\n  app:\n    env_file: [one.env, {path: two.env, required: false, format: raw}]\n    environment: {RUNS: 3}\n  helper:\n    env_file: ./${X:-three.env}\n",
        "+one.env": "CAP_MS=600000\nRUNS=9\n", "+two.env": "CAP_MS=1800000\n",
        "+./three.env": "export PROXY_MS='90000' # s\n",
      ],
      marks: [
        "CAP_MS passed two.env:1", "RUNS passed compose.yaml:4", "IDLE_MS unset", "PROXY_MS passed ./three.env:1",
      ]),
    Case(
      name: "a stale env_file",
      files: [
        "compose.yaml": "services:\n  app: {env_file: app.env}\n  helper: {env_file: helper.env}\n",
        "+app.env": "CAP_MS=600000\nRUNS=3\n",
      ],
      marks: [
        "CAP_MS contradicted app.env:1", "RUNS passed app.env:2", "IDLE_MS unset", "PROXY_MS missing compose.yaml:3",
      ]),
    Case(
      name: "every service that runs the program",
      files: [
        "compose.yaml": "services:\n  app: {environment: [CAP_MS, RUNS]}\n  canary: {environment: [RUNS]}\n  db: {}\n"
          + helper
      ],
      marks: [
        "CAP_MS passed compose.yaml:2", "CAP_MS missing compose.yaml:3", "RUNS passed compose.yaml:2",
        "RUNS passed compose.yaml:3", "IDLE_MS unset", "PROXY_MS passed compose.yaml:5",
      ]),
    Case(
      name: "only the services that were named",
      files: [
        "compose.yaml": "services:\n  app: {environment: [CAP_MS, RUNS]}\n  canary: {environment: [RUNS]}\n" + helper
      ], services: ["app", "helper", "db"],
      marks: [
        "CAP_MS passed compose.yaml:2", "RUNS passed compose.yaml:2", "IDLE_MS unset", "PROXY_MS passed compose.yaml:4",
      ], problems: [": no compose file has the service db"]),
    Case(
      name: "one env_file of every service",
      files: [
        "compose.yaml":
          "x-all: &all {env_file: .env}\nservices:\n  db: {<<: *all}\n  app:\n    <<: *all\n    environment: [CAP_MS]\n  helper:\n    <<: *all\n",
        "+.env": "RUNS=3\nTOKEN=x\nPROXY_MS=90000\n",
      ],
      marks: [
        "CAP_MS passed compose.yaml:6", "RUNS passed .env:1", "IDLE_MS unset", "PROXY_MS passed .env:3",
      ]),
    Case(
      name: "an env_file of services that are named otherwise",
      files: [
        "compose.yaml": "services:\n  db: {}\n  bot: {env_file: .env}\n", "+.env": "CAP_MS=1800000\nPROXY_MS=90000\n",
      ],
      marks: [
        "CAP_MS passed .env:1", "RUNS missing compose.yaml:3", "IDLE_MS unset", "PROXY_MS passed .env:2",
      ]),
    Case(
      name: "a service that is only extended by another file",
      files: [
        "base.yaml": "services:\n  base:\n    environment: [CAP_MS]\n",
        "compose.yaml":
          "services:\n  app:\n    extends: {file: base.yaml, service: base}\n    environment: [RUNS]\n" + helper,
      ],
      marks: [
        "CAP_MS passed base.yaml:3", "RUNS passed compose.yaml:4", "IDLE_MS unset", "PROXY_MS passed compose.yaml:5",
      ]),
    Case(
      name: "a single service that runs another program",
      files: ["compose.yaml": "services:\n  app:\n    environment: [CAP_MS, RUNS]\n"],
      marks: [
        "CAP_MS passed compose.yaml:3", "RUNS passed compose.yaml:3", "IDLE_MS unset",
        "PROXY_MS missing compose.yaml:1",
      ]),
    Case(
      name: "a named service answers for the program that it runs",
      files: ["compose.yaml": "services:\n  app: {environment: [CAP_MS, RUNS]}\n  helper: {}\n"], services: ["app"],
      marks: ["CAP_MS passed compose.yaml:2", "RUNS passed compose.yaml:2", "IDLE_MS unset"]),
    Case(
      name: "no service of the name",
      files: ["compose.yaml": "services:\n  app: {}\n"], services: ["api"], marks: [],
      problems: [": no compose file has the service api"]),
    Case(
      name: "no service that seems to run the program",
      files: ["compose.yaml": "services:\n  one: {}\n  two: {environment: {A: b}}\n"],
      marks: [
        "CAP_MS missing compose.yaml:1", "RUNS missing compose.yaml:1", "IDLE_MS unset",
        "PROXY_MS missing compose.yaml:1",
      ]),
    Case(
      name: "a single service",
      files: ["compose.yaml": "services:\n  one:\n    environment: {A: b}\n"],
      marks: [
        "CAP_MS missing compose.yaml:3", "RUNS missing compose.yaml:3", "IDLE_MS unset",
        "PROXY_MS missing compose.yaml:3",
      ]),
    Case(
      name: "values of a .env file in other variables",
      files: [
        ".env": "N=3\nCAP_MS=1800000\n",
        "compose.yaml": "services:\n  app: {environment: [CAP_MS, 'RUNS=${N}']}\n" + helper,
      ],
      marks: [
        "CAP_MS passed compose.yaml:2", "CAP_MS documented .env:2", "RUNS passed compose.yaml:2", "IDLE_MS unset",
        "PROXY_MS passed compose.yaml:3",
      ]),
    Case(
      name: "no services at all", files: ["compose.yaml": "services:\n"],
      marks: [
        "CAP_MS missing compose.yaml:1", "RUNS missing compose.yaml:1", "IDLE_MS unset",
        "PROXY_MS missing compose.yaml:1",
      ]),
    Case(
      name: "what is no service, no variable and no path is passed over",
      files: [
        "compose.yaml":
          "services:\n  app: {environment: [CAP_MS, RUNS, [CAP_MS], {a: b}, 7], env_file: [[x], {path: }, '']}\n  b: 5\n  c: [1]\n  d: {environment: x, extends: [a], env_file: {path: {}}}\n"
          + helper
      ],
      marks: [
        "CAP_MS passed compose.yaml:2", "RUNS passed compose.yaml:2", "IDLE_MS unset", "PROXY_MS passed compose.yaml:6",
      ]),
  ]

  @Test(arguments: cases) func projectOfServices(_ test: Case) {
    let audited = AuditedText(test.files, services: test.services)
    #expect(audited.marks == test.marks)
    #expect(audited.problems == test.problems)
    #expect(audited.failures == [])
  }

  @Test func exportThatIsNotWrittenPassesItsVariables() {
    let audited = AuditedText(
      ["compose.yaml": "services:\n  app: {env_file: app.env}\n  helper: {env_file: helper.env}\n"],
      exports: ["app.env": "app", "helper.env": "helper"])
    #expect(audited.findings == [])
    #expect(audited.marks.count { $0.contains("passed compose.yaml") } == 3)
  }

  // MARK: Acceptance

  private static let gap: KeyValuePairs = ["compose.yaml": "services:\n  app: {environment: [RUNS]}\n" + helper]

  @Test func policyAcceptsAllOfIts() {
    let policy =
      "policyc: 1\nsurface: web\ntarget: app\nrun: {hard_cap: 30m, max_concurrent: 3}\nworkspace: {proxy_timeout: 90s}\naccept:\n  - rule: knob-not-exposed\n    reason: it is deployed elsewhere\n"
    let audited = AuditedText(Self.gap, project: ["web.yaml": policy])
    #expect(audited.findings == [] && audited.accepted.count == 1 && audited.failures == [])
  }

  @Test func commentAcceptsOneKnobOrOneValue() throws {
    let target = try #require(DeployedProject.files.first { $0.name == "targets/app.yaml" }).text
      .replacing("unit: ms}\n  RUNS", with: "unit: ms} # policyc: accept knob-not-exposed: set elsewhere\n  RUNS")
    let audited = AuditedText(Self.gap, project: ["targets/app.yaml": target])
    #expect(audited.findings == [] && audited.accepted.count == 1 && audited.failures == [])
    let policy = try #require(DeployedProject.files.first { $0.name == "web.yaml" }).text
      .replacing("hard_cap: 30m", with: "hard_cap: 30m # policyc: accept knob-not-exposed: set elsewhere")
    let other = AuditedText(Self.gap, project: ["web.yaml": policy])
    #expect(other.findings == [] && other.accepted.count == 1 && other.failures == [])
  }

  @Test func severityIsThatOfTheProject() {
    let configuration = "policyc: 1\nproject: p\nrules:\n  knob-not-exposed: {severity: note, reason: it is new here}\n"
    let audited = AuditedText(Self.gap, project: ["policyc.yaml": configuration])
    #expect(audited.findings.map { $0.prefix(5) } == ["note "])
  }
}
