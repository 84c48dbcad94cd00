import TestSupport
import Testing

/// What `policyc check --since` starts, writes and connects to in a repository that was made to harm whoever looks at it.
///
/// Such a `.git` comes in an archive or lies on a shared machine; what a pull request brings are attributes, ignored
/// patterns, links and programs in the checkout.
@Suite(
  .enabled(if: SystemCalls.areVisible, "strace is not on this machine, or may not watch"),
  .enabled(if: ChildProcess.find("git") != nil, "git is not on this machine"))
struct HostileRepositoryTests {
  /// A repository whose settings, hooks, attributes and remote all name the program `trap`, which leaves a trace beside
  /// it. Every file is older than the index says, so that a refresh would be due.
  private static let setUp = """
    printf '#!/bin/sh\\necho "$0 $*" >> %s/owned\\nexit 1\\n' "$PWD" > trap; chmod +x trap; trap=$PWD/trap
    mkdir checkout; cp -R policies checkout; rm -rf .git; cd checkout; git init -q .
    git config user.name a; git config user.email a@example.org; git add .; git commit -qm one
    for hook in post-index-change pre-auto-gc reference-transaction fsmonitor-watchman post-checkout pre-commit; do
      cp ../trap .git/hooks/$hook
    done
    mkdir hooks bin; cp ../trap hooks/post-index-change
    for name in git sh ssh less cat; do cp ../trap bin/$name; done
    printf '* filter=x diff=x merge=x text eol=crlf ident working-tree-encoding=UTF-16\\n' > .gitattributes
    cp .gitattributes .git/info/attributes
    cp policies/web.yaml policies/new.yaml; echo '# changed' >> policies/web.yaml
    touch -d 2001-01-01 policies/*.yaml
    for key in filter.x.clean filter.x.smudge filter.x.process diff.x.textconv diff.x.command diff.external \
      core.fsmonitor core.pager core.editor core.sshCommand core.gitProxy core.askPass core.alternateRefsCommand \
      credential.helper gpg.program gpg.ssh.program interactive.diffFilter uploadpack.packObjectsHook sequence.editor \
      pager.ls-tree pager.ls-files pager.rev-parse pager.check-ignore remote.origin.uploadpack remote.origin.vcs \
      merge.x.driver trailer.x.command browser.x.cmd difftool.x.cmd sendemail.smtpServer; do
      git config $key "$trap"
    done
    for command in ls-tree ls-files rev-parse check-ignore symbolic-ref; do git config alias.$command "!$trap"; done
    git config core.hooksPath "$PWD/hooks"; git config filter.x.required true; git config core.untrackedCache true
    git config submodule.recurse true; git config gc.auto 1; git config diff.trustExitCode true
    git config protocol.allow always; git config protocol.ext.allow always; git config protocol.file.allow always
    git config remote.origin.url "ext::$trap %S"; git config remote.origin.promisor true
    git config core.repositoryFormatVersion 1; git config extensions.partialClone origin
    [ ! -e ../owned ] || exit 1
    """

  /// Neither what is there nor what is missing makes git start anything; `git` stands for each question.
  @Test(arguments: [
    ("true", 5, "1 error in what has changed since HEAD"),
    // An object that a partial clone would fetch: the folder of the policies.
    (
      "rm .git/objects/$(git rev-parse HEAD:policies | sed 's,..,&/,')", 3,
      "policyc: --since: git cannot read what the revision holds: "
    ),
    ("git update-ref -d HEAD", 4, "1 error in what has changed since HEAD"),
    ("rm .git/index", 5, "1 error in what has changed since HEAD"),
    ("printf '[include]\npath = /dev/zero\n' >> .git/config", 1, "policyc: --since: git says: bad config line"),
  ])
  func nothingIsStartedWrittenOrConnectedTo(_ change: String, _ questions: Int, _ summary: String) throws {
    let folder = try Repository.copyOfPolicies()
    let made = try ChildProcess.run(["sh", "-ec", "\(Self.setUp)\n\(change)"], directory: folder.path)
    #expect(made.succeeded, "\(made.errorText)")
    let seen = try Self.watch(folder, searching: "\(folder.path)/checkout/bin:checkout/bin:")
    #expect(seen.printed.contains(summary), "\(seen.printed)")
    #expect(seen.starts.count == 1 + questions && seen.starts.allSatisfy { $0.hasSuffix(" = 0") }, "\(seen.starts)")
    let git = try #require(ChildProcess.find("git"))
    #expect(Self.programs(of: seen) == [git])
    #expect(seen.network == [])
    #expect(Self.changes(of: seen) == [])
    #expect(!folder.entries().contains("owned"))
  }

