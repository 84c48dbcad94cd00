import TestSupport
import Testing

/// What `--patch` writes, `patch` applies to the very bytes; nothing of it reaches a terminal.
@Suite(.enabled(if: ChildProcess.find("patch") != nil, "patch is not on this machine"))
struct PatchFileTests {
  private static let broken = """
    policyc: 1\r
    abstract: true\r
    # \u{202E} é ##[debug] \u{1B}[31m\r
    run:\r
      hardcap: 30m\t# ::debug::x\r

    """

  @Test func fixesAreAppliedByPatch() throws {
    let output = try Self.run(
      """
      cp base.yaml fixed.yaml && policyc check --fix fixed.yaml >/dev/null
      sed -i s/fixed.yaml/base.yaml/ fixed.yaml
      policyc check base.yaml --patch fixes.patch; echo "[$?]"
      policyc check base.yaml --patch fixes.patch --diff >/dev/null; echo "[$?]"
      patch -s -p0 --binary < fixes.patch && cmp base.yaml fixed.yaml && echo same
      policyc check base.yaml --patch fixes.patch; echo "[$?]"; wc -c < fixes.patch
      """)
    #expect(output == "[1]\n[1]\nsame\n[0]\n0\n", "\(output)")
  }

  @Test func exportsAreRenewedByPatch() throws {
    let output = try Self.run(
      """
      cp -R policies/exports before
      printf '\\033[31m \\377\\r\\n::debug::x\\n##[debug]' >> policies/exports/gateway.env
      rm policies/exports/action.env
      policyc export policies --check --patch p -q; echo "[$?]"
      patch -s -p0 --binary < p && diff -r before policies/exports && echo same
      policyc export policies --check --patch p; echo "[$?]"; wc -c < p
      """)
    #expect(output == "[1]\nsame\n[0]\n0\n", "\(output)")
  }

  @Test(arguments: ["-", "/dev/stdout", "/dev/stderr", "/dev/fd/1", "/proc/self/fd/2", "out", ""])
  func standardStreamsAreRefused(_ path: String) throws {
    for command in ["check base.yaml", "export policies --check"] {
      let output = try Self.run(
        "policyc \(command) --patch '\(path)' > out 2> err; echo \"[$?]\"; cat out; head -1 err")
      #expect(output.hasPrefix("[2]\npolicyc: the value '\(path)' is invalid for '--patch <file>': "), "\(output)")
    }
  }

  @Test(arguments: [
    ("policies/web.yaml", "policyc: policies/web.yaml is there, and is no patch\n"),
    ("mine.yaml", "policyc: mine.yaml is there, and is no patch\n"),
    (".git/p", "policyc: .git/p lies in .git, where nothing is written\n"),
    ("/dev/null", "policyc: /dev/null is a device, and only a regular file is replaced\n"),
    ("nowhere/p", "policyc: there is no folder nowhere\n"),
    ("link", "policyc: link is a symbolic link, and only a regular file is replaced\n"),
  ])
  func otherFilesStay(_ path: String, _ words: String) throws {
    let output = try Self.run(
      "ln -s new link; printf -- '--- # mine\\npolicyc: 1\\n' > mine.yaml; policyc check base.yaml --diff --patch \(path) 2>&1; echo \"[$?]\"; ls new 2>&1"
    )
    #expect(output.contains(words) && output.contains("[2]\n") && !output.contains("@@"), "\(output)")
  }

  @Test func aTerminalIsRefused() throws {
    let terminal = try #require(PseudoTerminal(columns: 80))
    let output = try Self.run("policyc check base.yaml --patch \(terminal.path) 2>&1; echo \"[$?]\"")
    #expect(output.contains("is a device, and only a regular file is replaced\n"), "\(output)")
    #expect(output.hasSuffix("[2]\n"))
  }

  /// With the credential masked it would not apply, and with the credential it would carry it on.
  @Test func aCredentialIsNotHandedOn() throws {
    let token = "ghp" + "_aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0xY1234"
    let output = try Self.run(
      """
      printf 'policyc: 1\\nabstract: true\\nrun:\\n  hardcap: 30m # \(token)\\n' > base.yaml
      policyc check base.yaml --patch p 2>&1; echo "[$?]"; ls p 2>&1
      """)
    #expect(output.hasPrefix("policyc: p is not written, because a line of it would hold a credential\n"), "\(output)")
    #expect(output.contains("[2]\n") && output.contains("No such file"), "\(output)")
  }

  @Test(arguments: ["export policies --patch p", "check --patch p --format json", "check --patch p --strict"])
  func goesOnlyWithDifferences(_ call: String) throws {
    let output = try Self.run("policyc \(call) 2>&1; echo \"[$?]\"; ls p 2>&1")
    #expect(output.contains("--patch") && output.contains("[2]\n") && output.contains("No such file"), "\(output)")
  }

  private static func run(_ script: String) throws -> String {
    let folder = try Repository.copyOfPolicies()
    try folder.write(broken, to: "base.yaml")
    let environment = ["PATH": "\(Session.toolFolder):/usr/bin:/bin", "HOME": folder.path, "LANG": "C.UTF-8"]
    return try ChildProcess.run(["sh", "-c", script], environment: environment, directory: folder.path).text
  }
}
