import PolicySource
import Glibc
import TestSupport
import Testing

@testable import PolicyWorkspace

struct CarefulWriterTests {
  private let folder: TemporaryFolder
  private let text = Array("A=1\n".utf8)

  init() throws { folder = try TemporaryFolder() }

  // MARK: What becomes of files

  @Test func createsReplacesAndLeavesAlone() throws {
    let path = folder.path(of: "a.env")
    let outcomes = try [text, text, Array("A=2\n".utf8)].map { bytes in
      try CarefulWriter().write(bytes, to: OutputPath(path)) { $0 == text }
    }
    #expect(outcomes == [.created, .unchanged, .replaced])
    #expect(try folder.read("a.env") == Array("A=2\n".utf8) && folder.entries() == ["a.env"])
  }

  @Test func unchangedIsNotTouched() throws {
    try folder.write(text, to: "a.env", mode: 0o400)
    let before = try status("a.env")
    let outcome = try CarefulWriter().write(text, to: OutputPath(folder.path(of: "a.env"))) { _ in false }
    let after = try status("a.env")
    #expect(outcome == .unchanged && before.st_ino == after.st_ino && before.st_ctim.tv_nsec == after.st_ctim.tv_nsec)
  }

  @Test(arguments: [0o600, 0o644, 0o664, 0o755] as [mode_t])
  func modeIsKept(_ mode: mode_t) throws {
    try folder.write("old", to: "a.env")
    chmod(folder.path(of: "a.env"), mode)
    try write("a.env")
    #expect(try status("a.env").st_mode & 0o7777 == mode)
  }

  @Test func newFilesHaveMode0644() throws {
    try write("a.env")
    #expect(try status("a.env").st_mode & 0o7777 == 0o644)
  }

  /// The hard link's other name keeps its text: the file is replaced, never written into.
  @Test func otherNamesKeepTheirText() throws {
    try folder.write("old", to: "other")
    link(folder.path(of: "other"), folder.path(of: "a.env"))
    try write("a.env")
    #expect(try folder.read("other") == Array("old".utf8) && folder.read("a.env") == text)
  }

  @Test(arguments: [130, 131, 142, 255])
  func longNames(_ length: Int) throws {
    let name = String(repeating: "n", count: length)
    try write(name)
    #expect(folder.entries() == [name] && TemporaryFile.name(for: name).utf8.count <= 143)
  }

  @Test func foldersAreCreatedWhenAsked() throws {
    var writer = CarefulWriter()
    writer.createsFolders = true
    let path = try OutputPath(folder.path(of: "x//y/./z/a.env"), within: PathBoundary(root: FilePath(folder.path)))
    let outcome = try writer.write(text, to: path) { _ in false }
    #expect(try outcome == .created && folder.read("x/y/z/a.env") == text)
  }

  // MARK: Refusals

