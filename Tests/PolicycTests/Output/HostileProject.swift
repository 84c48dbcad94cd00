import TestSupport

/// A stranger's projects, recordings and deployment, in which everything gives orders to terminals and runners.
enum HostileProject {
  /// As it may stand in a file.
  private static let live = "##[add-mask]true ##vso[x] ::debug::x"
  /// What YAML and JSON do not take as it is.
  private static let raw = "\u{1B}[31m \u{202E} #\u{FE0F}#[debug]x \r ::stop-commands::x"

  static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for file in good + bad + others { try folder.write(file.text, to: file.name) }
    return folder
  }

  private typealias File = (name: String, text: String)

  /// A project that is compiled and exported.
  private static let good: [File] =
    DeployedProject.files.map { ("good/\($0.name)", $0.text) } + [
      (
        "good/web.yaml",
        """
        policyc: 1 # \(live)
        surface: web
        target: app
        summary: "\(live)"
        run: {hard_cap: 30m, max_concurrent: 3, inactivity: 23h} # \(live)
        workspace: {proxy_timeout: 90s}
        failure:
          copy:
            timeout: "::debug::\(live)\\n ::debug::x"
        """
      ),
      (
        "good/targets/app.yaml",
        DeployedProject.files[2].text.replacing("knobs:", with: "knobs:\n  WORDS: {field: failure.copy.timeout}")
      ),
      (
        "good/policyc.yaml",
        "policyc: 1\nproject: a\nexports: [{target: app, dialect: shell, path: exports/app.env}]\n"
      ),
      (
        "good/scenarios/a.yaml",
        """
        policyc: 1
        scenarios:
          - name: "\(live)"
            surface: web
            run: [{at: 1s, event: idle}]
            expect: {copy: "\(live)"}
        """
      ),
      ("good/exports/app.env", "# policyc\nCAP_MS=1 # \(live)\n\(raw)\n::debug::x\n"),
    ]

  private static let bad: [File] = [
    (
      "bad/##[debug]\u{1B}.yaml",
      "policyc: 1\nabstract: true\nrun:\n  hardcap: 30m # \(live) \(raw)\n  \"\(live)\": \(live)\n"
    ),
    (
      "bad/targets/app.yaml",
      "policyc: 1\nprogram: \"\(live)\"\nversion: \"##[x\"\nruntime: node\nknobs: {\"\(live)\": 1}\n"
    ),
    ("bad/a.yaml", "policyc: 1\nsurfce: web\n# \(live)\n ::debug::x\n"),
    ("bad/b.yaml", "policyc: 1\nabstract: true\n# ::debug::x\nrun:\n  hardcap: 30m\n  # \(live)\n"),
    (
      "bad/scenarios/a.yaml",
      "policyc: 1\nscenarios:\n  - {name: \"\(live)\", surface: web, run: \"\(live)\"}\n"
    ),
  ]

  private static let others: [File] = [
    (".git/HEAD", "ref: refs/heads/main\n"), (".git/objects/none", ""), (".git/refs/none", ""),
    (
      "known.json",
      """
      {"policyc": 1, "baseline": [
        {"rule": "dead-clock", "file": "good/web.yaml", "pointer": "/\(live)\\u001b\\u202e"}
      ]}
      """
    ),
    (
      "::debug::##[debug].ndjson",
      """
      {"t":0,"event":"ask","id":"\(live)\\u001b\\u202e"}
      {"t":9000000,"event":"output"}

      """
    ),
    ("##[debug]bad.ndjson", "{\"t\":0,\"event\":\"\(live)\"}\n"),
    (
      "compose.yaml",
      "services:\n  app:\n    environment:\n      CAP_MS: \"1\" # \(live)\n      RUNS: \"\(live)\"\n"
    ),
    (
      "bad.yaml",
      "services:\n  \"\(live)\": {image: \"\(live)\", environment: {CAP_MS: \"${\(live)}\"}}\n  a: [\n # \(raw)"
    ),
    (
      "agent.yml",
      "on: push\njobs: {\"\(live)\": {steps: [{run: \"echo CAP_MS=1 >> $GITHUB_ENV # \(live)\"}]}}\n"
    ),
    ("##[debug].env.example", "# \(live)\nCAP_MS=1\n"),
  ]
}
