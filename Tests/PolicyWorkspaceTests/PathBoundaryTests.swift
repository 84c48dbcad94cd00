import PolicySource
@testable import PolicyWorkspace
import Glibc
import TestSupport
import Testing

/// Where paths lead, and which of them a file may write: the one decision that every command asks for.
@Suite struct PathBoundaryTests {
  private let folder: TemporaryFolder

  /// A repository `r` with a project `r/p`, and what is none of its business in `out`.
  init() throws {
    folder = try TemporaryFolder()
    let script = """
      mkdir -p r/.git/hooks r/p/exports r/common out/deep r/sub.git; echo x | tee r/p/a r/common/a out/a r/.git/config >b
      cd r/p; ln -s a same; ln -s ../common common; ln -s ../../out out; ln -s ../../out/a file; ln -s /etc etc
      ln -s out/back in; ln -s ../../r/../r/p self; ln -s loop loop; ln -s nowhere/x gone; ln -s ../../out/none leaves
      ln -s ../.git git; ln -s "$(pwd)" absolute; ln -s same again
      ln -s ../r/p ../../out/back
      """
    try #require(try ChildProcess.run(["sh", "-ec", script], directory: folder.path).succeeded)
  }

  private func verdict(_ path: String) -> String {
    let absolute = path.hasPrefix("/") ? path : folder.path(of: "r/p/\(path)")
    do throws(FileProblem) {
      let end = try PathBoundary(root: FilePath(folder.path(of: "r"))).end(of: FilePath(absolute), in: Disk())
      return "\(end.place.relative(to: FilePath(folder.path))?.text ?? "?")\(end.isThere ? "" : " (new)")"
    } catch {
      return error.words
    }
  }

  private static let outside = "it lies outside of the repository"
  private static let missing = "there is no such file or folder"

