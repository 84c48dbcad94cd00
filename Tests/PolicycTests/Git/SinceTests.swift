import TestSupport
import Testing

/// What `policyc check --since` makes of what git says.
@Suite(.enabled(if: ChildProcess.find("git") != nil, "git is missing"))
struct SinceTests {
  @Test(arguments: [
    ("true", "a b", "no findings in what has changed since HEAD (3 elsewhere)"),
    ("echo >> a/base.yaml", "a b", "a/base.yaml\n1 error in what has changed since HEAD (2 elsewhere)"),
    ("echo >> a/web.yaml", "a b", "a/base.yaml\n1 error in what has changed since HEAD (2 elsewhere)"),
    ("echo >> b/web.yaml", "a b", "b/web.yaml\n1 error in what has changed since HEAD (2 elsewhere)"),
    ("echo >> b/web.yaml", "a", "no findings in what has changed since HEAD (2 elsewhere)"),
    ("echo >> b/web.yaml", "b/targets/example.yaml", "b/web.yaml\n1 error"),
    ("echo >> a/base.yaml", "a/web.yaml", "a/base.yaml\n1 error in what has changed since HEAD\n"),
    // What rests on it has changed with it.
    (
      "echo >> a/targets/example.yaml", "a b",
      "a/base.yaml\na/discord.yaml\n2 errors in what has changed since HEAD (1 elsewhere)"
    ),
    // Staged, committed, and not known to git yet.
    ("echo >> b/web.yaml; git add .", "a b", "b/web.yaml\n1 error"),
    ("echo >> b/web.yaml; git commit -qam two", "a b", "no findings"),
    ("cp b/web.yaml b/new.yaml", "a b", "b/new.yaml"),
    ("cp b/web.yaml b/new.tmp.yaml", "a b", "no findings"),
    ("mkdir b/deep; printf '\\001' > b/deep/new.yaml", "a b", "b/deep/new.yaml"),
    // Gone, renamed, and written anew: other files are the worse for it.
    ("rm a/base.yaml", "a b", "a/discord.yaml\na/web.yaml"),
    ("git rm -q --cached a/base.yaml", "a b", "a/base.yaml"),
    (
      "git mv a/base.yaml a/root.yaml", "a b",
      "a/discord.yaml\na/web.yaml\n2 errors in what has changed since HEAD (1 elsewhere)"
    ),
    ("rm a/base.yaml; touch notes.txt", "b", "no findings in what has changed since HEAD (1 elsewhere)"),
    // Whatever the case of its extension.
    ("git mv a/base.yaml a/old.YML; git commit -qam two; rm a/old.YML", "a", "a/discord.yaml\na/web.yaml\n"),
    // A configuration decides about every file of its project.
    ("echo >> a/policyc.yaml", "a b", "a/base.yaml\na/discord.yaml\n2 errors"),
    // From elsewhere, and through links.
    ("echo >> b/web.yaml; cd b", ".", "web.yaml\n1 error"),
    ("echo >> b/web.yaml; cd b", "../a", "no findings"),
    ("ln -s $PWD/b /tmp/policyc-link-$$; echo >> b/web.yaml; trap 'rm /tmp/policyc-link-$$' EXIT", "b", "b/web.yaml"),
    ("cd b; ln -s web.yaml link.yaml; git add .; git commit -qm link; echo >> web.yaml", "link.yaml", "link.yaml"),
    (
      "git worktree add -q --detach ../tree-$$; cd ../tree-$$; trap 'rm -r ../tree-$$' EXIT; echo >> b/web.yaml", "a b",
      "b/web.yaml"
    ),
    (
      "cp b/web.yaml \"$(printf 'b/\\303\\050.yaml')\"; cp b/web.yaml \"$(printf 'b/a\\nb.yaml')\"", "b",
      "b/a\\u{A}b.yaml"
    ),
    (
      "git config diff.relative true; git config diff.noprefix true; git config core.quotePath true; echo >> b/web.yaml; cd b",
      ".", "web.yaml"
    ),
  ])
  func tellsWhatTouchesWhatHasChanged(_ change: String, _ paths: String, _ expected: String) throws {
    let output = try GitScript.run("\(change)\npolicyc check \(paths) --since HEAD 2>&1 | \(GitScript.show)")
    #expect(output.hasPrefix(expected), "\(output)")
  }

  /// An acceptance in a parent is unused because of a change in a target, and no file between them has changed.
  @Test func tellsWhatAParentAcceptsInVain() throws {
    let output = try GitScript.run(
      """
      rm -r a b; cp -R "$POLICIES" policies; git add .; git commit -qm two
      sed -i 's/aborts_agent: false/aborts_agent: true/' policies/targets/gateway.yaml
      policyc check policies --since HEAD 2>&1 | grep -c 'unused-acceptance.*agent-outlives-run'
      """, ["POLICIES": "\(Repository.root)/policies"])
    #expect(output == "1\n", "\(output)")
  }

