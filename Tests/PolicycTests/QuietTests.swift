import PolicyCompiler
import TestSupport
import Testing

/// With `--quiet` a command whose exit status is an answer prints nothing, and ends as it does without.
@Suite struct QuietTests {
  /// Makes findings, a stale export and a stale baseline: whatever there is to be said.
  private static let spoil = "sed -i 's/inactivity: 13m/inactivity: 23h/' policies/web.yaml"

  /// What is done before a command, the command, and its status.
  private static let answers: [(String, String, Int)] = [
    ("", "check", 0), (spoil, "check", 1), (spoil, "check policies/web.yaml --max-findings 1", 1),
    ("ln -s targets policies/more", "check --strict", 0), ("", "check policies/exports/x.yaml", 0),
    (
      "policyc check --write-baseline b.json > /dev/null; sed -i '/^accept:/,$d' policies/gateway.yaml",
      "check --baseline b.json",
      1
    ),
    ("policyc check --write-baseline b.json > /dev/null", "check --baseline b.json", 0),
    (
      "cp -R policies old; sed -i '/^accept:/,$d' policies/gateway.yaml; policyc check --write-baseline b.json > /dev/null; rm -r policies; mv old policies",
      "check --baseline b.json", 1
    ),
    ("sed -i '/^accept:/,$d' policies/gateway.yaml", "check --write-baseline new.json", 0),
    ("sed -i 's/hard_cap/hardcap/' policies/web.yaml", "check --diff", 1),
    ("sed -i 's/hard_cap/hardcap/' policies/web.yaml", "check --fix", 0),
    ("", "export policies --check", 0), ("echo >> policies/exports/gateway.env", "export policies --check", 1),
    (spoil, "export policies", 1), ("rm policies/exports/gateway.env", "export policies", 0),
    ("", "test policies", 0), (spoil, "test policies", 1),
    ("", "test policies --filter incident --min-coverage 100", 1),
    ("", "audit Tests/Corpus/deployments/compose.yaml Tests/Corpus/deployments/compose.override.yaml", 1),
    ("", "replay Tests/Corpus/traces/incident.sse.ndjson --surface web", 0),
    (spoil, "replay Tests/Corpus/traces/incident.sse.ndjson --surface web --set run.hard_cap=10m", 1),
  ]

  @Test(arguments: Effort.some(of: answers))
  func printsNothing(_ before: String, _ command: String, _ status: Int) throws {
    let loud = try Self.run("\(before)\n(policyc \(command)); echo \"[$?]\"")
    let quiet = try Self.run("\(before)\n(policyc \(command) -q); echo \"[$?]\"")
    #expect(loud.hasSuffix("[\(status)]\n") && quiet == "[\(status)]\n", "\(loud)\(quiet)")
  }

  /// Why it could not run stays on standard error, and nothing comes on standard output.
  @Test(arguments: [
    ("check nowhere", "policyc: nowhere: there is no such file or folder\n"),
    ("check --since nope", "policyc: --since: git "),
    ("check --report sarif=policies/web.yaml", "policyc: policies/web.yaml is there"),
    ("check --baseline nowhere.json", "policyc: nowhere.json: there is no such file\n"),
    ("export policies --target nothing --output x.env", "policyc: no policy is for the target nothing\n"),
    ("test nowhere", "policyc: nowhere: there is no such file or folder\n"),
    ("test bad --filter 'ended before'", "not run: incident: stream ended before idle\n"),
    ("audit nowhere.yaml", "policyc: nowhere.yaml: there is no such file or folder\n"),
    ("audit bad.yaml", "error[yaml-syntax]"), ("replay nowhere --surface web", "policyc: nowhere: "),
    ("check --format json", "policyc: --quiet prints nothing; leave --format out\n"),
    ("check --statistics", "policyc: --quiet prints nothing; leave --statistics out\n"),
    ("test --format junit --coverage", "policyc: --quiet prints nothing; leave --format and --coverage out\n"),
    (
      "export policies --target gateway",
      "policyc: --quiet prints nothing; leave --target without --output or --check out\n"
    ),
    ("export policies --follow-up", "policyc: --quiet prints nothing; leave --follow-up out\n"),
    ("audit a.yaml --format sarif", "policyc: --quiet prints nothing; leave --format out\n"),
    ("replay a --format json", "policyc: --quiet prints nothing; leave --format out\n"),
  ])
  func stillSaysWhyItCouldNotRun(_ command: String, _ words: String) throws {
    let output = try Self.run(
      """
      printf 'services: {\\n' > bad.yaml; cp -R policies bad; sed -i 's/hard_cap: 30m/hard_cap: 30/' bad/web.yaml
      policyc \(command) --quiet 2> errors; echo "[$?]"; cat errors
      """)
    #expect(output.hasPrefix("[2]\n\(words)"), "\(output)")
  }

  /// The document of a stream is no report about it.
  @Test func fixesADocumentOnItsWay() throws {
    let output = try Self.run("printf 'policyc: 1\\nsurfce: web\\n' | policyc check - --fix -q 2> errors; cat errors")
    #expect(output == "policyc: 1\nsurface: web\n", "\(output)")
  }

  private static func run(_ script: String) throws -> String {
    let folder = try Repository.copyOfPolicies()
    try folder.write("{}\n", to: "policies/exports/x.yaml")
    let environment = [
      "PATH": "\(Session.toolFolder):/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path,
      "GIT_CONFIG_GLOBAL": "/dev/null",
    ]
    let configure = """
      sed -i 's/^exports:/&\\n  - {target: workspace, dialect: configmap, name: x, path: exports\\/x.yaml}/' policies/policyc.yaml
      policyc export policies --force > /dev/null
      """
    return try ChildProcess.run(
      ["sh", "-c", "exec 2>&1\n\(configure)\n\(script)"], environment: environment, directory: folder.path
    ).text
  }
}
