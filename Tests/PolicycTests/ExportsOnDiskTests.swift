import PolicyCompiler
import TestSupport
import Testing

/// On disk: exports that links lead to, exports of other projects, exports that were named, and what is asked of them.
@Suite struct ExportsOnDiskTests {
  /// Two projects, `p` and `p/staging`, whose configurations export what a test says.
  private static let setUp = """
    mkdir -p .git p/targets p/exports p/staging/targets
    cp "$TARGET" p/targets/example.yaml; cp "$TARGET" p/staging/targets/example.yaml
    config() { printf 'policyc: 1\\nproject: one\\nexports: [{target: example, dialect: configmap, name: n, path: %s}]\\n' "$1"; }
    policy() { printf 'policyc: 1\\nsurface: web\\ntarget: example\\nrun: {hard_cap: 30m}\\n'; }
    config exports/x.yaml > p/policyc.yaml; policy > p/web.yaml
    config exports/y.yaml > p/staging/policyc.yaml; policy > p/staging/web.yaml
    policyc export p > /dev/null && policyc export p/staging > /dev/null

    """

  private static let clean = "checked 1 policy, 1 target: no findings\n[0]\n"
  private static let both = "checked 2 policies, 2 targets: no findings\n[0]\n"
  private static let passedOver =
    "checked 1 policy, 1 target: no findings\npolicyc: p/exports/x.yaml: it is an export, which is not checked\n"
    + "  help: policyc export --check compares exports with the policies\n[0]\n"

  /// Commands, and what they print with their status.
  private static let commands: [(String, String)] = [
    ("policyc check p", both), ("policyc check p --strict", both), ("policyc check p/web.yaml", clean),
    ("policyc export p --check", "[0]\n"),
    // What was named is said not to be checked, and the rest of the project is checked.
    ("policyc check p/exports/x.yaml", passedOver),
    (
      "cd p/exports; policyc check ./x.yaml 2>&1 > /dev/null",
      "policyc: ./x.yaml: it is an export, which is not checked\n"
    ),
    ("policyc check - --stdin-filename p/exports/x.yaml < p/exports/x.yaml", passedOver),
    (
      "policyc check - --fix --stdin-filename p/exports/x.yaml < p/exports/x.yaml 2> /dev/null | cmp - p/exports/x.yaml",
      "[0]\n"
    ),
    ("policyc check p/exports", clean),
    ("policyc check p/exports/x.yaml p/web.yaml --fix", passedOver),
    ("policyc show p/exports/x.yaml", "policyc: p/exports/x.yaml: it is an export, which is not checked\n"),
    ("policyc check p --format json | grep -c exports", "0\n"),
    ("policyc check p/exports/x.yaml --format checkstyle 2> /dev/null | grep -c 'exports'", "0\n"),
    // A policy that says what it is, is one.
    ("policy > p/exports/x.yaml; policyc check p | grep -c -e '^error.not-a-path' -e '^error.duplicate-policy'", "2\n"),
    ("policy > p/exports/x.yaml; policyc export p 2> /dev/null; cat p/exports/x.yaml | head -1", "policyc: 1\n"),
    // Links inside the project, to a folder and to a file, either way.
    ("mv p/exports p/out; ln -s out p/exports; policyc check p/ 2> /dev/null", both),
    ("ln -s exports/x.yaml p/link.yaml; policyc check p", both),
    ("ln -s exports p/deep; config deep/../exports/x.yaml > p/policyc.yaml; policyc check p 2> /dev/null", both),
    (
      "mkdir p/a p/b; mv p/exports p/b/exports; ln -s ../b/exports p/a/e; config a/e/../exports/x.yaml > p/policyc.yaml\npolicyc check p 2> /dev/null",
      both
    ),
    (
      "ln -s . p/again; config again/web.yaml > p/policyc.yaml; policyc check p 2> /dev/null | grep -c '^error.not-a-path'",
      "1\n"
    ),
    // Exports of a project inside, of one around, and of one beside.
    (
      "config ../exports/y.yaml > p/staging/policyc.yaml; mv p/staging/exports/y.yaml p/exports; policyc check p",
      both
    ),
    (
      "config staging/exports/x.yaml > p/policyc.yaml; mv p/exports/x.yaml p/staging/exports; policyc check p/staging",
      clean
    ),
    (
      "config ../exports/y.yaml > p/staging/policyc.yaml; rm -r p/policyc.yaml p/targets p/web.yaml p/exports/x.yaml; mv p/staging/exports/y.yaml p/exports\npolicyc check p/exports/y.yaml p/staging/web.yaml 2> /dev/null",
      clean
    ),
    ("cp p/exports/x.yaml p/staging/other.yaml; policyc check p | grep -c '^error.unknown-kind'", "1\n"),
    // Where nothing is known about exports, the configuration is the finding, or the reason.
    (
      "sed -i s/exports:/exprots:/ p/policyc.yaml; policyc check p | grep -e '^error' -e '^checked'",
      "error[unknown-key]: policyc.yaml has no key `exprots`\nchecked 2 policies, 2 targets: 1 error\n"
    ),
    ("sed -i s/exports:/exprots:/ p/policyc.yaml; policyc check p --fix | tail -1", both),
    (
      "sed -i s/exports:/exprots:/ p/policyc.yaml; policyc check p/exports/x.yaml 2>&1 > /dev/null",
      "policyc: p/exports/x.yaml: whether it is an export is not known, because a policyc.yaml could not be understood\n[2]\n"
    ),
    (
      "echo 'exprots: []' >> p/policyc.yaml; cp p/exports/x.yaml p/staging/z.yaml; policyc check p/staging",
      clean.replacing(": no", with: ", not all that was asked for: no")
        .replacing("[0]\n", with: "policyc: p/staging/z.yaml: whether it is an export is not known")
    ),
  ]

  @Test(arguments: Effort.some(of: commands))
  func exportsAreNoSources(_ command: String, _ expected: String) throws {
    let output = try Self.run(command)
    #expect(output.hasPrefix(expected), "\(output)")
  }

  @Test(
    .enabled(if: ChildProcess.find("git") != nil, "git is missing"),
    arguments: [
      ("echo '# changed' >> p/exports/x.yaml", "no findings in what has changed since HEAD (1 elsewhere)\n[0]\n"),
      ("echo '# changed' >> p/web.yaml", "1 error in what has changed since HEAD\n[1]\n"),
    ])
  func aChangedExportConcernsNoPolicy(_ change: String, _ expected: String) throws {
    let output = try Self.run(
      """
      echo 'run: {hard_cap: 5m, inactivity: 6m}' >> p/web.yaml; sed -i 4d p/web.yaml; rm -r .git p/staging
      git init -q . && git add . && git -c user.name=a -c user.email=a@example.com commit -q -m one
      \(change); policyc check p --since HEAD | tail -1
      """)
    #expect(output.contains(expected.split(separator: "\n")[0]), "\(output)")
  }

  private static func run(_ script: String) throws -> String {
    let folder = try TemporaryFolder()
    try folder.write(ExampleTarget.text, to: "example.yaml")
    let environment = [
      "PATH": "\(Session.toolFolder):/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder.path,
      "GIT_CONFIG_GLOBAL": "/dev/null", "TARGET": folder.path(of: "example.yaml"),
    ]
    return try ChildProcess.run(
      ["sh", "-c", "exec 2>&1; mkdir r && cd r\n\(setUp)(\(script)\n); echo \"[$?]\""], environment: environment,
      directory: folder.path
    ).text
  }
}
