import PolicySource
import Glibc
import TestSupport
import Testing

@testable import PolicyWorkspace

/// `policyc check --since` in repositories of every kind. A file must never count as unchanged when it has changed.
@Suite(.enabled(if: ChildProcess.find("git") != nil, "git is missing"))
struct RepositoryKindTests {
  /// What is made of the repository, where `b/web.yaml` is changed afterwards: a finding there and nothing else counts.
  @Test(arguments: [
    "git rm -q -r --cached . && rm -rf .git && git init -q --object-format=sha256 . && git -c user.name=a -c user.email=a@example.org add . && git -c user.name=a -c user.email=a@example.org commit -qm one",
    "git update-index --index-version 4", "git update-index --split-index", "git config core.fsmonitor true",
    "git config core.untrackedCache true; git update-index --untracked-cache",
    "mkdir c; cp b/web.yaml c; git add c; git commit -qm two; git sparse-checkout set --cone a b; [ ! -e c ]",
    "mkdir c; cp b/web.yaml c; git add c; git commit -qm two; git sparse-checkout set --cone --sparse-index a b",
    "git worktree add -q --detach ../tree; cd ../tree",
    "git clone -q --bare . ../c; git -C ../c worktree add -q ../d main; cd ../d",
    "git clone -q --depth 1 file://$PWD ../c; cd ../c", "mv .git ../elsewhere; ln -s ../elsewhere .git",
    "git clone -q --separate-git-dir ../c . ../d; cd ../d",
    // Blobs that are not here are not needed, and not fetched: their place is gone.
    "git config uploadpack.allowFilter true; git clone -q --filter=blob:none file://$PWD ../c; mv .git gone; cd ../c",
    "git config uploadpack.allowFilter true; git clone -q --filter=tree:0 file://$PWD ../c; mv .git gone; cd ../c",
    // A git that knows no left out folders.
    "printf '#!/bin/sh\ncase \"$*\" in *--sparse*) exit 129; esac; exec %s \"$@\"\n' $(command -v git) > ../git; chmod +x ../git; PATH=$(cd ..; pwd):$PATH",
    // The project in a submodule.
    "git init -q ../c; cd ../c; git submodule --quiet add ../repository sub; git commit -qm sub --author 'a <a@example.org>'; cd sub",
    // Nothing of this makes git say less than there is.
    "sed -i 's/$/ # changed/' b/web.yaml; git add b; git replace HEAD $(git commit-tree -m x $(git write-tree)); GIT_NO_REPLACE_OBJECTS=1 git reset -q --hard",
    "git config diff.ignoreSubmodules all; git config core.quotePath true; git config diff.relative true; git config core.abbrev 4",
  ])
  func worksIn(_ kind: String) throws {
    let output = try GitScript.run(
      """
      (\(kind)
      unset GIT_CONFIG_GLOBAL; policyc check a b --since HEAD 2>&1 | \(GitScript.show)
      sed -i 's/$/ # changed/' b/web.yaml
      policyc check a b --since HEAD 2>&1 | \(GitScript.show))
      """, ["GIT_AUTHOR_NAME": "a", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"])
    let before = "no findings in what has changed since HEAD (3 elsewhere)\n"
    let after = "b/web.yaml\n1 error in what has changed since HEAD (2 elsewhere)\n"
    #expect(output.hasSuffix(before + after), "\(output)")
  }

  /// Before the first commit everything counts as changed, for HEAD and no other name.
  @Test(arguments: ["git update-ref -d HEAD", "git checkout -q --orphan new", "rm -r .git; git init -q ."])
  func everythingIsNewBeforeTheFirstCommit(_ change: String) throws {
    let output = try GitScript.run(
      """
      \(change)
      for name in HEAD @; do policyc check a b --since $name 2>&1 | \(GitScript.show); done
      policyc check a b --since nope
      """)
    let all = "a/base.yaml\na/discord.yaml\nb/web.yaml\n3 errors in what has changed since "
    #expect(output.hasPrefix("\(all)HEAD\n\(all)@\npolicyc: --since: git knows no revision nope in "), "\(output)")
  }

  /// Where the folders of the revision are not here either, nothing is fetched and nothing guessed; the way out is one.
  @Test func namesTheWayOutOfAPartialClone() throws {
    let output = try GitScript.run(
      """
      git commit -q --allow-empty -m two; echo >> b/web.yaml; git commit -qam three
      git config uploadpack.allowFilter true; git config uploadpack.allowAnySHA1InWant true
      git clone -q --filter=tree:0 file://$PWD ../c; cd ../c
      policyc check b --since HEAD~1; echo "[$?]"; git rev-list --objects --missing=print HEAD | grep -c '^?'
      git fetch -q --refetch --filter=blob:none; policyc check b --since HEAD~1 2>&1 | \(GitScript.show)
      """)
    let lines = output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("policyc: --since: git cannot read what the revision holds: ") ?? false, "\(output)")
    #expect(lines.dropFirst().first?.hasSuffix("comes with git fetch --refetch --filter=blob:none") ?? false)
    #expect(lines.dropFirst(2).first == "[2]" && lines.dropFirst(3).first != "0", "\(output)")
    #expect(output.hasSuffix("b/web.yaml\n1 error in what has changed since HEAD~1\n"), "\(output)")
  }

  /// A repository that makes git wait for ever.
  @Test func nothingIsWaitedForWithoutEnd() throws {
    let folder = try TemporaryFolder()
    let script = "git init -q . && mkfifo .git/fifo && git config include.path fifo"
    #expect(try ChildProcess.run(["sh", "-c", script], directory: folder.path).succeeded)
    let program = try GitProgram(in: Array("/usr/local/bin:/usr/bin:/bin".utf8), outside: [])
    let git = Git(program, environment: [], timeLimit: .seconds(1))
    #expect(throws: GitFailure(message: "git took longer than 1 seconds", help: "check without --since")) {
      try GitCheckout(at: FilePath(folder.path), git)
    }
  }

  /// A `.git` of somebody else is not read, and how to trust it is said; the user's own configuration does it.
  @Test(.enabled(if: geteuid() == 0, "only root can give a repository away"))
  func namesTheWayToTrustARepository() throws {
    let output = try GitScript.run(
      """
      chown -R 12345 .; policyc check b --since HEAD; echo "[$?]"
      printf '[safe]\\ndirectory = %s\\n' "$PWD" > ../trust; GIT_CONFIG_GLOBAL=../trust policyc check b --since HEAD
      """)
    let expected = """
      policyc: --since: git says: detected dubious ownership in repository at '$PWD'
        help: it belongs to another user; if you trust them: git config --global --add safe.directory $PWD
      [2]
      checked 1 policy, 1 target: no findings in what has changed since HEAD (1 elsewhere)

      """
    #expect(output == expected, "\(output)")
  }
}
