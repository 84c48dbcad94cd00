import PolicySource
import PolicyWorkspace
import Glibc
import PolicyDiagnostics
import PolicyModel
import TestSupport
import Testing

/// Folders in which everything lies that is no policy, or that changes while it is read.
@Suite struct HostileFolderTests {
  static let commands = [
    "check .", "check . --jobs 3 --statistics", "check . --fix", "check . --format sarif", "check p/loop.yaml",
    "show p/web.yaml", "export p --check", "test .", "compile .", "explain run.hard_cap",
    "audit p/fifo.yaml --policies p",
    "check p/socket.yaml p/fifo.yaml p/zero.yaml", "check 'p/\u{FFFD}.yaml'", "check deep",
  ]

  @Test(arguments: commands)
  func endsWithAStatus(_ command: String) throws {
    let folder = try TemporaryFolder()
    let script = """
      mkdir .git p p/targets deep
      printf 'policyc: 1\\nsurface: web\\ntarget: gateway\\nrun:\\n  hard_cap: 30m\\n' >p/web.yaml
      printf 'policyc: 1\\nprogram: gateway\\nversion: "1"\\nsurfaces: [web]\\nruntime: node\\n' >p/targets/t.yaml
      mkfifo p/fifo.yaml && ln -s loop.yaml p/loop.yaml && ln -s two.yaml p/one.yaml && ln -s one.yaml p/two.yaml
      ln -s /dev/zero p/zero.yaml && ln -s /dev/tty p/tty.yaml && ln -s .. p/up && ln -s . p/here
      mkdir p/folder.yaml && printf x >"p/$(printf '\\377').yaml" && printf 'a: 1' >"p/$(printf '\\033[31m').yaml"
      name=0123456789012345678901234567890123456789
      ten=$name/$name/$name/$name/$name/$name/$name/$name/$name/$name
      cd deep && for i in $(seq 30); do mkdir -p $ten && cd $ten; done
      printf 'policyc: 1\\n' >web.yaml
      """
    #expect(try ChildProcess.run(["sh", "-c", script], directory: folder.path).succeeded)
    #expect(mknod(folder.path(of: "p/socket.yaml"), S_IFSOCK | 0o600, 0) == 0)
    defer { _ = try? ChildProcess.run(["rm", "-rf", folder.path(of: "deep"), folder.path(of: "p")]) }
    let call = "\(Session.toolFolder)/policyc \(command) </dev/null"
    let result = try ChildProcess.run(["sh", "-c", call], directory: folder.path)
    #expect([.exit(0), .exit(1), .exit(2)].contains(result.ending), "\(result.errorText)")
    #expect(!(result.stdout + result.stderr).contains(0x1B))
  }

