import TestSupport
import Testing

/// The hooks of `.pre-commit-hooks.yaml` and of the documents under the real pre-commit, and the plain hooks of the
/// documents under the real git.
///
/// The hooks run the policyc under test as a program of the system; `make test-dist` installs the wheel by them.
@Suite(.enabled(if: ChildProcess.find("git") != nil, "git is missing"))
struct HookTests {
  /// The pre-commit that `make test-tools` installs, or the one of the machine.
  private static let preCommit =
    ChildProcess.find("\(Repository.root)/.build/pre-commit/bin/pre-commit") ?? ChildProcess.find("pre-commit")

  /// Where the hooks come from.
  enum Source: CaseIterable {
    /// The block for a release.
    case wheel
    /// The block for the repository of policyc, with its `.pre-commit-hooks.yaml`.
    case repository

    /// A script that writes `.pre-commit-config.yaml`.
    func configuration() throws -> String {
      let page = Document(try #require(Repository.text("docs/how-to/hook.md")))
      let mark = self == .wheel ? "repo: local" : "repo: <the address of this repository>"
      let block = try #require(page.blocks.first { $0.info == "yaml" && $0.text.contains(mark) }).text
      switch self {
      case .wheel:
        let lines = block.split(separator: "\n").filter { !$0.contains("additional_dependencies:") }
        let text = lines.joined(separator: "\n").replacing("language: python", with: "language: system")
        return "cat > .pre-commit-config.yaml <<'END'\n\(text)\nEND"
      case .repository:
        let hooks = try #require(Repository.text(".pre-commit-hooks.yaml"))
        return """
          git init -q ../hooks; cat > ../hooks/.pre-commit-hooks.yaml <<'END'
          \(hooks.replacing("language: swift", with: "language: system"))
          END
          git -C ../hooks add .; git -C ../hooks commit -qm hooks
          cat > config <<'END'
          \(block)
          END
          sed "s,<the address of this repository>,$PWD/../hooks,; s,<a tag or commit of it>,$(git -C ../hooks rev-parse HEAD)," \
            config > .pre-commit-config.yaml
          rm config; mkdir deploy; cp "$DEPLOYMENT" deploy/compose.yaml; : > deploy/.env.example
          """
      }
    }
  }

  /// A sound project and a file beside it; `unsound FILE` puts a mistake into a policy.
  private static let setUp = """
    mkdir repository; cd repository; git init -q -b main .; cp -R "$POLICIES" policies; echo notes > notes
    unsound() { sed -i 's/inactivity: 13m/inactivity: 23h/' "$1"; }
    """

  @Test(
    .enabled(if: Self.preCommit != nil, "pre-commit is missing: make test-tools"),
    arguments: Source.allCases,
    [
      // The change, and what the commit of it is stopped for, if anything.
      ("echo more >> notes; git add .", nil),
      ("sed s/web/cli/ policies/web.yaml > policies/cli.yaml; unsound policies/cli.yaml; git add .", "check policies"),
      ("unsound policies/web.yaml; git add .", "check policies"),
      ("sed s/web/cli/ policies/web.yaml > policies/cli.YML; unsound policies/cli.YML; git add .", "check policies"),
      ("git rm -q policies/targets/gateway.yaml", "check policies"),
      ("git rm -q policies/gateway.yaml", "check policies"),
      ("git rm -q policies/exports/gateway.env", "check exports"),
      ("git mv policies/targets/gateway.yaml notes.old", "check policies"),
      ("git mv policies/gateway.yaml policies/base.yaml", "check policies"),
      ("git mv policies/web.yaml policies/internet.yaml", "check exports"),
      ("git mv policies/web.yaml policies/internet.yaml; policyc export > /dev/null; git add .", nil),
      // Before the first commit.
      ("git update-ref -d HEAD", nil),
      ("git update-ref -d HEAD; unsound policies/web.yaml; git add .", "check policies"),
      // What is staged counts, not what lies beside it in the same file.
      ("echo '# x' >> policies/web.yaml; git add .; unsound policies/web.yaml", nil),
      ("unsound policies/web.yaml; git add .; git show HEAD:policies/web.yaml > policies/web.yaml", "check policies"),
      // The check says nothing about an old mistake, with which there is nothing to export.
      ("unsound policies/web.yaml; git add .; git commit -qnm old; echo more >> notes; git add .", "check exports"),
      ("git rm -q notes", nil), ("git mv notes policies/notes", nil),
    ] as [(String, String?)])
  func stopAtEachKindOfChange(_ source: Source, _ change: (script: String, stoppedBy: String?)) throws {
    let output = try Self.run(
      """
      \(source.configuration())
      git add .; git commit -qm one; pre-commit install > /dev/null
      \(change.script)
      git commit -m two; echo "[$?]"
      """)
    let hooks = output.split(separator: "\n").filter { $0.contains("....") }
    #expect(hooks.count == (source == .wheel ? 2 : 3) && !hooks.contains { $0.hasSuffix("Skipped") }, "\(output)")
    let stopping = hooks.first { $0.hasSuffix("Failed") }?.prefix { $0 != "." }
    #expect(stopping.map(String.init) == change.stoppedBy, "\(output)")
    #expect(output.hasSuffix(change.stoppedBy == nil ? "[0]\n" : "[1]\n"), "\(output)")
  }

