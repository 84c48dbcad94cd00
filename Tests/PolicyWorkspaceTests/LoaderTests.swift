import PolicySource
@testable import PolicyWorkspace
import Glibc
import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import TestSupport
import Testing

/// Which files a command reads, and as what.
@Suite struct LoaderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    // No search leaves the folder.
    mkdir(folder.path(of: ".git"), 0o755)
  }

  // MARK: Roots

  struct Search: Sendable, CustomTestStringConvertible {
    let files: [String]
    let asked: String
    /// Roots of the projects, relative to the folder.
    let roots: [String]

    init(_ files: [String], _ asked: String, _ roots: String...) {
      (self.files, self.asked, self.roots) = (files, asked, roots)
    }

    var testDescription: String { "\(asked) among \(files)" }
  }

  @Test(arguments: [
    Search(["p/policyc.yaml", "p/web.yaml"], "p/web.yaml", "p"), Search(["p/policyc.yaml", "p/web.yaml"], "p", "p"),
    Search(["p/targets/t.yaml", "p/web.yaml"], "p/web.yaml", "p"),
    Search(["p/targets/t.yaml", "p/web.yaml"], "p/targets/t.yaml", "p"),
    Search(["p/targets/t.yaml", "p/web.yaml"], "p/targets", "p"),
    // The nearest configuration is the root, even where a folder of targets is nearer.
    Search(["p/policyc.yaml", "p/s/targets/t.yaml", "p/s/web.yaml"], "p/s/web.yaml", "p"),
    Search(["p/policyc.yaml", "p/s/targets/t.yaml", "p/s/web.yaml"], "p/s", "p/s"),
    Search(["p/policyc.yaml", "p/s/policyc.yaml", "p/s/web.yaml"], "p/s/web.yaml", "p/s"),
    Search(["p/policyc.yaml", "p/s/policyc.yaml", "p/s/web.yaml"], "p/s", "p/s"),
    Search(["p/policyc.yaml", "p/s/t/u/web.yaml"], "p/s/t/u/web.yaml", "p"),
    Search(["p/policyc.yaml", "p/s/t/u/web.yaml"], "p/s/t", "p"),
    // Nothing marks a root: the file's own folder, and the named folder.
    Search(["p/s/web.yaml"], "p/s/web.yaml", "p/s"), Search(["p/s/web.yaml"], "p", "p"),
    // A repository ends the search.
    Search(["p/policyc.yaml", "p/s/.git/HEAD", "p/s/web.yaml"], "p/s/web.yaml", "p/s"),
    Search(["p/policyc.yaml", "p/s/.git/HEAD", "p/s/t/web.yaml"], "p/s/t/web.yaml", "p/s/t"),
    Search(["p/policyc.yaml", "p/.git/HEAD", "p/s/web.yaml"], "p/s/web.yaml", "p"),
    // In a work tree `.git` is a file.
    Search(["p/policyc.yaml", "p/s/.git", "p/s/web.yaml"], "p/s/web.yaml", "p/s"),
    // A folder of the name is no configuration, a file of the name no folder of targets.
    Search(["p/policyc.yaml/x", "p/s/web.yaml"], "p/s/web.yaml", "p/s"),
    Search(["p/targets", "p/s/web.yaml"], "p/s/web.yaml", "p/s"),
    // Projects below are projects of their own, in order.
    Search(
      ["p/policyc.yaml", "p/b/policyc.yaml", "p/a/policyc.yaml", "p/a/x/policyc.yaml"], "p", "p", "p/a", "p/a/x", "p/b"),
    Search(["p/policyc.yaml", "p/b/policyc.yaml", "p/a/policyc.yaml"], "p/policyc.yaml", "p"),
    Search(["p/policyc.yaml", "p/b/policyc.yaml", "p/a/policyc.yaml"], "p/a/policyc.yaml", "p/a"),
  ])
  func rootsAreFound(_ search: Search) throws {
    for file in search.files { try folder.write("", to: file) }
    let workspace = WorkspaceLoader.load([folder.path(of: search.asked)], in: Disk())
    let roots = workspace.projects.map { $0.root.relative(to: FilePath(folder.path))?.text }
    #expect(roots == search.roots)
    #expect(workspace.problems == [])
  }

  /// A folder that another project holds is read with that project, and once, whatever order they are named in.
  @Test(arguments: [
    (["p", "p/s"], ["p", "p/own"]), (["p/s", "p"], ["p", "p/own"]), (["p/web.yaml", "p/s"], ["p"]),
    (["p/s", "p/s/web.yaml"], ["p"]), (["p/s"], ["p/s"]),
    // What a project does not hold: hidden folders, and projects with a configuration.
    (["p", "p/.s"], ["p", "p/own", "p/.s"]), (["p/web.yaml", "p/own"], ["p", "p/own"]),
    // A project that only an outer one reaches holds its folders too.
    (["p", "p/own/s"], ["p", "p/own"]), (["p/own/s", "p"], ["p", "p/own"]),
    (["p/own", "p/own/s"], ["p/own"]), (["p/web.yaml", "p/own/s"], ["p", "p/own/s"]),
    (["p", "p/own/s/sub/web.yaml"], ["p", "p/own"]),
  ])
  func partsOfAProjectAreNoProjects(_ asked: [String], _ roots: [String]) throws {
    for file in ["p/policyc.yaml", "p/web.yaml", "p/s/targets/t.yaml", "p/s/web.yaml", "p/.s/targets/t.yaml"] {
      try folder.write("", to: file)
    }
    for file in ["policyc.yaml", "s/targets/t.yaml", "s/sub/.git/HEAD", "s/sub/targets/t.yaml", "s/sub/web.yaml"] {
      try folder.write("", to: "p/own/\(file)")
    }
    let workspace = WorkspaceLoader.load(asked.map { folder.path(of: $0) }, in: Disk())
    #expect(workspace.projects.compactMap { $0.root.relative(to: FilePath(folder.path))?.text } == roots)
    #expect(workspace.problems == [])
    let places = workspace.projects.flatMap(\.files).map { workspace.sources[$0].path.place }
    #expect(Set(places).count == places.count)
    // What was named by itself stays so.
    let files = asked.filter { $0.hasSuffix(".yaml") }.map { FilePath(folder.path(of: $0)) }
    #expect(Set(workspace.named.map { workspace.sources[$0].path.place }) == Set(files))
  }

  /// A file that belongs to no project and no repository is one by itself, whatever lies beside it.
  @Test func fileOutsideOfProjectsIsAlone() throws {
    for file in ["a.yaml", "b.yaml", "x/c.yaml"] { try folder.write("", to: file) }
    _ = try ChildProcess.run(["rm", "-rf", ".git"], directory: folder.path)
    let alone = WorkspaceLoader.list([folder.path(of: "a.yaml")], in: Disk())
    #expect(loaded(alone.read()) == ["a.yaml"])
    #expect(alone.notices.count == 1 && alone.notices[0].hasSuffix("lies around it, so it is a project of its own"))
    let both = ["b.yaml", "a.yaml"].map { folder.path(of: $0) }
    let notices = WorkspaceLoader.list(both, in: Disk()).notices
    #expect(notices.count == 1 && notices[0].hasSuffix("so it and 1 other named file are a project of their own"))
    #expect(loaded(WorkspaceLoader.load(both, in: Disk())) == ["a.yaml", "b.yaml"])
    #expect(loaded(WorkspaceLoader.load(both + [folder.path], in: Disk())) == ["a.yaml", "b.yaml", "x/c.yaml"])
    let document = StandardInput(bytes: [], filename: folder.path(of: "new.yaml"))
    #expect(loaded(WorkspaceLoader.list(document, in: Disk()).read()) == ["new.yaml"])
    try folder.write("", to: ".git/HEAD")
    #expect(loaded(WorkspaceLoader.load([both[0]], in: Disk())) == ["a.yaml", "b.yaml", "x/c.yaml"])
  }

  /// The home folder is the last one that is searched.
  @Test func homeEndsTheSearch() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      for file in ["targets/t.yaml", "home/me/web.yaml", "home/policyc.yaml", "home/me/x/web.yaml"] {
        try folder.write("", to: file)
      }
      let roots = ["home/me", "home"].map { home in
        setenv("HOME", folder.path(of: home), 1)
        return WorkspaceLoader.load([folder.path(of: "home/me/x/web.yaml")], in: Disk()).projects.map(\.root.text)
      }
      #expect(roots == [[folder.path(of: "home/me/x")], [folder.path(of: "home")]])
    }
  }

  // MARK: Files

  @Test func filesComeInBytewiseOrder() throws {
    let names = [
      "a.yaml", "a/b.yaml", "a-b.yaml", "B.yml", "é.yaml", "z.yaml", "a/c/d.yaml", "10.yaml", "9.yaml", "C.YAML",
      "D.yMl",
    ]
    for name in names { try folder.write("", to: name) }
    for name in ["notes.txt", "a.yaml.orig", "yaml", "nyaml", "a.yam1", "a.yaaml"] { try folder.write("", to: name) }
    let loaded = self.loaded(WorkspaceLoader.load([folder.path], in: Disk()))
    #expect(loaded == names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func hiddenFilesAreReadOnlyByName() throws {
    for name in [".hidden.yaml", ".folder/web.yaml", "web.yaml"] { try folder.write("", to: name) }
    #expect(loaded(WorkspaceLoader.load([folder.path], in: Disk())) == ["web.yaml"])
    #expect(
      loaded(WorkspaceLoader.load([folder.path(of: ".hidden.yaml")], in: Disk())) == [".hidden.yaml", "web.yaml"])
  }

  /// A file is read with its siblings; only what was asked for is selected.
  @Test(
    arguments: [
      (["p"], ["policyc.yaml", "sub/ci.yaml", "web.yaml"]), (["p/web.yaml"], ["web.yaml"]),
      (["p/sub"], ["sub/ci.yaml"]),
      (["p/sub", "p/web.yaml", "p/web.yaml"], ["sub/ci.yaml", "web.yaml"]), (["p/policy.txt"], ["policy.txt"]),
    ] as [([String], [String])])
  func selectionIsWhatWasAskedFor(_ asked: [String], _ selected: [String]) throws {
    for file in ["policyc.yaml", "web.yaml", "sub/ci.yaml", "policy.txt"] { try folder.write("", to: "p/\(file)") }
    let workspace = WorkspaceLoader.load(asked.map(folder.path(of:)), in: Disk())
    let chosen = workspace.selected.sorted().map { workspace.sources[$0].path.inProject }
    #expect(chosen == selected && workspace.projects.count == 1)
    #expect(Set(loaded(workspace)).isSuperset(of: ["policyc.yaml", "sub/ci.yaml", "web.yaml"]))
  }

  // MARK: Links

  /// What lies where a link leads, and what is said where it is not followed.
  @Test(
    arguments: [
      ("shared/base.yaml", nil), ("../p/shared/base.yaml", nil), ("../outside.yaml", "outside the project"),
      ("/dev/null", "outside the project"), ("nowhere.yaml", "link to nothing"), ("link.yaml", "link to nothing"),
      ("shared", "it is a folder"), ("pipe", "not a regular file"),
    ] as [(String, String?)])
  func linksAreFollowedInside(_ destination: String, _ complaint: String?) throws {
    for file in ["p/policyc.yaml", "p/shared/base.yaml", "outside.yaml"] { try folder.write("text", to: file) }
    mkfifo(folder.path(of: "p/pipe"), 0o644)
    symlink(destination, folder.path(of: "p/link.yaml"))
    let workspace = WorkspaceLoader.load([folder.path(of: "p")], in: Disk())
    #expect(loaded(workspace).contains("link.yaml") == (complaint == nil))
    let problems = workspace.problems.map { "\($0.path): \($0.words)" }
    #expect(problems.count == (complaint == nil ? 0 : 1))
    #expect(problems.allSatisfy { $0.hasPrefix("\(folder.path)/p/link.yaml: ") && $0.contains(complaint ?? "") })
  }

  /// A folder behind a link is not walked, so that no walk is endless.
  @Test func linkedFoldersAreNotWalked() throws {
    try folder.write("", to: "p/web.yaml")
    symlink(".", folder.path(of: "p/again"))
    #expect(loaded(WorkspaceLoader.load([folder.path(of: "p")], in: Disk())) == ["web.yaml"])
    #expect(loaded(WorkspaceLoader.load([folder.path(of: "p/again/again")], in: Disk())) == ["web.yaml"])
  }

  // MARK: What cannot be read

  @Test(arguments: [
    ("nowhere", "there is no such file or folder"), ("web.yaml/x", "there is no such file or folder"),
    ("pipe", "it is not a regular file"), ("/dev/null", "it is not a regular file"),
  ])
  func namedPathsMustBeThere(_ name: String, _ words: String) throws {
    try folder.write("", to: "web.yaml")
    mkfifo(folder.path(of: "pipe"), 0o644)
    let path = name.hasPrefix("/") ? name : folder.path(of: name)
    let workspace = WorkspaceLoader.load([path], in: Disk())
    #expect(workspace.problems.map { "\($0.path): \($0.words)" } == ["\(path): \(words)"])
    #expect(workspace.projects.isEmpty)
  }

  @Test func emptyPathsNameNothing() {
    #expect(WorkspaceLoader.load([""], in: Disk()).problems.map(\.words) == ["it names nothing"])
  }

  /// As after a listing that told of it.
  @Test func filesMayVanish() {
    let file = FilePath(folder.path(of: "gone.yaml"))
    #expect(throws: FileProblem.missing) { try Disk().read(file, limit: 10) }
    #expect(throws: FileProblem.missing) { try Disk().entries(of: file) }
  }

  @Test(arguments: [0, 9, 10, 11, 100])
  func readingEndsOneByteOverTheLimit(_ size: Int) throws {
    let path = try folder.write([UInt8](repeating: 0x61, count: size), to: "web.yaml")
    #expect(try Disk().read(FilePath(path), limit: 10).count == min(size, 11))
  }

  /// As an unprivileged user, because root may read everything: what cannot be read is told, the rest is read.
  @Test func lockedFilesAndFoldersAreTold() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      chmod(folder.path, 0o755)
      try folder.write("", to: "policyc.yaml")
      try folder.write("", to: "locked/ci.yaml")
      try folder.write(Array("".utf8), to: "secret.yaml", mode: 0)
      chmod(folder.path(of: "locked"), 0)
      if getuid() == 0 {
        for name in ["", "secret.yaml", "locked"] { chown(folder.path(of: name), 65_534, 65_534) }
        try #require(setuid(65_534) == 0)
      }
      let workspace = WorkspaceLoader.load([folder.path], in: Disk())
      #expect(
        workspace.problems.map { "\($0.path): \($0.words)" } == [
          "\(folder.path)/locked: permission denied", "\(folder.path)/secret.yaml: permission denied",
        ])
      let read = workspace.projects.flatMap(\.files).map { workspace.sources[$0].path.inProject }
      #expect(read == ["policyc.yaml"])
      chmod(folder.path(of: "locked"), 0o755)
    }
  }

  // MARK: Too much

  private func write(_ files: Int, of size: Int, to root: String) throws {
    try folder.write("policyc: 1\nproject: p\n", to: "\(root)/policyc.yaml")
    let bytes = [UInt8](repeating: 0x23, count: size)
    for number in 1..<files { try folder.write(bytes, to: "\(root)/\(number).yaml") }
  }

  @Test(arguments: [(16, 1 << 20, nil), (18, 1 << 20, "16 MiB")] as [(Int, Int, String?)])
  func tooManyBytesAreNotRead(_ files: Int, _ size: Int, _ limit: String?) throws {
    try write(files, of: size, to: "p")
    try expectRefusal(of: limit)
  }

  @Test(arguments: [(ReadingLimit.mostFiles, nil), (ReadingLimit.mostFiles + 1, "20000 files")] as [(Int, String?)])
  func tooManyFilesAreNotRead(_ files: Int, _ limit: String?) throws {
    try write(files, of: 0, to: "p")
    try expectRefusal(of: limit)
  }

  /// A project that is refused is refused whole, so that nothing is called missing.
  private func expectRefusal(of limit: String?) throws {
    let workspace = WorkspaceLoader.load([folder.path(of: "p")], in: Disk())
    let words =
      limit.map { ["more than \($0) at once; check a part of it, one that has a policyc.yaml of its own"] } ?? []
    #expect(workspace.problems.map(\.words) == words)
    #expect(workspace.projects.isEmpty == (limit != nil) && workspace.selected.isEmpty == (limit != nil))
  }

  /// A check reads projects one by one, other commands all of them.
  @Test func projectsAreCountedTogether() throws {
    for root in ["a", "b", "c"] { try write(7, of: 1 << 20, to: root) }
    let listing = WorkspaceLoader.list([folder.path], in: Disk())
    #expect(listing.projects.allSatisfy { $0.read().problems.isEmpty })
    let workspace = listing.read()
    #expect(workspace.projects.map(\.shownRoot) == [folder.path, folder.path(of: "a"), folder.path(of: "b")])
    #expect(workspace.problems.map(\.path) == [folder.path(of: "c")])
  }

  /// A large project says what it weighs before most of it is read, so that its reader can wait.
  @Test(
    arguments: [
      (8, 32 << 10, nil), (9, 32 << 10, 8 * (32 << 10) + 22), (10, 32 << 10, 9 * (32 << 10) + 22), (312, 0, nil),
      (313, 0, 313 * 838), (313, 2_000, 312 * 2_000 + 22),
    ] as [(Int, Int, Int?)])
  func largeProjectsSaySoBeforeTheyAreRead(_ files: Int, _ size: Int, _ weight: Int?) throws {
    try write(files, of: size, to: "p")
    let listing = try #require(WorkspaceLoader.list([folder.path(of: "p")], in: Disk()).projects.first)
    var weights: [Int] = []
    let workspace = listing.read { asked in
      weights.append(asked)
      // Who waits has time; what is read now has not been read before.
      for number in 1..<files { unlink(folder.path(of: "p/\(number).yaml")) }
    }
    #expect(weights == (weight.map { [$0] } ?? []))
    #expect(weight == nil || workspace.problems.count >= files / 64)
  }

  // MARK: Names

  /// A name need not be UTF-8; the file is read, and shown with U+FFFD.
  @Test func namesNeedNotBeUTF8() throws {
    for byte in [0xFE, 0xFF] as [UInt8] {
      let path = FilePath(bytes: Array(folder.path.utf8) + [0x2F, byte] + Array(".yaml".utf8))
      let file = path.withCString { open($0, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644) }
      // Some file systems refuse such names.
      guard file >= 0 else { return }
      close(file)
    }
    defer { for byte in [0xFE, 0xFF] as [UInt8] { removeFile(named: [byte] + Array(".yaml".utf8)) } }
    let workspace = WorkspaceLoader.load([folder.path], in: Disk())
    #expect(loaded(workspace) == ["\u{FFFD}.yaml", "\u{FFFD}.yaml"] && workspace.problems == [])
    let checked = workspace.projects.map {
      Compiler.check($0, in: workspace.sources, options: CheckOptions(today: CalendarDate(secondsSinceEpoch: 0)))
    }
    #expect(checked.flatMap(\.findings).map(\.id) == ["empty-file", "empty-file"])
  }

  private func removeFile(named name: [UInt8]) {
    _ = FilePath(bytes: Array(folder.path.utf8) + [0x2F] + name).withCString { unlink($0) }
  }

  /// What is typed in a folder, and how the files are shown then.
  @Test func pathsAreShownAsTyped() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      for file in [".git/HEAD", "policies/policyc.yaml", "policies/targets/t.yaml", "policies/web.yaml"] {
        try folder.write("", to: file)
      }
      symlink("policies/targets", folder.path(of: "short"))
      let root = folder.path
      let rows: [(start: String, typed: [String], shown: [String])] = [
        ("", [], ["policies/policyc.yaml", "policies/targets/t.yaml", "policies/web.yaml"]),
        ("", ["policies"], ["policies/policyc.yaml", "policies/targets/t.yaml", "policies/web.yaml"]),
        ("", ["./policies//"], ["policies/policyc.yaml", "policies/targets/t.yaml", "policies/web.yaml"]),
        ("", ["policies/web.yaml"], ["policies/policyc.yaml", "policies/targets/t.yaml", "policies/web.yaml"]),
        ("policies", [], ["policyc.yaml", "targets/t.yaml", "web.yaml"]),
        ("policies", ["."], ["policyc.yaml", "targets/t.yaml", "web.yaml"]),
        ("policies", ["./web.yaml"], ["policyc.yaml", "targets/t.yaml", "./web.yaml"]),
        ("policies/targets", ["t.yaml"], ["../policyc.yaml", "t.yaml", "../web.yaml"]),
        ("policies/targets", ["."], ["../policyc.yaml", "../targets/t.yaml", "../web.yaml"]),
        ("policies/targets", ["../web.yaml"], ["../policyc.yaml", "../targets/t.yaml", "../web.yaml"]),
        ("policies/targets", [".."], ["../policyc.yaml", "../targets/t.yaml", "../web.yaml"]),
        (
          "policies", ["../policies"],
          ["../policies/policyc.yaml", "../policies/targets/t.yaml", "../policies/web.yaml"]
        ),
        (
          "policies", ["\(root)/policies/web.yaml"],
          ["policyc.yaml", "targets/t.yaml", "web.yaml"].map { "\(root)/policies/\($0)" }
        ),
        // Behind a link, leaving out names would lead elsewhere.
        ("", ["short/t.yaml"], ["\(root)/policies/policyc.yaml", "short/t.yaml", "\(root)/policies/web.yaml"]),
      ]
      for row in rows {
        chdir(folder.path(of: row.start))
        let files = WorkspaceLoader.load(row.typed, in: Disk()).sources.files.map(\.path)
        #expect(files.map(\.shown) == row.shown, "\(row.typed) in \(row.start)")
        #expect(files.map(\.inProject) == ["policyc.yaml", "targets/t.yaml", "web.yaml"])
        #expect(files.map(\.inReport) == files.map { "policies/\($0.inProject)" })
      }
    }
  }

  // MARK: Size

  /// Ten thousand files, and two thousand of them by name: time grows with their number, not with its square.
  @Test func manyFiles() throws {
    mkdir(folder.path(of: "p"), 0o755)
    mkdir(folder.path(of: "p/targets"), 0o755)
    let names = (0..<10_000).map { "p/\($0 % 100)/\($0).yaml" }
    for name in names.prefix(100) { try folder.write("", to: name) }
    for name in names.dropFirst(100) { close(open(folder.path(of: name), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)) }
    let clock = ContinuousClock()
    let start = clock.now
    let all = WorkspaceLoader.load([folder.path(of: "p")], in: Disk())
    let named = WorkspaceLoader.load([folder.path(of: "p")] + names.prefix(2_000).map(folder.path(of:)), in: Disk())
    #expect(all.selected.count == 10_000 && named.selected.count == 10_000)
    #expect(clock.now - start < .seconds(20))
  }

  // MARK: -

  private func loaded(_ workspace: LoadedProjects) -> [String] {
    workspace.projects.flatMap(\.files).map { workspace.sources[$0].path.inProject }
  }
}