  /// Links to folders are told in one line, and change nothing else.
  @Test func linksToFoldersAreTold() throws {
    let folder = try Repository.copyOfPolicies()
    func check() throws -> ChildProcess.Result {
      try ChildProcess.run(["\(Session.toolFolder)/policyc", "check", "policies"], directory: folder.path)
    }
    let before = try check()
    symlink(".", folder.path(of: "policies/again"))
    #expect(try check().errorText == "policyc: policies/again: it is a link to a folder, which is not walked\n")
    symlink("/", folder.path(of: "policies/root"))
    let after = try check()
    #expect(
      after.errorText == "policyc: policies/again, and 1 more: they are links to folders, which are not walked\n")
    #expect(after.ending == before.ending && after.stdout == before.stdout)
  }

  /// However much cannot be read, few lines say so, and the status does.
  @Test(arguments: ["check policies", "check policies --format sarif", "compile policies", "test policies"])
  func problemsBeyondTheFirstAreCounted(_ call: String) throws {
    let folder = try Repository.copyOfPolicies()
    for number in 100..<100 + LoadProblem.mostTold + 2 {
      symlink("nowhere", folder.path(of: "policies/\(number).yaml"))
    }
    let command = ["\(Session.toolFolder)/policyc"] + call.split(separator: " ").map(String.init)
    let result = try ChildProcess.run(command, directory: folder.path)
    let told = (100..<100 + LoadProblem.mostTold).map { "policyc: policies/\($0).yaml: it is a link to nothing" }
    let lines = result.errorText.split(separator: "\n").map(String.init)
    #expect(lines == told + ["policyc: 2 more files or folders were not read"])
    #expect(result.ending == .exit(2))
  }

  @Test func projectsWithLinksBeyondTheFirstAreCounted() throws {
    let folder = try Repository.copyOfPolicies()
    for number in 0...LoadProblem.mostTold {
      try folder.write("policyc: 1\nproject: p\n", to: "policies/\(number)/policyc.yaml")
      symlink(".", folder.path(of: "policies/\(number)/again"))
    }
    let command = ["\(Session.toolFolder)/policyc", "check", "policies"]
    let lines = try ChildProcess.run(command, directory: folder.path).errorText.split(separator: "\n")
    #expect(lines.count == LoadProblem.mostTold + 1)
    #expect(lines.last == "policyc: 1 more project has links to folders, which are not walked")
  }

  // MARK: Changes meanwhile

  /// What is gone between listing and reading, or cannot be read any more, is told; the rest is checked.
  @Test(
    .enabled(if: SystemCalls.areVisible, "strace is not on this machine, or may not watch"),
    arguments: [
      ("openat", "ENOENT", "there is no such file or folder"), ("openat", "EACCES", "permission denied"),
      ("openat", "EMFILE", "too many open files"), ("openat", "ELOOP", "too many levels of symbolic links"),
      ("openat", "ENXIO", "it is not a regular file"), ("read", "EIO", "input/output error"),
      ("read", "EISDIR", "is a directory"), ("getdents64", "EIO", "input/output error"),
    ])
  func whatDisappearsIsTold(_ call: String, _ error: String, _ words: String) throws {
    let folder = try Repository.copyOfPolicies()
    let strace = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "trace=\(call)"]
    // -P: only for this path.
    let path = folder.path(of: call == "getdents64" ? "policies/targets" : "policies/web.yaml")
    let fault = ["-P", path, "-e", "inject=\(call):error=\(error)"]
    let command = ["\(Session.toolFolder)/policyc", "check", folder.path(of: "policies")]
    let result = try ChildProcess.run(strace + fault + command, directory: folder.path)
    #expect(result.ending == .exit(2) && result.errorText == "policyc: \(path): \(words)\n")
    // What might be in it is not called missing.
    #expect(
      result.text
        == (call == "getdents64"
          ? "checked 3 policies, not all that was asked for: no findings\n"
          : "checked 2 policies, 3 targets, not all that was asked for: no findings (8 accepted)\n"))
  }

  /// Files and folders come, go, grow, shrink and become something else while they are read.
  @Test func changesMeanwhile() throws {
    let rounds = Effort.part(of: 80)
    let folder = try Repository.copyOfPolicies()
    let script = """
      while [ ! -e stop ]; do
        cp policies/web.yaml policies/new.yaml; printf '# more\\n%.0s' 1 2 3 4 5 6 7 8 9 >>policies/web.yaml
        mv policies/targets policies/away; : >policies/discord.yaml; mkdir policies/x; mkfifo policies/x/y.yaml
        rm -r policies/x policies/new.yaml; mv policies/away policies/targets; ln -sf web.yaml policies/discord.yaml
        truncate -s 300 policies/web.yaml; rm policies/discord.yaml; mkdir policies/discord.yaml
        rmdir policies/discord.yaml; cp policies/ci.yaml policies/discord.yaml
      done &
      for round in $(seq \(rounds)); do
        \(Session.toolFolder)/policyc check policies >>output 2>&1
        echo $? >>statuses
      done
      touch stop
      wait
      """
    try folder.write(script, to: "change")
    _ = try ChildProcess.run(["sh", "change"], directory: folder.path)
    let lines = { (name: String) in try folder.read(name).split(separator: UInt8(ascii: "\n")) }
    let statuses = try lines("statuses").map { String(decoding: $0, as: UTF8.self) }
    #expect(statuses.count == rounds && Set(statuses).isSubset(of: ["0", "1", "2"]))
    #expect(Set(try lines("output")).count > 1)
  }

  /// Files without a size of their own, as those of `/proc`, are read to their end all the same.
  @Test func sizesMayLie() throws {
    let read = try Disk().read(FilePath("/proc/self/status"), limit: 1 << 20)
    #expect(read.count > 100)
    let cut = try Disk().read(FilePath("/proc/self/status"), limit: 10)
    #expect(cut.count == 11)
  }
}