  @Test(arguments: [
    ("a", "r/p/a"), ("./exports/../a", "r/p/a"), ("../common/a", "r/common/a"), ("same", "r/p/a"), ("again", "r/p/a"),
    ("common/a", "r/common/a"), ("common/../p/a", "r/p/a"), ("absolute/a", "r/p/a"), ("self/a", "r/p/a"),
    ("../../r/p/a", "r/p/a"), ("out/back/a", "r/p/a"), ("in/a", "r/p/a"), ("..", "r"), ("", "r/p"),
    ("../sub.git/x", "r/sub.git/x (new)"), ("../p/.gitignore", "r/p/.gitignore (new)"),
    // What is not there is judged by its nearest folder that is.
    ("exports/new", "r/p/exports/new (new)"), ("x/y/z", "r/p/x/y/z (new)"), ("common/x/y", "r/common/x/y (new)"),
    ("gone", "r/p/nowhere/x (new)"), ("x/./y", "r/p/x/y (new)"), ("gone/y", "r/p/nowhere/x/y (new)"),
    ("../../none", outside), ("../../none/r/p", outside), ("out/x/y", outside), ("leaves", outside),
    ("leaves/y", outside), ("/nowhere/x", outside), ("etc/none/x", outside),
    // Outside.
    ("../..", outside), ("../../out/a", outside), ("out", outside), ("out/a", outside), ("file", outside),
    ("etc/passwd", outside), ("/etc/passwd", outside), ("/proc/self/environ", outside), ("/dev/stdin", outside),
    ("../../rr", outside), ("common/../../out/a", outside), ("in/../../out/a", outside),
    // What git keeps, whoever leads there and however it is written.
    ("../.git", outside), ("../.git/config", outside), ("../.git/hooks/new", outside), ("git/config", outside),
    ("../.GIT/x", outside), ("exports/.Git/x", outside),
    // Nowhere: of a path that leads outside not even that is told.
    ("loop", "too many levels of symbolic links"), ("loop/x", "too many levels of symbolic links"),
    ("x/../a", missing), ("a/x", missing), ("a/..", missing), ("a/.", missing), ("gone/../../a", missing),
    ("a\0/../b", outside), ("out/x/../../r/p/a", outside), ("out/a/x", outside), ("/etc/passwd/x", outside),
  ])
  func whatAFileMayName(_ path: String, _ expected: String) { #expect(verdict(path) == expected) }

  /// A folder that may not be searched: inside it is told, outside nothing is.
  @Test func lockedFolders() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      chmod(folder.path, 0o755)
      for name in ["r/.git/HEAD", "r/locked/a", "locked/a"] { try folder.write("", to: name) }
      symlink("../locked/a", folder.path(of: "r/link"))
      for name in ["locked", "r/locked"] { chmod(folder.path(of: name), 0) }
      if getuid() == 0 {
        for name in ["", "r", "locked", "r/locked"] { chown(folder.path(of: name), 65_534, 65_534) }
        try #require(setuid(65_534) == 0)
      }
      let boundary = PathBoundary(around: FilePath(folder.path(of: "r")), in: Disk())
      let words = ["r/locked/a", "locked/a", "r/link"].map { name in
        #expect(throws: FileProblem.self) { try boundary.end(of: FilePath(folder.path(of: name)), in: Disk()) }?.words
      }
      #expect(words == ["permission denied", "it lies outside of the repository", "it lies outside of the repository"])
      for name in ["locked", "r/locked"] { chmod(folder.path(of: name), 0o755) }
    }
  }

  @Test(arguments: [
    ("r/p", "r"), ("r", "r"), ("out", "out"), ("q/s/t", "q"), ("n/s", "n/s"),
  ])
  func boundariesAreRepositoriesOrProjects(_ name: String, _ root: String) throws {
    try folder.write("policyc: 1\n", to: "q/policyc.yaml")
    try folder.write("", to: "q/s/t/x")
    try folder.write("", to: "n/s/x")
    let place = try #require(FilePath(folder.path(of: name)).resolved)
    #expect(PathBoundary(around: place, in: Disk()).root == FilePath(folder.path(of: root)))
  }

  // MARK: The command line

  /// The link that is not followed, relative to its repository; nil where the path may be followed.
  @Test(
    arguments: [
      ("r/p/a", nil), ("out/a", nil), ("/etc/passwd", nil), ("/dev/stdin", nil), ("r/p/same", nil), ("r/p/again", nil),
      ("r/p/common/a", nil), ("r/p/self/self/a", nil), ("out/back/a", nil), ("r/p/../../out/a", nil), ("nowhere", nil),
      ("r/p/loop", nil), ("r/p/gone", nil), ("r/p/absolute/a", nil), ("entry/p/a", nil), ("r/.git/config", nil),
      ("r/p/file", "p/file"), ("r/p/out/a", "p/out"), ("r/p/etc/passwd", "p/etc"), ("r/p/leaves", "p/leaves"),
      ("out/back/file", "p/file"), ("entry/p/file", "p/file"), ("r/p/self/file", "p/file"), ("hop", "p/file"),
      ("r/p/out/x/y", "p/out"), ("r/p/git/config", "p/git"), ("r/p/in/a", "p/out"), ("r/p/chain", "p/chain"),
    ] as [(String, String?)])
  func linksOfARepository(_ path: String, _ stray: String?) throws {
    symlink("r", folder.path(of: "entry"))
    symlink("r/p/file", folder.path(of: "hop"))
    symlink("file", folder.path(of: "r/p/chain"))
    let path = path.hasPrefix("/") ? path : folder.path(of: path)
    var problem: FileProblem?
    do throws(FileProblem) { try PathBoundary.check(named: FilePath(path), in: Disk()) } catch { problem = error }
    #expect(problem == stray.map { .strayLink(FilePath($0)) })
  }

  /// Outside of any repository a link is its user's own.
  @Test func linksOutsideAnyRepository() throws {
    #expect(try ChildProcess.run(["rm", "-r", "r/.git"], directory: folder.path).succeeded)
    for path in ["r/p/file", "r/p/out/a", "r/p/etc/passwd"] {
      #expect(throws: Never.self) { try PathBoundary.check(named: FilePath(folder.path(of: path)), in: Disk()) }
    }
  }

  // MARK: The system as the judge

  /// In folders and links made at random, a path leads where the system says, or nowhere for both.
  @Test func endsAreThoseOfTheSystem() throws {
    var random = SeededGenerator(for: "PathBoundaryTests")
    let names = ["a", "b", "c"]
    var (there, missing) = (0, 0)
    for round in 0..<40 {
      let top = folder.path(of: "random-\(round)")
      mkdir(top, 0o755)
      var folders = [top]
      for _ in 0..<12 {
        let path = "\(folders.randomElement(using: &random) ?? top)/\(names.randomElement(using: &random) ?? "a")"
        switch Int.random(in: 0..<6, using: &random) {
        case 0, 1: if mkdir(path, 0o755) == 0 { folders.append(path) }
        case 2: close(open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644))
        default: symlink(Self.path(from: names + [".."], &random, top), path)
        }
      }
      for _ in 0..<60 {
        let path = FilePath("\(top)/\(Self.path(from: names + ["..", "."], &random, nil))")
        let end = PathEnd(of: path, in: Disk())
        #expect(path.resolved == (end.isThere ? end.place : nil), "\(path.text)")
        if end.isThere { there += 1 } else { missing += 1 }
      }
    }
    #expect(there > 300 && missing > 300, "\(there) there, \(missing) missing")
  }

  private static func path(from names: [String], _ random: inout SeededGenerator, _ top: String?) -> String {
    let parts = (0...Int.random(in: 0..<4, using: &random)).map { _ in names.randomElement(using: &random) ?? "a" }
    let start = top.flatMap { Int.random(in: 0..<4, using: &random) == 0 ? "\($0)/" : nil } ?? ""
    return start + parts.joined(separator: "/")
  }
}