  @Test(arguments: [
    ("policyc check a --since nope", "policyc: --since: git knows no revision nope in "),
    ("policyc check a --since 'HEAD:a'", "policyc: --since: git knows no revision HEAD:a in "),
    ("policyc check a --since=-p", "policyc: --since takes a git revision, such as main or HEAD~3\n"),
    ("policyc check - --since HEAD < a/web.yaml", "policyc: --since needs files, not standard input\n"),
    ("rm -r .git; policyc check a --since HEAD", "policyc: --since: a is in no git repository"),
    ("rm -r .git; mkdir .git; policyc check a --since HEAD", "policyc: --since: git says: not a git repository"),
    ("git update-ref -d HEAD; policyc check a --since main", "policyc: --since: git knows no revision main in "),
    (
      "git checkout -q --detach; printf '%040d' 7 > .git/HEAD; policyc check a --since HEAD",
      "policyc: --since: git knows no revision HEAD in "
    ),
    (
      "git config core.bare true; policyc check a --since HEAD",
      "policyc: --since: the repository $PWD is bare, so nothing is checked out there\n  help: check a clone or a worktree"
    ),
    (
      "mkdir ../b; git config core.worktree ../../b; policyc check a --since HEAD",
      "policyc: --since: the working tree of the repository $PWD is "
    ),
    (
      "PATH=$(dirname $(command -v policyc)); policyc check a --since HEAD",
      "policyc: --since: git is not installed, or not in PATH"
    ),
    (
      "git commit -q --allow-empty -m two; git clone -q --depth 1 file://$PWD c; policyc check c/a --since HEAD~1",
      "policyc: --since: git knows no revision HEAD~1 in "
    ),
  ])
  func saysWhyItCannot(_ command: String, _ expected: String) throws {
    let output = try GitScript.run("(\(command)); echo \"[$?]\"")
    #expect(output.hasPrefix(expected) && output.hasSuffix("[2]\n"), "\(output)")
  }

  /// A range is told as one wherever it is written, and what to write instead.
  @Test(arguments: [
    ("main...HEAD", "for what a branch has changed write --since \"$(git merge-base main HEAD)\""),
    ("...", "for what a branch has changed write --since \"$(git merge-base HEAD HEAD)\""),
    ("main..topic/a b", "write --since main: files are compared as they are now"),
    ("..HEAD", "write --since HEAD: files are compared as they are now"),
    ("no one..HEAD", "write --since 'no one': files are compared as they are now"),
    ("^main", "write --since main: files are compared as they are now"),
    ("HEAD^!", "write --since 'HEAD^': files are compared as they are now"),
    ("HEAD^-1", "write --since 'HEAD^': files are compared as they are now"),
    ("HEAD^@", "write --since 'HEAD^': files are compared as they are now"),
  ])
  func saysThatARangeIsNone(_ range: String, _ help: String) throws {
    let output = try GitScript.run(
      """
      git commit -q --allow-empty -m two; git clone -q --depth 1 file://$PWD c
      for project in a c/a; do policyc check $project --since '\(range)'; echo "[$?]"; done
      """)
    let complaint = "policyc: --since: \(range) is a range, which is not accepted\n  help: \(help)\n[2]\n"
    #expect(output == complaint + complaint)
  }

  /// Dots and carets that are no range.
  @Test(arguments: [
    (":/one", ""), ("HEAD^{/one}", ""), ("HEAD^", "git commit -qm 'a..b' --allow-empty"),
    (":/a..b", "git commit -qm 'a..b' --allow-empty"), ("HEAD^{/a..b}", "git commit -qm 'a..b' --allow-empty"),
    ("HEAD^0", ""), ("HEAD^{commit}", ""), ("HEAD@{0}", ""),
  ])
  func readsEveryOtherRevision(_ revision: String, _ before: String) throws {
    let output = try GitScript.run("\(before)\npolicyc check a --since '\(revision)' > /dev/null; echo \"[$?]\"")
    #expect(output == "[0]\n")
  }

  /// What git says is told with what to do about it.
  @Test(arguments: [
    ("rm -r .git; mkdir .git", "not a git repository"),
    ("echo [ >> .git/config", "bad config line "),
  ])
  func helpsWithWhatGitSays(_ change: String, _ words: String) throws {
    let output = try GitScript.run("\(change); policyc check a --since HEAD")
    #expect(output.hasPrefix("policyc: --since: git says: \(words)"), "\(output)")
    #expect(output.hasSuffix("\n  help: see git -C $PWD rev-parse HEAD, or check without --since\n"), "\(output)")
  }

  @Test func namesTheWayOutOfAShallowClone() throws {
    let output = try GitScript.run(
      "git commit -q --allow-empty -m two; git clone -q --depth 1 file://$PWD c; policyc check c/a --since HEAD~1")
    #expect(output.contains("help: the clone is shallow: fetch the rest with git fetch --unshallow"), "\(output)")
  }

  @Test(arguments: [
    // Neither what has not changed nor what has and is still found is stale.
    ("true", "no findings in what has changed since HEAD (3 elsewhere)\n[0]\n"),
    ("echo >> b/web.yaml", "no findings in what has changed since HEAD (1 in the baseline, 2 elsewhere)\n[0]\n"),
    ("sed -i s/7m/4m/ b/web.yaml", "b/web.yaml is not found any more"),
    ("rm b/web.yaml", "b/web.yaml is not found any more"),
  ])
  func judgesEntriesOfWhatHasChanged(_ change: String, _ expected: String) throws {
    let output = try GitScript.run(
      """
      policyc check a b --write-baseline all.json > /dev/null
      \(change); policyc check a b --since HEAD --baseline all.json; echo "[$?]"
      """)
    #expect(output.contains(expected), "\(output)")
  }
}