  /// A shell that completes a revision asks git in the current folder.
  @Test func completionStartsNothingElse() throws {
    let folder = try Repository.copyOfPolicies()
    let made = try ChildProcess.run(["sh", "-ec", "\(Self.setUp)\ngit branch topic"], directory: folder.path)
    #expect(made.succeeded, "\(made.errorText)")
    let seen = try SystemCalls(
      of: ["\(Session.toolFolder)/policyc", "---completion", "check", "--", "--since", "3", "0"]
        + ["policyc", "check", "--since", ""],
      ["PATH": "bin:\(folder.path)/checkout/bin:\(Self.path)", "SAP_SHELL": "bash"], in: folder, startingIn: "checkout")
    #expect(seen.printed.contains("topic\n"), "\(seen.printed)")
    let git = try #require(ChildProcess.find("git"))
    #expect(Self.programs(of: seen) == [git] && seen.network == [] && Self.changes(of: seen) == [])
    #expect(!folder.entries().contains("owned"))
  }

  /// A git that cannot be told not to fetch, and knows no left out folders, starts another git for an object that is not
  /// there; that one ends before it connects to anything or starts a helper, whatever the remote is.
  @Test(arguments: [
    "ext::$trap %S", "file://$PWD/../elsewhere", "ssh://example.invalid/x", "https://example.invalid/x", "$trap::x",
  ])
  func olderGitFetchesNothingEither(_ remote: String) throws {
    let folder = try Repository.copyOfPolicies()
    let git = try #require(ChildProcess.find("git"))
    let older = """
      #!/bin/sh
      unset GIT_NO_LAZY_FETCH; case "$*" in *--sparse*) exit 129; esac
      exec \(git) "$@"
      """
    try folder.write(Array(older.utf8), to: "older/git", mode: 0o755)
    let change = """
      git config --unset remote.origin.vcs; git config remote.origin.url "\(remote)"; git clone -q --bare . ../elsewhere
      rm .git/objects/$(git rev-parse HEAD:policies | sed 's,..,&/,')
      """
    let made = try ChildProcess.run(["sh", "-ec", "\(Self.setUp)\n\(change)"], directory: folder.path)
    #expect(made.succeeded, "\(made.errorText)")
    let seen = try Self.watch(folder, searching: "\(folder.path)/older:")
    // The fetch may end before git has told it what to fetch, and then git is ended by SIGPIPE.
    let endings = ["git cannot read what the revision holds: ", "git was ended by signal 13\n"]
    #expect(endings.contains { seen.printed.hasPrefix("policyc: --since: \($0)") }, "\(seen.printed)")
    #expect(seen.starts.contains { $0.contains("\"fetch\"") }, "this git does not fetch what is missing")
    #expect(Self.programs(of: seen).allSatisfy { $0.hasSuffix("/git") }, "\(Self.programs(of: seen))")
    #expect(seen.network == [])
    #expect(Self.changes(of: seen) == [])
    #expect(!folder.entries().contains("owned"))
  }

  /// An index that git would rather write anew when it reads it. Of one in two parts git renews the time of the shared
  /// one, so that it is not taken for left over.
  @Test(arguments: [
    ("git update-index --split-index", "utimensat"),
    (
      "mkdir other; cp policies/web.yaml other; git add .; git commit -qm two; git sparse-checkout set --cone --sparse-index policies; echo >> policies/ci.yaml; git add .; mkdir other",
      ""
    ),
    ("git update-index --untracked-cache; git config core.untrackedCache true", ""),
    ("touch -d 2001-01-01 policies/*.yaml; git config core.fsmonitor true", ""),
  ])
  func theIndexIsLeftAsItIs(_ change: String, _ written: String) throws {
    let folder = try Repository.copyOfPolicies()
    let script = """
      mkdir checkout; mv policies checkout; rm -rf .git; cd checkout; git init -q . && git add .
      git config user.name a; git config user.email a@example.org; git commit -qm one
      \(change)
      """
    let made = try ChildProcess.run(["sh", "-ec", script], directory: folder.path)
    #expect(made.succeeded, "\(made.errorText)")
    let seen = try Self.watch(folder)
    #expect(seen.printed.contains("in what has changed since HEAD"), "\(seen.printed)")
    let changes = Self.changes(of: seen)
    #expect(changes.allSatisfy { !written.isEmpty && $0.hasPrefix(written) && $0.contains(".git/sharedindex.") })
    #expect(seen.network == [] && Self.programs(of: seen).count == 1)
  }

  private static let path = ChildProcess.variable("PATH") ?? "/usr/bin:/bin"

  /// - Parameter folders: in front of the search path.
  private static func watch(_ folder: TemporaryFolder, searching folders: String = "") throws -> SystemCalls {
    try SystemCalls(
      of: ["\(Session.toolFolder)/policyc", "check", "checkout/policies", "--since", "HEAD"],
      ["PATH": folders + path], in: folder)
  }

  /// The programs that were started, without the first.
  private static func programs(of calls: SystemCalls) -> Set<String> {
    Set(calls.starts.dropFirst().compactMap { $0.split(separator: "\"").dropFirst().first.map(String.init) })
  }

  private static func changes(of calls: SystemCalls) -> [Substring] {
    calls.changes.filter { !$0.contains("\"/dev/null\"") }
  }
}
