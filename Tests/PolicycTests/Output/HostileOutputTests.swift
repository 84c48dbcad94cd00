import PolicyReporting
import TestSupport
import Testing

/// Whatever a project, a recording, a deployment, an export or an argument holds, no terminal and no runner of a CI job
/// obeys what policyc prints about it, on either stream.
@Suite struct HostileOutputTests {
  /// Of a terminal that shows no more than ASCII, and of a CI job.
  private static let environments = [
    ["PATH": "/usr/bin:/bin"],
    ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "GITHUB_ACTIONS": "true", "TF_BUILD": "True"],
  ]

  @Test(arguments: Effort.some(of: findings + policies + runs + exports + refused), environments)
  func nothingIsObeyed(_ call: String, _ environment: [String: String]) throws {
    let words = call.split(separator: " ").map(String.init)
    let folder = try HostileProject.folder()
    let result = try ChildProcess.run(
      ["\(Session.toolFolder)/policyc"] + words, input: Array("policyc: 1\nsurfce: web # ##[debug]\n".utf8),
      environment: environment, directory: folder.path)
    for (name, bytes) in [("output", result.stdout), ("error", result.stderr)] {
      let text = try #require(String(validating: bytes, as: UTF8.self), "\(name) is not UTF-8")
      let log = JobLog(Array(Self.withoutColours(text).utf8))
      let isForGitHub = words.contains("github") && name == "output"
      let own = isForGitHub ? ["error", "warning", "notice"] : []
      let isDifference = words.contains("--diff") || words.contains("--check")
      #expect(log.obeyed(except: own.map { "::\($0) " }, tabs: isDifference) == [])
      #expect(log.commands.allSatisfy(own.contains))
    }
    let isShown = [#"\u{5B}"#, #"\u005b"#, "&#91;"].contains {
      result.text.contains($0) || result.errorText.contains($0)
    }
    #expect(isShown || Self.withoutOrders.contains(call), "nothing hostile: \(result.text)\(result.errorText)")
  }

  private static func withoutColours(_ text: String) -> String {
    ["1;31", "1;33", "1;36", "1;34", "1", "0"].reduce(text) { $0.replacing("\u{1B}[\($1)m", with: "") }
  }

  // MARK: Calls

  private static let findings =
    FindingsFormat.allCases.map { "check bad --format \($0.rawValue)" }
    + FindingsFormat.allCases.map {
      "audit --policies good --format \($0.rawValue) compose.yaml bad.yaml agent.yml ##[debug].env.example"
    }

  private static let policies = [
    "check good bad --statistics --max-findings 1", "check bad --color always", "check good --baseline known.json",
    "check bad --write-baseline ##[debug]new.json", "check bad --fix --diff", "check bad --fix=review --diff",
    "check bad --fix=review", "check bad --report text=##[debug].txt", "check bad/##[debug]\u{1B}.yaml", "show good",
    "show good --color always", "show good --format json", "show good --why failure.copy.timeout",
    "show good --why failure.copy.timeout --format json", "show good --timeline", "show good --timeline --format svg",
    "show bad", "explain WORDS --project good", "explain --project good", "compile good", "compile bad",
  ]

  private static let runs = [
    "test good", "test good --format json", "test good --format junit", "test good --coverage --color always",
    "test bad", "replay ::debug::##[debug].ndjson --policy good/web.yaml",
    "replay ::debug::##[debug].ndjson --policy good/web.yaml --against good/ci.yaml",
    "replay ::debug::##[debug].ndjson ::debug::##[debug].ndjson --policy good/web.yaml",
    "replay ::debug::##[debug].ndjson --policy good/web.yaml --format json",
    "replay ##[debug]bad.ndjson --policy good/web.yaml",
  ]

  private static let exports = [
    "export good --check", "export good --target app --output ##[debug].env", "export good --follow-up",
    "export good --target app --dialect json --output ##[debug]\u{1B}[31m.json --check",
    "export good --target app", "export good --target app --dialect json", "init ##[debug]\u{1B}[31m",
  ]

  private static let refused = [
    "##[debug]", "check ##[debug]", "check --##[debug]\u{1B}[31m", "check --format ##[debug]",
    "check --rule ##[debug]=\u{202E}", "check --since ##[debug] good", "check --today ##[debug]",
    "check --patch ##[debug]/\u{1B} bad", "check - --stdin-filename ##[debug]", "check - --fix", "explain ##[debug]",
    "show good --why ##[debug]", "show good --target ##[debug]", "test good --filter ##[debug]",
    "audit ##[debug] \u{1B}",
    "replay ##[debug] --surface web", "replay x --set ##[debug]=1", "replay x --setup ##[debug]",
    "export good --target ##[debug]",
  ]

  /// Calls in whose output nothing of a stranger stands that could open a command.
  private static let withoutOrders: Set = [
    "show good --timeline", "show good --timeline --format svg", "show bad", "explain --project good", "check - --fix",
  ]
}