  /// What has been committed already is not looked at by the first hook, but by the one that checks everything.
  @Test(.enabled(if: Self.preCommit != nil, "pre-commit is missing: make test-tools"))
  func oldMistakesAreForTheHookThatChecksEverything() throws {
    let output = try Self.run(
      """
      \(Source.repository.configuration())
      unsound policies/web.yaml; git add .; git commit -qm one
      pre-commit run --all-files policyc-check; echo "[$?]"
      sed -i 's/id: policyc-check .*/id: policyc-check-all/' .pre-commit-config.yaml; git add .
      pre-commit run --all-files policyc-check-all; echo "[$?]"
      """)
    let endings = output.split(separator: "\n").filter { $0.hasPrefix("[") && $0.hasSuffix("]") }
    #expect(endings == ["[0]", "[1]"] && output.contains("inactivity-outlasts-hard-cap"), "\(output)")
  }

  /// The hooks of git that documents show: that of README.md, which reads the working tree, and that of
  /// docs/how-to/hook.md, which reads the index.
  @Test(
    arguments: [
      ("unsound policies/web.yaml; git add .", true, true), ("git rm -q policies/targets/gateway.yaml", true, true),
      ("git mv policies/gateway.yaml policies/base.yaml", true, true), ("git update-ref -d HEAD", false, false),
      ("echo '# x' >> policies/web.yaml; git add .; unsound policies/web.yaml", true, false),
      ("unsound policies/web.yaml; git add .; git show HEAD:policies/web.yaml > policies/web.yaml", false, true),
      (
        "sed -i s/gateway.yaml/base.yaml/ policies/web.yaml; cp policies/gateway.yaml policies/base.yaml; policyc export > /dev/null; git add policies/web.yaml policies/exports",
        false, true
      ),
      ("git rm -q --cached policies/gateway.yaml", false, true), ("echo more >> notes; git add .", false, false),
    ])
  func plainHooksStop(_ change: String, _ ofReadme: Bool, _ ofIndex: Bool) throws {
    for (file, mark, stops) in [
      ("README.md", "--since HEAD &&", ofReadme), ("docs/how-to/hook.md", "checkout-index", ofIndex),
    ] {
      let document = Document(try #require(Repository.text(file)))
      let hook = try #require(document.blocks.first { $0.info == "sh" && $0.text.contains(mark) }).text
      let output = try Self.run(
        """
        git add .; git commit -qm one
        cat > .git/hooks/pre-commit <<'END'
        \(hook)
        END
        chmod +x .git/hooks/pre-commit
        \(change)
        git commit -qm two; echo "[$?]"; git log --oneline | wc -l
        """)
      #expect(output.contains(stops ? "[1]\n" : "[0]\n"), "\(file): \(output)")
    }
  }

  /// README shows fewer hooks than the page that is tested above, and no others.
  @Test func hooksOfReadmeAreThere() throws {
    let readme = Document(try #require(Repository.text("README.md")))
    let block = try #require(readme.blocks.first { $0.text.contains("hooks:") }).text
    let hooks = block.split(separator: "\n").filter { $0.contains("- id: ") }
    let known = try #require(Repository.text(".pre-commit-hooks.yaml")).split(separator: "\n")
    #expect(hooks.count == 2 && hooks.allSatisfy { known.contains($0.drop { $0 == " " }) })
  }

  private static func run(_ script: String) throws -> String {
    let folder = try TemporaryFolder()
    let path = ChildProcess.variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
    let tools = Self.preCommit.map { [$0.split(separator: "/").dropLast().joined(separator: "/")] } ?? []
    let environment = [
      "PATH": ([Session.toolFolder] + tools.map { "/\($0)" } + [path]).joined(separator: ":"), "LANG": "C.UTF-8",
      "HOME": folder.path,
      "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org",
      "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org",
      "POLICIES": "\(Repository.root)/policies",
      "DEPLOYMENT": "\(Repository.root)/Tests/Corpus/deployments/compose.exports.yaml",
    ]
    let result = try ChildProcess.run(
      ["sh", "-c", "exec 2>&1\n\(setUp)\n\(script)"], environment: environment, directory: folder.path)
    return result.text
  }
}