  /// What stands in the way of `a.env`, and what is said about it; nothing on disk may have changed.
  @Test(arguments: [
    ("ln -s other a.env", "a.env is a symbolic link, and only a regular file is replaced"),
    ("ln -s nowhere a.env", "a.env is a symbolic link, and only a regular file is replaced"),
    ("mkdir a.env", "a.env is a folder, and only a regular file is replaced"),
    ("mkfifo a.env", "a.env is a FIFO, and only a regular file is replaced"),
    ("head -c 1048577 /dev/zero >a.env", "a.env is larger than 1 MiB, and no output of policyc is"),
    ("echo theirs >a.env", "a.env was not written by policyc"),
    ("ln -s other .a.env.policyc-new", ".a.env.policyc-new is in the way, and is not a temporary file of policyc"),
    ("mkdir .a.env.policyc-new", ".a.env.policyc-new is in the way, and is not a temporary file of policyc"),
    ("mkfifo .a.env.policyc-new", ".a.env.policyc-new is in the way, and is not a temporary file of policyc"),
  ])
  func obstacles(_ obstacle: String, _ message: String) throws {
    let setUp = try ChildProcess.run(["sh", "-c", "echo other >other; \(obstacle)"], directory: folder.path)
    let before = try listing()
    let failure = #expect(throws: WriteFailure.self) {
      try CarefulWriter().write(text, to: OutputPath(folder.path(of: "a.env"))) { _ in false }
    }
    #expect(setUp.succeeded && failure?.message == "\(folder.path)/\(message)")
    #expect(try listing() == before && folder.read("other") == Array("other\n".utf8))
  }

  @Test(arguments: [
    ("/dev/null", "/dev/null is a device, and only a regular file is replaced"),
    ("/dev/full", "/dev/full is a device, and only a regular file is replaced"),
    ("", "an empty path names no file"), (".", ". names no file"), ("a/..", "a/.. names no file"),
    ("/", "/ names no file"), ("a/", "a/ names no file"), ("a\0b", "a\0b names no file"),
    ("/dev/null/a", "/dev/null is not a folder"), ("/nowhere/b/a", "there is no folder /nowhere/b"),
  ])
  func paths(_ path: String, _ message: String) throws {
    let failure = #expect(throws: WriteFailure.self) {
      try CarefulWriter().write(text, to: OutputPath(path)) { _ in true }
    }
    #expect(failure?.message == message)
  }

  /// Who only replaces makes nothing new, and leaves alone what has changed or what nobody may write to, root included.
  @Test(arguments: [
    ("rm a.env", "a.env is gone since it was read"), ("echo theirs >a.env", "a.env has changed since it was read"),
    ("chmod 444 a.env", "a.env is read-only"),
    ("ln a.env b", "a.env is one of 2 names (hard links) of a file, and the others would keep the old text"),
    ("mv a.env b; ln -s b a.env", "a.env is a symbolic link, and only a regular file is replaced"),
  ])
  func replacesOnly(_ change: String, _ message: String) throws {
    try folder.write("old", to: "a.env")
    let setUp = try ChildProcess.run(["sh", "-c", change], directory: folder.path)
    let (before, path) = (try listing(), folder.path(of: "a.env"))
    let writer = CarefulWriter(replacesOnly: true)
    let asked = #expect(throws: WriteFailure.self) {
      try writer.requireWritable(text, to: OutputPath(path)) { $0 == Array("old".utf8) }
    }
    let failure = #expect(throws: WriteFailure.self) {
      try writer.write(text, to: OutputPath(path)) { $0 == Array("old".utf8) }
    }
    #expect(setUp.succeeded && asked == failure && failure?.message == "\(folder.path)/\(message)")
    #expect(try listing() == before)
  }

  @Test func tooLongNames() throws {
    let failure = #expect(throws: WriteFailure.self) { try write(String(repeating: "n", count: 256)) }
    #expect(failure?.message.hasSuffix("file name too long") ?? false)
  }

  @Test func tooMuchText() throws {
    let path = folder.path(of: "a.env")
    #expect(throws: WriteFailure.tooLarge(path, 1 << 20)) {
      try CarefulWriter().write([UInt8](repeating: 0x41, count: CarefulWriter.mostBytes + 1), to: OutputPath(path)) {
        _ in
        true
      }
    }
    #expect(folder.entries() == [])
  }

  // MARK: The root

  /// Paths from a folder `root` with a link `out` to its neighbour and a link `in` from the neighbour into it.
  @Test(arguments: [
    ("root/a.env", true), ("root/sub/a.env", true), ("root/sub/../a.env", true), ("beside/in/a.env", true),
    ("root/new/deep/a.env", true), ("beside/a.env", false), ("a.env", false), ("root/../a.env", false),
    ("root/out/a.env", false), ("root/out/new/a.env", false), ("rootless/a.env", false),
    ("root/new/../../new/a.env", false), ("root/gone/a.env", false), ("root/sub/../../beside/../new/a.env", false),
  ])
  func roots(_ path: String, _ isInside: Bool) throws {
    let script =
      "mkdir -p root/sub beside rootless; ln -s ../beside root/out; ln -s ../root beside/in; ln -s ../x root/gone"
    _ = try ChildProcess.run(["sh", "-c", script], directory: folder.path)
    let before = try listing()
    var writer = CarefulWriter()
    writer.createsFolders = true
    let boundary = PathBoundary(root: FilePath(folder.path(of: "root")))
    let outcome = try? writer.write(text, to: OutputPath(folder.path(of: path), within: boundary)) { _ in true }
    #expect(outcome == (isInside ? .created : nil))
    #expect(try isInside || listing() == before)
  }

  // MARK: Temporary files

  @Test func leftoversAreReclaimed() throws {
    try folder.write("victim", to: "victim")
    // A hard link under the temporary name must not carry the text into the other file.
    link(folder.path(of: "victim"), folder.path(of: ".a.env.policyc-new"))
    try write("a.env")
    #expect(try folder.entries() == ["a.env", "victim"] && folder.read("victim") == Array("victim".utf8))
  }

  @Test func heldTemporariesAreRefused() throws {
    try folder.write("half", to: ".a.env.policyc-new")
    let other = open(folder.path(of: ".a.env.policyc-new"), O_RDONLY | O_CLOEXEC)
    flock(other, LOCK_EX)
    #expect(throws: WriteFailure.busy(folder.path(of: "a.env"))) { try write("a.env") }
    #expect(try folder.entries() == [".a.env.policyc-new"] && folder.read(".a.env.policyc-new") == Array("half".utf8))
    // Closing alone does not unlock while a program that another test starts still has a copy of the descriptor.
    flock(other, LOCK_UN)
    close(other)
    try write("a.env")
    #expect(folder.entries() == ["a.env"])
  }

  /// A lock on a file that has lost its name to another is worth nothing.
  @Test func locksOfLostNames() throws {
    try folder.write("lost", to: "temporary")
    let output = try OutputFolder(of: OutputPath(folder.path(of: "temporary")), creating: false)
    guard let lost = output.open("temporary", O_RDONLY) else {
      Issue.record("the file cannot be opened")
      return
    }
    let answers = try ["", "rm temporary", "echo another >temporary"].map { script in
      _ = try ChildProcess.run(["sh", "-c", script], directory: folder.path)
      return try TemporaryFile.locks(lost, "temporary", in: output, output: "a.env")
    }
    #expect(answers == [true, false, false])
  }

  /// Many writers at once: each succeeds or says that another is at work, and the file is always whole.
  @Test func rivals() async throws {
    let path = folder.path(of: "a.env")
    let texts = (0..<8).map { [UInt8](repeating: 0x41 + UInt8($0), count: 40_000) }
    let failures = await withTaskGroup(of: [WriteFailure].self) { group in
      for text in texts {
        group.addTask {
          (0..<20).compactMap { _ in
            do throws(WriteFailure) {
              _ = try CarefulWriter().write(text, to: OutputPath(path)) { $0.count == 40_000 && Set($0).count == 1 }
              return nil
            } catch { return error }
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(failures.allSatisfy { $0 == .busy(path) })
    #expect(try texts.contains(folder.read("a.env")) && folder.entries() == ["a.env"])
  }

  // MARK: Systems that refuse

  @Test func fileSizeLimit() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      try folder.write("old", to: "a.env")
      ignoreWriteSignals()
      var limit = rlimit(rlim_cur: 10, rlim_max: 10)
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      let path = folder.path(of: "a.env")
      let failure = #expect(throws: WriteFailure.self) {
        try CarefulWriter().write([UInt8](repeating: 0x41, count: 11), to: OutputPath(path)) { _ in true }
      }
      #expect(failure == .system(deed: "write", path, errno: EFBIG))
      #expect(try folder.read("a.env") == Array("old".utf8) && folder.entries() == ["a.env"])
    }
  }

  /// As an unprivileged user, because root may write everywhere.
  @Test func readOnlyFolder() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      chmod(folder.path, 0o755)
      try folder.write("old", to: "a.env")
      try folder.write(Array("secret".utf8), to: "b.env", mode: 0)
      chmod(folder.path, 0o555)
      if getuid() == 0 {
        for path in [folder.path, folder.path(of: "a.env"), folder.path(of: "b.env")] { chown(path, 65_534, 65_534) }
        try #require(setuid(65_534) == 0)
      }
      let failures = ["a.env", "b.env", "c.env"].map { name in
        #expect(throws: WriteFailure.self) {
          try CarefulWriter().write([0x41], to: OutputPath(folder.path(of: name))) { _ in true }
        }
      }
      let (a, b, c) = (folder.path(of: "a.env"), folder.path(of: "b.env"), folder.path(of: "c.env"))
      #expect(
        failures.map { $0?.message } == [
          "cannot write into the folder of \(a): permission denied", "cannot read \(b): permission denied",
          "cannot write into the folder of \(c): permission denied",
        ])
      // Asked before the first of several files is written.
      let asked = #expect(throws: WriteFailure.self) {
        try CarefulWriter().requireWritable([0x41], to: OutputPath(c)) { _ in true }
      }
      #expect(asked?.message == failures[2]?.message)
      #expect(throws: Never.self) {
        try CarefulWriter().requireWritable(Array("old".utf8), to: OutputPath(a)) { _ in false }
      }
      // The same text needs no permission.
      #expect(try CarefulWriter().write(Array("old".utf8), to: OutputPath(a)) { _ in false } == .unchanged)
    }
  }

  /// With a standard stream closed its number is free; nothing may be written into the file through it.
  @Test func closedStandardStreams() async {
    await #expect(processExitsWith: .success) {
      close(STDIN_FILENO)
      guard let file = OpenFile(open("/dev/null", O_RDONLY | O_CLOEXEC)) else { exit(EXIT_FAILURE) }
      #expect(file.number > STDERR_FILENO && fcntl(file.number, F_GETFD) == FD_CLOEXEC)
    }
  }

  // MARK: -

  private func write(_ name: String) throws {
    _ = try CarefulWriter().write(text, to: OutputPath(folder.path(of: name))) { _ in true }
  }

  private func status(_ name: String) throws -> stat {
    var status = stat()
    try #require(lstat(folder.path(of: name), &status) == 0)
    return status
  }

  private func listing() throws -> String {
    try ChildProcess.run(["find", ".", "-printf", "%p %y %s %m %l %i\\n"], directory: folder.path).text
  }
}
