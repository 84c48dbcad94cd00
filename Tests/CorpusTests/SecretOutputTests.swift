import PolicySecrets
import PolicyReporting
import TestSupport
import Testing

/// No command prints a credential, wherever one stands: in a value of a policy, in a comment, in a target, in a scenario, in
/// a recording, in a deployment, in an environment file, in an export on disk, in a baseline or on the command line. And what
/// is harmless is printed as it is.
@Suite struct SecretOutputTests {
  private static let formats = FindingsFormat.allCases.map(\.rawValue)

  // MARK: A project full of credentials

  /// Every way to have a project printed, and what is written beside it.
  static let projectCalls: [String] =
    formats.map { "check . --format \($0) --max-findings 100000" } + [
      "check . --strict --statistics --report sarif=all.sarif --report jsonl=all.jsonl --report junit=all.xml",
      "check . --write-baseline baseline.json", "check . --baseline baseline.json --format json",
      "check web.yaml --fix=review --diff",
      "check - --stdin-filename web.yaml", "check - --stdin-filename web.yaml --fix --diff", "show .",
      "show . --format json",
      "show --why run.hard_cap web.yaml", "show . --timeline", "explain secret-in-policy", "compile .", "export .",
      "export . --check",
      "export . --target app", "export . --target app --follow-up", "audit compose.yaml --policies .", "test .",
      "test . --format json",
      "test . --format junit", "test . --coverage", "replay trace.ndjson --policy web.yaml", "rules",
      "replay trace.ndjson --policy web.yaml --format json",
    ]

  @Test func noCommandPrintsWhatStandsInAProject() throws {
    let samples = Effort.some(of: SecretSample.all)
    let folder = try Self.project(of: samples.map(\.text))
    let leaks = SecretLeaks(of: samples)
    for call in Self.projectCalls {
      let result = try Self.run(call, in: folder)
      #expect(leaks.lines(of: result.stdout + result.stderr) == [], "\(call)")
      #expect(result.ending == .exit(0) || result.ending == .exit(1) || result.ending == .exit(2), "\(call)")
    }
    for file in ["all.sarif", "all.jsonl", "all.xml", "baseline.json"] {
      #expect(leaks.lines(of: try folder.read(file)) == [], "\(file)")
    }
    let found = try Self.run("check . --format jsonl --max-findings 100000", in: folder).text
    // One of all samples holds two.
    let count = samples.count + (Effort.isThorough ? 1 : 0)
    #expect(found.split(separator: "\n").count { $0.contains("secret-in-policy") } == 4 * count)
  }

  @Test func whatIsHarmlessIsNeitherReportedNorHidden() throws {
    let folder = try Self.project(of: HarmlessText.all)
    let found = try Self.run("check . --format jsonl --max-findings 100000", in: folder)
    #expect(!found.text.contains("secret-in-policy"))
    let shown = try Self.run("replay trace.ndjson --policy web.yaml --format json", in: folder).text
    let tested = try Self.run("test . --format json", in: folder).text
    for text in HarmlessText.all {
      let spelled = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      #expect(shown.contains("\"\(spelled)\": "), "\(text)")
      #expect(tested.contains("\"\(spelled)\""), "\(text)")
    }
  }

  /// Each text as a value of a policy, in a comment of one, as a value of a target, in a scenario and as an id of a recording.
  private static func project(of texts: [String]) throws -> TemporaryFolder {
    let folder = try deployedProject()
    let web = DeployedProject.files.first { $0.name == "web.yaml" }?.text ?? ""
    try folder.write(web + texts.map { "# \($0)\n" }.joined(), to: "web.yaml")
    var scenarios = "policyc: 1\nscenarios:\n"
    for (number, text) in texts.enumerated() {
      let quoted = "'\(text.replacing("'", with: "''"))'"
      try folder.write("policyc: 1\nabstract: true\nsummary: \(quoted)\n", to: "shared-\(number).yaml")
      try folder.write(
        "policyc: 1\nprogram: program-\(number)\nversion: \(quoted)\nruntime: node\n",
        to: "targets/program-\(number).yaml")
      scenarios += "  - {name: \(quoted), surface: web, run: [{at: 1s, event: idle}], expect: {outcome: failed}}\n"
    }
    try folder.write(scenarios, to: "scenarios/all.yaml")
    try folder.write(recording(of: texts), to: "trace.ndjson")
    try folder.write("services: {app: {environment: {CAP_MS: 1800000}}}\n", to: "compose.yaml")
    return folder
  }

