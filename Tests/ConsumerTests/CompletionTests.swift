import TestSupport
import Testing

/// What the shells offer after a tab, typed into real ones in which the generated script has been read.
@Suite(.enabled(if: PythonScript.isAvailable("pty"), "python3 is missing"))
struct CompletionTests {
  /// What is typed, and what has to be offered or written then, as a pattern.
  private static let lines = [
    ("policyc show --why run.", #"run\.setup_allowance"#),
    ("policyc show --why failure.copy.t", #"failure\.copy\.timeout"#),
    ("policyc check --rule app", "approval-wait-unbounded"),
    ("policyc check --rule approval-too-s", #"approval-too-short\\?=.*note"#),
    ("policyc show --target ", #"action[\s\S]+gateway"#), ("policyc export --target g", #"[^a-z]gateway"#),
    ("policyc audit x --target ", #"action[\s\S]+gateway"#),
    ("policyc replay x --target ", #"action[\s\S]+gateway"#), ("policyc show --surface ", "discord"),
    ("policyc replay x --set run.", #"run\.setup_allowance"#),
    ("policyc replay x --set behaviour.t", #"behaviour\.tie"#),
    ("policyc explain GATEWAY_", "GATEWAY_RUN_TIMEOUT_MS"), ("policyc explain gate", #"[^a-z]gateway"#),
    ("policyc check --since ", "topic"), ("policyc check policies/C", #"policies/CI\.YML"#),
    ("policyc test policies/s", "policies/scenarios"), ("policyc replay x --policy policies/w", #"policies/web\.yaml"#),
    ("policyc show --format ", "svg"), ("policyc test --format ", "junit"), ("policyc check --format g", "gitlab"),
    ("policyc replay x --format ", "json"), ("policyc rules --format ", "markdown"),
    ("policyc check --report s", "sarif"), ("policyc export --dialect s", "systemd"),
    ("policyc explain approval-too", "approval-too-short"), ("policyc explain run.h", #"run\.hard_cap"#),
    // Of the project that the line names.
    ("policyc show other --target ", "single"), ("policyc audit x --policies other --target ", "single"),
    ("policyc explain --project other SING", "SINGLE_CAP_MS"),
  ]

  @Test(.enabled(if: ChildProcess.find("bash") != nil, "bash is missing"))
  func bashOffersWhatIsKnown() throws { try expectOffers(of: "bash") }

  @Test(.enabled(if: ChildProcess.find("zsh") != nil, "zsh is missing"))
  func zshOffersWhatIsKnown() throws { try expectOffers(of: "zsh") }

  @Test(.enabled(if: ChildProcess.find("fish") != nil, "fish is missing"))
  func fishOffersWhatIsKnown() throws { try expectOffers(of: "fish") }

  private func expectOffers(of shell: String) throws {
    let folder = try Repository.copyOfPolicies()
    try folder.write("", to: "policies/CI.YML")
    try folder.write(
      "policyc: 1\nprogram: single\nversion: \"1\"\nruntime: other\nsurfaces: [web]\nknobs:\n  SINGLE_CAP_MS: {field: run.hard_cap, unit: ms}\n",
      to: "other/targets/single.yaml")
    try folder.write("policyc: 1\nsurface: web\ntarget: single\nrun: {hard_cap: 5m}\n", to: "other/web.yaml")
    let setUp = """
      rm -r .git; git init -q -b main . && git -c user.name=t -c user.email=t@example.com commit -q --allow-empty -m one
      git branch topic; git branch 'topic$(touch${IFS}owned)' && policyc --generate-completion-script \(shell) > \(shell == "zsh" ? "_policyc" : "completions")
      exec python3 -c "$SCRIPT" \(shell) \(Self.lines.flatMap { ["'\($0.0)'", "'\($0.1)'"] }.joined(separator: " "))
      """
    let result = try ChildProcess.run(
      ["sh", "-c", setUp],
      environment: [
        "PATH": "\(Session.toolFolder):/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path,
        "GIT_CONFIG_GLOBAL": "/dev/null", "SCRIPT": Self.script,
      ],
      directory: folder.path, timeout: 300)
    #expect(result.text == "finished\n", "\(result.text)\(result.errorText)")
    // A shell may expand what it is offered.
    #expect(!folder.entries().contains("owned"))
  }

  /// Types every line into an interactive shell and prints those for which the shell does not offer what it should.
  private static let script = #"""
    import fcntl, os, pty, re, select, struct, sys, termios, time

    shell, lines = sys.argv[1], sys.argv[2:]
    commands = {
        "bash": ["bash", "--norc", "--noprofile", "-i"], "zsh": ["zsh", "-f", "-i"], "fish": ["fish", "--no-config", "-i"],
    }
    # What is echoed must not look like what is waited for.
    setups = {
        "bash": ". ./completions; bind 'set bell-style none' 'set completion-query-items 0' 'set page-completions off'",
        "zsh": "fpath=($PWD $fpath); autoload -U compinit; compinit -u -D; LISTMAX=0",
        "fish": "source ./completions",
    }
    child, terminal = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm" if shell == "fish" else "dumb", PS1="> ", INPUTRC="/dev/null")
        os.execvp(commands[shell][0], commands[shell])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 200, 160, 0, 0))

    def read(pattern, seconds):
        text, end = "", time.time() + seconds
        while time.time() < end and not re.search(pattern, text, re.M):
            if select.select([terminal], [], [], 0.1)[0]:
                try: text += os.read(terminal, 65536).decode(errors="replace")
                except OSError: break
        return text

    def type(text): os.write(terminal, text.encode())

    read("[>#%$] ", 10)
    type(setups[shell] + "; echo rea''dy\n")
    read(r"\bready\b", 30)
    for line, pattern in zip(lines[::2], lines[1::2]):
        if shell == "fish":
            type(f"complete -C '{line}'; echo do''ne\n")
            shown = read(r"\bdone\b", 30)
        else:
            # The first tab writes what all have in common; the second or the third one lists them.
            type(line)
            shown = read(re.escape(line[-8:]), 10)
            for patience in 1, 2, 20:
                type("\t")
                shown += read(pattern, patience)
                if re.search(pattern, shown, re.M): break
            type("\x15\n")
            read("never", 0.2)
        if not re.search(pattern, shown, re.M): print(line, "offers", repr(shown[-300:]))
    print("finished")
    """#
}
