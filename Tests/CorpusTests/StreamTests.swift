import TestSupport
import Testing

/// Standard streams that are closed, full or read only in part end a command with a status, one line at most, and never
/// with a crash.
@Suite struct StreamTests {
  /// Calls that print much.
  static let calls = [
    "check loose", "check loose --format sarif", "check loose --format jsonl", "rules", "explain",
    "explain run.hard_cap",
    "show policies/web.yaml", "show --timeline --surface discord", "compile policies/",
    "export policies/ --target gateway",
    "test policies/", "replay Tests/Corpus/traces/incident.ndjson --surface web",
    "audit Tests/Corpus/deployments/compose.yaml --target gateway", "--help", "check --help", "--version",
  ]

  /// Outputs that take nothing, and what each makes of a call.
  private static let refusals = [
    // The reader is gone before anything is written; only with a reader can the pipe be opened.
    ("(exec 3<>fifo 4>fifo 3<&-; policyc CALL >&4; echo \"status $?\" >&2)", ""),
    ("policyc CALL >/dev/full; echo \"status $?\" >&2", "policyc: cannot write the results: no space left on device\n"),
    ("policyc CALL >&-; echo \"status $?\" >&2", "policyc: cannot write the results: bad file descriptor\n"),
  ]

  @Test(arguments: Effort.some(of: calls))
  func nothingCanBeWritten(_ call: String) throws {
    let script = Self.refusals.map { $0.0.replacing("CALL", with: call) }.joined(separator: "\n")
    let expected = Self.refusals.map { "\($0.1)status 2\n" }.joined()
    #expect(try Self.run(script).errorText == expected)
  }

  /// `policyc … | head -c 1`: the reader goes away, which is its choice.
  @Test(arguments: Effort.some(of: calls))
  func readersMayStop(_ call: String) throws {
    let result = try Self.run("{ policyc \(call); echo \"status $?\" >&2; } | head -c 1")
    // What is short may be written before the reader is gone.
    #expect(["status 0\n", "status 1\n", "status 2\n"].contains(result.errorText), "\(result.errorText)")
  }

  /// With the streams closed their numbers are free for files; nothing may be written into one of those.
  @Test(arguments: ["<&- >&- 2>&-", ">&- 2>&-", "<&- 2>&-", "2>&-", ">/dev/full 2>/dev/full"])
  func closedStreams(_ streams: String) throws {
    let script = """
      rm -r .git && git init -q . && git add . && git -c user.name=a -c user.email=a@example.org commit -qm a
      for call in 'check loose' 'check loose --since HEAD' 'check nowhere' 'check loose --write-baseline new.json' \
        'export policies/ --check' 'check -' 'nonsense'; do
        policyc $call >/dev/null \(streams); status=$?
        test $status -le 2 || echo "$call: $status"
      done
      git status --short
      """
    let result = try Self.run(script)
    #expect(result.text == "?? new.json\n" || result.text == "")
  }

  /// A folder that is gone has no files.
  @Test(arguments: ["check", "check .", "export", "test", "show", "explain run.hard_cap", "init", "audit compose.yaml"])
  func currentFolderIsGone(_ call: String) throws {
    let result = try Self.run("mkdir gone; cd gone; rmdir ../gone; policyc \(call); echo \"status $?\"")
    let isTold = result.errorText.hasPrefix("policyc: ") && result.text == "status 2\n"
    #expect(isTold || call.hasPrefix("explain") && result.text.hasSuffix("status 0\n"))
  }

  private static func run(_ script: String) throws -> ChildProcess.Result {
    let folder = try Repository.copyOfPolicies()
    let setUp = """
      cp -R policies loose && sed -i '/^accept:/,$d' loose/*.yaml loose/targets/*.yaml
      mkfifo fifo

      """
    let environment = ["PATH": "\(Session.toolFolder):/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8"]
    return try ChildProcess.run(["sh", "-c", setUp + script], environment: environment, directory: folder.path)
  }
}
