/// What a program asked of the system, as strace(1) saw it.
package struct SystemCalls: Sendable {
  /// Calls that use the network, sockets of any kind.
  package let network: [Substring]
  /// Starts of programs, the first one included.
  package let starts: [Substring]
  /// Files and folders that were opened, as absolute paths without links, without those of the dynamic loader.
  package let opened: [Substring]
  /// Calls that open a file for writing, or change what a folder holds or what an entry of it is.
  package let changes: [Substring]

  /// What the program printed on both streams, standard output first; empty where only a log is read.
  package private(set) var printed = ""

  /// Whether programs can be watched on this machine.
  package static let areVisible = (try? ChildProcess.run(["strace", "-o", "/dev/null", "true"]))?.succeeded ?? false

  /// Watches a program, and all that it starts, to its end.
  ///
  /// - Parameters:
  ///   - variables: added to the environment of the test.
  ///   - start: the folder in which the program starts, relative to the one that gets the log.
  package init(
    of command: [String], input: [UInt8] = [], _ variables: [String: String] = [:], in folder: TemporaryFolder,
    startingIn start: String = "."
  ) throws {
    let log = ".calls"
    let logPath = folder.path(of: log)
    // -y follows each descriptor by its path, -s keeps arguments whole, -E leaves no place for temporary files.
    let settings = variables.merging(["TMPDIR": "/dev/null"]) { given, _ in given }.flatMap { ["-E", "\($0)=\($1)"] }
    let strace = ["strace", "-f", "-qq", "-y", "-s", "4096", "-e", "signal=none", "-o", logPath] + settings
    let calls = ["-e", "trace=%network,%process,%file"]
    let result = try ChildProcess.run(strace + calls + command, input: input, directory: folder.path(of: start))
    self.init(log: String(decoding: try folder.read(log), as: UTF8.self))
    printed = result.text + result.errorText
  }

  package init(log: String) {
    let calls = Self.calls(in: log).filter { !$0.contains(Self.fileOfTheSanitizer) }
    network = calls.filter { Self.networkCalls.contains(Self.name(of: $0)) }
    starts = calls.filter { Self.name(of: $0).hasPrefix("exec") }
    // With O_PATH nothing of a file can be read, nor of a folder: it is only gone through.
    let opens = calls.filter { Self.opens.contains(Self.name(of: $0)) && !$0.contains("|O_PATH") }
    opened = opens.compactMap(Self.openedPath).filter { !Self.isOfTheLoader($0) }
    changes =
      opens.filter { call in Self.writingFlags.contains { call.contains($0) } }
      + calls.filter { Self.changingCalls.contains(Self.name(of: $0)) }
  }

  /// The calls without the number of the thread, which strace writes in front.
  ///
  /// Where another thread came in between, strace writes a call in two halves: `12 openat( <unfinished ...>` and
  /// `12 <... openat resumed>"x") = 3`. They are put together in the place of the second.
  private static func calls(in log: String) -> [Substring] {
    var begun: [Substring: Substring] = [:]
    var calls: [Substring] = []
    for line in log.split(separator: "\n") {
      let thread = line.prefix { $0.isNumber }
      let call = line.dropFirst(thread.count).drop { $0 == " " }
      if call.hasSuffix("<unfinished ...>") {
        begun[thread] = call.dropLast("<unfinished ...>".count)
      } else if call.hasPrefix("<... "), let first = begun.removeValue(forKey: thread),
        let end = call.firstRange(of: " resumed>")?.upperBound
      {
        // strace pads before the result, here more than in whole calls.
        calls.append(first + call[end...].split(separator: " ").joined(separator: " "))
      } else {
        calls.append(call)
      }
    }
    return calls + begun.values
  }

  /// What the runtime of the thread sanitizer tries to write at every start, and cannot.
  private static let fileOfTheSanitizer = "\"/dev/null/tsan.rodata."

  private static func name(of call: Substring) -> Substring { call.prefix { $0 != "(" } }

  /// `/etc/hosts` of `openat(AT_FDCWD</>, "etc/hosts", O_RDONLY) = 3</etc/hosts>`; nil of a call that failed.
  private static func openedPath(_ call: Substring) -> Substring? {
    guard let result = call.split(separator: " = ").last, result.hasSuffix(">"), let start = result.firstIndex(of: "<")
    else { return nil }
    return result[start...].dropFirst().dropLast()
  }

  private static func isOfTheLoader(_ path: Substring) -> Bool {
    path.hasSuffix("/ld.so.cache") || path.split(separator: "/").last?.split(separator: ".").contains("so") ?? false
  }

  private static let opens: Set<Substring> = ["open", "openat", "openat2", "creat"]
  private static let writingFlags = ["O_WRONLY", "O_RDWR", "O_CREAT", "O_TRUNC", "creat("]
  private static let networkCalls: Set<Substring> = [
    "socket", "socketpair", "connect", "bind", "listen", "accept", "accept4", "sendto", "sendmsg", "sendmmsg",
    "recvfrom", "recvmsg", "recvmmsg",
  ]
  private static let changingCalls: Set<Substring> = [
    "rename", "renameat", "renameat2", "unlink", "unlinkat", "rmdir", "mkdir", "mkdirat", "link", "linkat", "symlink",
    "symlinkat", "mknod", "mknodat", "chmod", "fchmodat", "chown", "lchown", "fchownat", "truncate", "utimensat",
    "setxattr",
  ]
}
