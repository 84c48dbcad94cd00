import PolicySource
import Glibc
import TestSupport
import Testing

@testable import PolicyWorkspace

/// Which git is started.
struct GitProgramTests {
  /// A folder with a checkout `repository` and folders beside it, some of which have a git.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for name in ["bin/git", "other/git", "repository/bin/git", "repository/node_modules/.bin/git"] {
      try folder.write(Array("#!/bin/sh\n".utf8), to: name, mode: 0o755)
    }
    try folder.write("not to be run", to: "plain/git")
    try folder.write("", to: "folder/git/x")
    // Links into the checkout, and one out of it.
    symlink("repository", folder.path(of: "link"))
    mkdir(folder.path(of: "linked"), 0o755)
    symlink("../repository/bin/git", folder.path(of: "linked/git"))
    symlink("../bin", folder.path(of: "repository/out"))
    return folder
  }

  /// `*` is the folder.
  @Test(arguments: [
    ("*/bin:*/other", "*/bin/git"), ("*/other:*/bin", "*/other/git"), ("*/none:*/bin", "*/bin/git"),
    ("*/plain:*/folder:*/bin", "*/bin/git"), ("*/bin/", "*/bin/git"),
    // Empty and relative entries.
    (":*/bin", "*/bin/git"), ("*/none::*/bin:", "*/bin/git"), (".:*/bin", "*/bin/git"), ("other:*/bin", "*/bin/git"),
    // What lies in the checkout, by whatever way.
    ("*/repository/bin:*/bin", "*/bin/git"), ("*/repository/node_modules/.bin:*/bin", "*/bin/git"),
    ("*/link/bin:*/bin", "*/bin/git"), ("*/linked:*/bin", "*/bin/git"), ("*/bin/../repository/bin:*/bin", "*/bin/git"),
    ("*/repository/out:*/bin", "*/bin/git"),
  ])
  func isTheFirstThatNoCommitCanBring(_ path: String, _ expected: String) throws {
    let folder = try Self.folder()
    let program = try GitProgram(
      in: Array(path.replacing("*", with: folder.path).utf8), outside: [FilePath(folder.path(of: "repository"))])
    let expected = expected.replacing("*", with: folder.path)
    #expect(program.path.resolved == FilePath(expected).resolved)
    // Nor does git look anywhere else.
    let entries = program.searchPath.split(separator: UInt8(ascii: ":"))
    #expect(entries.allSatisfy { $0.first == UInt8(ascii: "/") })
    let real = entries.compactMap { FilePath(bytes: Array($0)).resolved }
    #expect(!real.contains { $0.lies(in: FilePath(folder.path(of: "repository"))) })
  }

  @Test(arguments: [
    ("*/none", "install git, or check without --since"), ("", "install git, or check without --since"),
    (
      "*/repository/bin:*/linked:*/repository/../bin:relative",
      "a git inside the repository, or in an entry of PATH that is not absolute, is never started"
    ),
  ])
  func isNotAnyOther(_ path: String, _ help: String) throws {
    let folder = try Self.folder()
    #expect(throws: GitFailure(message: "git is not installed, or not in PATH", help: help)) {
      try GitProgram(
        in: Array(path.replacing("*", with: folder.path).utf8), outside: [FilePath(folder.path(of: "repository"))])
    }
  }

  /// Without `PATH` the C library looks into the folders of the system.
  @Test func isOneOfTheSystemWithoutPath() throws {
    let program = try? GitProgram(in: nil, outside: [])
    #expect(program == nil || program?.searchPath == Array("/bin:/usr/bin".utf8))
  }

  /// From the command line: from inside the checkout, through a package runner's folder, and from another checkout.
  @Test(
    .enabled(if: ChildProcess.find("git") != nil, "git is missing"),
    arguments: [
      ("PATH=$PWD/bin:$PATH policyc check a", "a"), ("PATH=bin:$PATH policyc check a", "a"),
      ("cd bin; PATH=:$PATH policyc check ../a", "a"), ("PATH=$PWD/link:$PATH policyc check a", "a"),
      (
        "git init -q c; cp -r a c; cd c; git add .; git commit -qm c; cd ..; PATH=$PWD/bin:$PATH policyc check c/a",
        "c/a"
      ),
    ])
  func nothingOfTheCheckoutIsStarted(_ command: String, _ project: String) throws {
    let output = try GitScript.run(
      """
      mkdir bin; printf '#!/bin/sh\\necho started >> %s/owned\\n' "$PWD" > bin/git; chmod +x bin/git; ln -s bin link
      (\(command) --since HEAD) | tail -n 1; ls
      """,
      ["GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.c", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@b.c"]
    )
    #expect(output.contains("no findings in what has changed since HEAD") && !output.contains("owned"), "\(output)")
  }
}