  private static func recording(of texts: [String]) -> String {
    texts.enumerated().map { number, text in
      let id = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return
        "{\"t\":\(number),\"event\":\"ask\",\"id\":\"\(id)\"}\n{\"t\":\(number),\"event\":\"reply\",\"id\":\"\(id)\",\"reply\":\"approve\"}\n"
    }.joined() + "{\"t\":2000000,\"event\":\"idle\"}\n"
  }

  private static func deployedProject() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".git/HEAD")
    try folder.write("policyc: 1\nproject: secrets\n", to: "policyc.yaml")
    for file in DeployedProject.files { try folder.write(file.text, to: file.name) }
    return folder
  }

  // MARK: A deployment full of credentials

  @Test func noCommandPrintsWhatStandsInADeployment() throws {
    let (policies, folder) = (try Self.deployedProject(), try TemporaryFolder())
    let samples = Effort.some(of: SecretSample.all)
    let texts = samples.map(\.text)
    try folder.write(Self.compose(of: texts), to: "compose.yaml")
    try folder.write(Self.workflow(of: texts), to: "agent.yml")
    try folder.write(texts.map { "# \($0)\nCAP_MS='\($0)'\n" }.joined(), to: ".env.example")
    try folder.write("services: [\n" + texts.map { "# \($0)\n" }.joined(), to: "broken.yaml")
    let leaks = SecretLeaks(of: samples)
    for format in Self.formats {
      for (files, status) in [
        ("compose.yaml agent.yml", 1), (".env.example", 0), ("broken.yaml", 2), ("compose.yaml --service nobody", 2),
      ] {
        let call = "audit \(files) --policies \(policies.path) --format \(format)"
        let result = try Self.run(call, in: folder)
        #expect(leaks.lines(of: result.stdout + result.stderr) == [], "\(call)")
        #expect(result.ending == .exit(CInt(status)), "\(call)")
      }
    }
  }

  @Test func whatIsHarmlessInADeploymentIsShown() throws {
    let (policies, folder) = (try Self.deployedProject(), try TemporaryFolder())
    let texts = HarmlessText.all.filter { !$0.contains("xxx") }
    try folder.write(Self.compose(of: texts), to: "compose.yaml")
    try folder.write(Self.workflow(of: texts), to: "agent.yml")
    let result = try Self.run("audit compose.yaml agent.yml --policies \(policies.path) --format json", in: folder)
    #expect(result.ending == .exit(1) && result.text.contains("PWD=/home/agent") && !result.text.contains("xxx"))
  }

  /// What interpolation puts together stands in no file as a whole.
  @Test func auditPrintsNothingThatItPutsTogether() throws {
    let (policies, folder) = (try Self.deployedProject(), try TemporaryFolder())
    let token = SecretSample.all[0].value
    let value = "${CAP_MS:-gh${B:-p_}\(token)}"
    try folder.write("services:\n  app:\n    environment:\n      CAP_MS: \"\(value)\"\n", to: "compose.yaml")
    let result = try Self.run("audit compose.yaml --policies \(policies.path)", in: folder)
    let masked = String(repeating: "x", count: 40)
    #expect(result.text.contains("falls back to `\(masked)` for CAP_MS"), "\(result.text)\(result.errorText)")
  }

  private static func compose(of texts: [String]) -> String {
    texts.enumerated().map { number, text in
      let quoted = "'\(text.replacing("'", with: "''"))'"
      return
        "  app\(number):\n    environment:\n      CAP_MS: \(quoted)\n      RUNS: \"${RUNS:-\(text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))}\"\n"
    }.reduce("services:\n", +)
  }

  private static func workflow(of texts: [String]) -> String {
    texts.enumerated().map { number, text in
      let quoted = "'\(text.replacing("'", with: "''"))'"
      return
        "  job\(number):\n    runs-on: any\n    env:\n      BOT_MS: \(quoted)\n    steps:\n      - run: \(quoted)\n"
    }.reduce("on: push\njobs:\n", +)
  }

  // MARK: Recordings, exports, baselines

  /// Lines that are no JSON are quoted where they break, and a quotation may be cut.
  @Test func replayPrintsNoCredentialOfABrokenLine() throws {
    let folder = try Self.deployedProject()
    let leaks = SecretLeaks(of: SecretSample.all)
    let words = SecretSample.all.filter { $0.value.utf8.allSatisfy { ASCIISet.ofWords.contains($0) } }
    for sample in Effort.some(of: stride(from: 0, to: words.count, by: 3).map { words[$0] }) {
      for line in [
        "{\"t\": 1, \"event\": \(sample.text)}\n", "{\"t\": 1, \"\(sample.value)\": 1, \"\(sample.value)\": 2}\n",
        sample.text,
      ] {
        try folder.write(line, to: "trace.ndjson")
        let result = try Self.run("replay trace.ndjson --policy web.yaml", in: folder)
        #expect(leaks.lines(of: result.stderr) == [] || line.contains("\"\(sample.value)\""), "\(result.errorText)")
        #expect(result.ending == .exit(2))
      }
    }
  }

  @Test func approvalsThatAreMaskedAlikeStayApart() throws {
    let folder = try Self.deployedProject()
    let tokens = ["a", "b"].map { "gh" + "p_" + $0 + "B3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0aB3dE6" }
    let records = tokens.map { "{\"t\":1,\"event\":\"ask\",\"id\":\"\($0)\"}\n" }.joined()
    try folder.write(
      records + "{\"t\":2,\"event\":\"reply\",\"id\":\"\(tokens[1])\",\"reply\":\"approve\"}\n", to: "trace.ndjson")
    let masked = String(repeating: "x", count: 40)
    let text = try Self.run("replay trace.ndjson --policy web.yaml", in: folder).text
    #expect(text.contains("approval \(masked) ") && text.contains("approval \(masked) (2) "), "\(text)")
    let json = try Self.run("replay trace.ndjson --policy web.yaml --format json", in: folder).text
    #expect(json.contains("\"\(masked) (2)\": \"approved\""), "\(json)")
  }

  @Test func whatIsComparedIsMasked() throws {
    let folder = try Self.deployedProject()
    let leaks = SecretLeaks(of: SecretSample.all)
    try folder.write(
      "policyc: 1\nproject: secrets\nexports:\n  - {target: app, dialect: compose, path: app.env}\n", to: "policyc.yaml"
    )
    let written = try Self.run("export .", in: folder)
    #expect(written.succeeded, "\(written.errorText)")
    // An export that somebody has edited; of another file no line would be shown.
    let export = String(decoding: try folder.read("app.env"), as: UTF8.self)
    try folder.write(export + SecretSample.all.map { "\($0.text)\n" }.joined(), to: "app.env")
    let difference = try Self.run("export . --check", in: folder)
    #expect(difference.text.contains("-use xxxx") && leaks.lines(of: difference.stdout + difference.stderr) == [])

    let entries = SecretSample.all.map { sample in
      let pointer = sample.text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "{\"rule\": \"dead-clock\", \"file\": \"web.yaml\", \"pointer\": \"/\(pointer)\"}"
    }
    let baseline = "{\"policyc\": 1, \"baseline\": [\(entries.joined(separator: ",\n"))]}"
    for text in [baseline, baseline + "]", String(baseline.dropLast(60))] {
      try folder.write(text, to: "baseline.json")
      let result = try Self.run("check . --baseline baseline.json", in: folder)
      #expect(leaks.lines(of: result.stdout + result.stderr) == [], "\(result.text)")
    }
  }

  // MARK: The command line

  @Test func whatIsTypedIsMasked() throws {
    let folder = try Self.deployedProject()
    try folder.write(Self.recording(of: ["per_1"]), to: "trace.ndjson")
    let leaks = SecretLeaks(of: SecretSample.all)
    let replay = ["replay", "trace.ndjson", "--policy", "web.yaml"]
    for sample in Effort.some(of: stride(from: 0, to: SecretSample.all.count, by: 9).map { SecretSample.all[$0] }) {
      let calls = [
        [sample.text], ["check", sample.text], ["check", ".", "--format", sample.text], ["explain", sample.text],
        ["check", ".", "--rule", sample.text], ["check", "--\(sample.text)"],
        ["audit", sample.text, "--policies", "."],
        replay + ["--set", sample.text], replay + ["--set", "run.hard_cap=\(sample.text)"],
        replay + ["--setup", sample.text],
        replay + ["--set", "failure.copy.timeout=\(sample.text)"], ["export", ".", "--target", sample.text],
        ["test", ".", "--filter", sample.text], ["show", ".", "--why", sample.text],
        ["check", ".", "--docs-url", sample.text],
      ]
      for call in calls {
        let result = try ChildProcess.run(["\(Session.toolFolder)/policyc"] + call, directory: folder.path)
        #expect(leaks.lines(of: result.stdout + result.stderr) == [], "\(call)")
      }
    }
  }

  private static func run(_ call: String, in folder: TemporaryFolder) throws -> ChildProcess.Result {
    let command = ["\(Session.toolFolder)/policyc"] + call.split(separator: " ").map(String.init)
    let input = call.contains(" - ") ? try folder.read("web.yaml") : []
    return try ChildProcess.run(command, input: input, directory: folder.path)
  }
}

extension ASCIISet {
  fileprivate static let ofWords = ASCIISet("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_")
}
