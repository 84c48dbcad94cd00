import TestSupport
import Testing

/// `policyc check --since` inside a hook, where git tells each program that it starts which repository it is about.
@Suite(.enabled(if: ChildProcess.find("git") != nil, "git is missing"))
struct GitHookTests {
  private static let identity = [
    "GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.c", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.c",
  ]

  /// What a hook of the repository sees of each change, and whether the commit comes about.
  @Test(arguments: [
    (
      "echo '# x' >> a/targets/example.yaml; git mv a/web.yaml a/x; git mv a/x a/web.yaml; git reset -q --hard; echo > notes; git add notes",
      "", "no findings in what has changed since HEAD (3 elsewhere)\n[0]\n"
    ),
    ("echo >> b/web.yaml; git add .", "", "b/web.yaml\n1 error in what has changed since HEAD (2 elsewhere)\n[1]\n"),
    ("echo >> b/web.yaml", "-a", "b/web.yaml\n1 error in what has changed since HEAD (2 elsewhere)\n[1]\n"),
    ("echo >> b/web.yaml", "-o b", "b/web.yaml\n1 error in what has changed since HEAD (2 elsewhere)\n[1]\n"),
    (
      "sed s/web/cli/ b/web.yaml > b/new.yaml; git add .", "",
      "b/new.yaml\n1 error in what has changed since HEAD (3 elsewhere)\n[1]\n"
    ),
    (
      "git rm -q a/base.yaml", "",
      "a/discord.yaml\na/web.yaml\n2 errors in what has changed since HEAD (1 elsewhere)\n[1]\n"
    ),
    (
      "git mv a/base.yaml a/root.yaml", "",
      "a/discord.yaml\na/web.yaml\n2 errors in what has changed since HEAD (1 elsewhere)\n[1]\n"
    ),
    (
      "git update-ref -d HEAD", "",
      "a/base.yaml\na/discord.yaml\nb/web.yaml\n3 errors in what has changed since HEAD\n[1]\n"
    ),
    (
      "git worktree add -q --detach ../tree; cd ../tree; echo >> b/web.yaml", "-a",
      "b/web.yaml\n1 error in what has changed since HEAD (2 elsewhere)\n[1]\n"
    ),
  ])
  func seesWhatIsCommitted(_ change: String, _ options: String, _ expected: String) throws {
    let output = try GitScript.run(
      """
      cat > .git/hooks/pre-commit <<'END'
      #!/bin/sh
      policyc check a b --since HEAD > output 2>&1; status=$?
      cat output | \(GitScript.show); rm output; exit $status
      END
      chmod +x .git/hooks/pre-commit
      \(change)
      git commit --allow-empty -qm two \(options); echo "[$?]"
      """, Self.identity)
    #expect(output == expected, "\(output)")
  }

  /// A hook of the repository around that checks a submodule, and the other way round: not a file of it has changed.
  @Test(arguments: [
    "commit -q --allow-empty -m two", "commit -qm two -- notes", "-c core.fsmonitor=false commit -qam two",
    "--git-dir=.git --work-tree=. commit -qam two",
  ])
  func asksTheRepositoryOfTheProject(_ commit: String) throws {
    let output = try GitScript.run(
      """
      git init -q ../c; cd ../c; git submodule --quiet add ../repository sub; echo > notes; git add .; git commit -qm one
      cat > .git/hooks/pre-commit <<'END'
      #!/bin/sh
      env | grep -q ^GIT_INDEX_FILE= || echo "this git says nothing to its hooks"
      exec policyc check sub/a sub/b --since HEAD
      END
      chmod +x .git/hooks/pre-commit
      echo >> notes
      git \(commit); echo "[$?]"
      echo '# changed' >> sub/b/web.yaml
      git \(commit) 2>&1 | grep checked
      """, Self.identity)
    let expected = """
      checked 3 policies, 2 targets: no findings in what has changed since HEAD (3 elsewhere)
      [0]
      checked 3 policies, 2 targets: 1 error in what has changed since HEAD (2 elsewhere)

      """
    #expect(output == expected, "\(output)")
  }

  /// Every variable by itself that could lead elsewhere.
  @Test(arguments: [
    "GIT_DIR=/nowhere", "GIT_WORK_TREE=/", "GIT_INDEX_FILE=/nowhere", "GIT_OBJECT_DIRECTORY=/nowhere",
    "GIT_COMMON_DIR=/nowhere", "GIT_NAMESPACE=x", "GIT_CEILING_DIRECTORIES=/", "GIT_PREFIX=a/",
    "GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=core.worktree GIT_CONFIG_VALUE_0=/",
    "GIT_CONFIG_PARAMETERS=\"'core.bare=true'\"",
    "GIT_CONFIG_COUNT=x", "GIT_EXEC_PATH=/nowhere", "GIT_SHALLOW_FILE=/nowhere", "GIT_GLOB_PATHSPECS=1",
    "GIT_ICASE_PATHSPECS=1", "GIT_TRACE=1", "GIT_TRACE=$PWD/trace", "GIT_TRACE2_EVENT=$PWD/trace", "GIT_TRACE_SETUP=2",
    "GIT_QUARANTINE_PATH=/nowhere",
    "LC_ALL=de_DE.UTF-8", "LANGUAGE=de", "GIT_GRAFT_FILE=/nowhere", "GIT_REDIRECT_STDOUT=/nowhere",
  ])
  func followsNoVariable(_ variables: String) throws {
    let output = try GitScript.run(
      "echo >> b/web.yaml; \(variables) policyc check a b --since HEAD 2>&1 | \(GitScript.show); git status --short")
    #expect(output == "b/web.yaml\n1 error in what has changed since HEAD (2 elsewhere)\n M b/web.yaml\n", "\(output)")
  }
}
