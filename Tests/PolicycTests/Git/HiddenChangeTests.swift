import TestSupport
import Testing

/// Changes that git, asked in other ways, would not tell, or would take for no change of a policy.
@Suite(.enabled(if: ChildProcess.find("git") != nil, "git is missing"))
struct HiddenChangeTests {
  /// Changes that git does not tell of, what is checked, and the file that has changed.
  private static let hidden: [(String, String, String)] = [
    // Flags of the index, and time stamps.
    ("git update-index --assume-unchanged b/web.yaml; echo >> b/web.yaml", "b", "b/web.yaml"),
    ("git update-index --skip-worktree b/web.yaml; echo >> b/web.yaml", "b", "b/web.yaml"),
    (
      "touch -d 2001-01-01 b/web.yaml; git add b; sed -i s/7m/8m/ b/web.yaml; touch -d 2001-01-01 b/web.yaml; git config core.trustctime false; git config core.checkStat minimal",
      "b", "b/web.yaml"
    ),
    // Staged, and undone in the working tree: a commit has it.
    ("cp b/web.yaml c; echo >> b/web.yaml; git add b; mv c b/web.yaml", "b", "b/web.yaml"),
    ("git rm -q --cached b/web.yaml", "b", "b/web.yaml"),
    ("rm .git/index", "b", "b/web.yaml"),
    // A filter makes the same of both.
    (
      "git config filter.same.clean 'sed s/8m/7m/'; echo '*.yaml filter=same' > .git/info/attributes; sed -i s/7m/8m/ b/web.yaml",
      "b", "b/web.yaml"
    ),
    ("git config core.autocrlf true; sed -i 's/$/\\r/' b/web.yaml", "b", "b/web.yaml"),
    ("git config core.ignoreCase true; git mv b/web.yaml b/Web.yaml", "b", "b/Web.yaml"),
    // Too large to be compared.
    (
      "head -c $((16 * 1024 * 1024 + 1)) /dev/zero | tr '\\0' '#' > b/big.yaml; git add .; git commit -qm big", "b",
      "b/big.yaml"
    ),
    // Half merged.
    (
      "git checkout -q -b other; echo >> b/web.yaml; git commit -qam x; git checkout -q main; sed -i s/7m/8m/ b/web.yaml; git commit -qam y; git merge -q other > /dev/null; git show HEAD:b/web.yaml > b/web.yaml",
      "b", "b/web.yaml"
    ),
    // Ignored, and tracked or about to be.
    ("cp b/web.yaml b/new.tmp.yaml; git add -f b; git commit -qm two; echo >> b/new.tmp.yaml", "b", "b/new.tmp.yaml"),
    ("cp b/web.yaml b/new.tmp.yaml; git add -f b", "b", "b/new.tmp.yaml"),
    ("cp b/web.yaml b/new.tmp.yaml; echo '!new.*' > b/.gitignore", "b", "b/new.tmp.yaml"),
    ("mkdir b/:x; sed s/web/cli/ b/web.yaml > b/:x/a.yaml", "b", "b/:x/a.yaml"),
    // Another repository inside, of which git knows nothing: neither what has changed there nor what is ignored.
    (
      "git init -q b/c; printf '*\\n' > b/c/.gitignore; cp b/web.yaml b/c; git -C b/c add -f .; git -C b/c -c user.name=a -c user.email=a@example.org commit -qm one",
      "b", "b/c/web.yaml"
    ),
  ]

  @Test(arguments: Effort.some(of: hidden))
  func areSeen(_ change: String, _ paths: String, _ expected: String) throws {
    let output = try GitScript.run("\(change)\npolicyc check \(paths) --since HEAD 2>&1 | \(GitScript.show)")
    #expect(output.hasPrefix("\(expected)\n"), "\(output)")
  }

  /// A link has changed when it leads to another file, or that file has changed.
  @Test(arguments: [
    ("true", "no findings in what has changed since HEAD"),
    ("echo >> b/data", "b/link.yaml\n"), ("ln -sf ./data b/link.yaml", "b/link.yaml\n"),
    ("rm b/link.yaml; cp b/data b/link.yaml", "b/link.yaml\n"),
    ("mv b/data b/other; ln -s other b/data", "b/link.yaml\n"),
    (
      "mkdir b/d; mv b/data b/d; git add .; git commit -qm d; ln -sf d/data b/link.yaml; git commit -qam l",
      "no findings"
    ),
    (
      "mkdir b/d b/e; mv b/data b/d; cp b/d/data b/e; ln -sf d/data b/link.yaml; git add .; git commit -qm d; mv b/d b/f; ln -s e b/d",
      "b/link.yaml\n"
    ),
    ("ln -s \"$(printf %0250d 7)\" b/x; ln -sf $PWD/b/data b/link.yaml; rm b/x; git commit -qam l", "no findings"),
  ])
  func linksAreFollowed(_ change: String, _ expected: String) throws {
    let output = try GitScript.run(
      """
      mv b/web.yaml b/data; ln -s data b/link.yaml; git add .; git commit -qm links
      \(change)
      policyc check b --since HEAD 2>&1 | \(GitScript.show)
      """)
    #expect(output.hasPrefix(expected), "\(output)")
  }

  /// Where a project begins and ends decides about each of its files, though none of them has changed.
  @Test(arguments: [
    // A part becomes a project of its own, and is none any more.
    (
      "mkdir a/c; mv a/base.yaml a/c; sed -i s,base,c/base, a/web.yaml; git add .; git commit -qm c",
      "printf 'policyc: 1\\nproject: c\\n' > a/c/policyc.yaml"
    ),
    ("mkdir a/c; cp a/policyc.yaml a/c; git add .; git commit -qm c", "rm a/c/policyc.yaml"),
    // The folder above is no project any more.
    (
      "mkdir -p a/c/targets; cp a/targets/example.yaml a/c/targets; mv a/web.yaml a/c; sed -i s,base,../base, a/c/web.yaml; git add .; git commit -qm c",
      "rm a/policyc.yaml; cd a/c"
    ),
    ("git rm -q a/policyc.yaml; mkdir a/c; mv a/web.yaml a/c; git add .; git commit -qm c", "rm -r a/targets; cd a/c"),
    // Targets begin a project below the one that there was.
    (
      "git rm -q a/policyc.yaml; mkdir a/c; mv a/web.yaml a/c; sed -i s,base,../base, a/c/web.yaml; git add .; git commit -qm c",
      "mkdir a/c/targets; cd a/c"
    ),
  ])
  func bordersConcernAll(_ setUp: String, _ change: String) throws {
    let output = try GitScript.run(
      """
      \(setUp)
      policyc check $(find a -name web.yaml) --since HEAD > /dev/null || echo "not sound: $?"
      \(change)
      policyc check $([ -e web.yaml ] && echo web.yaml || echo a/web.yaml) --since HEAD > output; echo "[$?]"; cat output
      """)
    #expect(output.hasPrefix("[1]\n"), "\(output)")
  }

  private static let noChanges: [String] = [
    "head -c $((16 * 1024 * 1024)) /dev/zero | tr '\\0' '#' > b/big.yaml; git add .; git commit -qm big",
    "chmod +x b/web.yaml", "touch b/web.yaml", "cp b/web.yaml c; mv c b/web.yaml",
    "mkdir a/c; cp b/web.yaml a/c; git add .; git commit -qm c; git sparse-checkout set --cone --sparse-index b; git sparse-checkout add a; rm -r a/c; git sparse-checkout set --cone --sparse-index a/targets b",
    "git sparse-checkout set --no-cone /a/ /b/targets/ /b/policyc.yaml; [ ! -e b/web.yaml ]",
  ]

  /// What is left out on purpose, or has another mode, has not changed.
  @Test(arguments: Effort.some(of: noChanges))
  func aloneIsNoChange(_ change: String) throws {
    let output = try GitScript.run("\(change)\npolicyc check a b --since HEAD 2>&1 | \(GitScript.show)")
    #expect(output.hasPrefix("no findings in what has changed since HEAD ("), "\(output)")
  }

  /// More projects than git is asked about one by one.
  @Test func manyProjects() throws {
    let output = try GitScript.run(
      """
      for number in $(seq 120); do mkdir p$number; cp b/policyc.yaml b/web.yaml p$number; done
      git add .; git commit -qm many; echo >> p77/web.yaml; rm p88/web.yaml
      policyc check . --since HEAD 2>&1 | \(GitScript.show) | grep -E 'p77|since'
      """)
    #expect(output.hasPrefix("p77/web.yaml\n"), "\(output)")
  }
}
