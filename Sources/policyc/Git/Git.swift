import Glibc
import PolicyCompiler

/// Why git could not answer.
struct GitFailure: Error {
  /// One line, lower case, no final period.
  let message: String
  var help: String?
}

/// Asks the git that is installed; nothing it is asked changes a repository.
enum Git {
  /// The most bytes of an answer: some 500 000 paths.
  private static let mostOutput = 1 << 26
  private static let mostWords = 1 << 12

  /// How git ended and what it wrote.
  struct Answer {
    let status: CInt
    let output: [UInt8]
    /// The first line of what it said on standard error, without its prefix.
    let words: String
  }

  /// Runs git in a folder. It gets an empty standard input and the environment as it is.
  ///
  /// - Throws: where it cannot be started, is killed or says more than can be wanted; not for a status other than 0.
  static func ask(_ arguments: [String], in folder: FilePath) throws(GitFailure) -> Answer {
    guard let output = Pipe(), let words = Pipe() else { throw system("cannot make a pipe", errno) }
    let process = try start(arguments, in: folder, output.writing, words.writing)
    output.closeWriting()
    words.closeWriting()
    let isComplete = receive(output, words)
    if !isComplete { kill(process, SIGKILL) }
    var status: CInt = 0
    while waitpid(process, &status, 0) < 0 { guard errno == EINTR else { throw system("cannot wait for git", errno) } }
    guard isComplete else { throw GitFailure(message: "git answers with more than 64 MiB") }
    guard status & 0x7F == 0 else { throw GitFailure(message: "git was ended by signal \(status & 0x7F)") }
    return Answer(status: status >> 8 & 0xFF, output: output.bytes, words: firstLine(of: words.bytes))
  }

  private static func start(
    _ arguments: [String], in folder: FilePath, _ output: CInt, _ words: CInt
  ) throws(GitFailure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, words, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // What policyc ignores for itself, git must not inherit.
    var handled = sigset_t()
    sigemptyset(&handled)
    sigaddset(&handled, SIGPIPE)
    sigaddset(&handled, SIGXFSZ)
    posix_spawnattr_setsigdefault(&attributes, &handled)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    // The monitor of a repository is a program that its configuration names.
    let options = ["--no-optional-locks", "-c", "core.fsmonitor=false", "-C"]
    let words = (["git"] + options).map { Array($0.utf8) } + [folder.bytes] + arguments.map { Array($0.utf8) }
    let code = withCStrings(words) { posix_spawnp(&process, "git", &actions, &attributes, $0, environ) }
    guard code != ENOENT else {
      throw GitFailure(message: "git is not installed, or not in PATH", help: "install git, or check without --since")
    }
    guard code == 0 else { throw system("cannot start git", code) }
    return process
  }

  private static func withCStrings<Value>(
    _ texts: [[UInt8]], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Value
  ) -> Value {
    var pointers = texts.map { FilePath(bytes: $0).withCString { strdup($0) } } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("the list ends in nil, so it is not empty") }
      return body(base)
    }
  }

  /// Reads both streams at once, so that neither can fill up and stop git; false when it says too much.
  private static func receive(_ output: Pipe, _ words: Pipe) -> Bool {
    while output.isOpen || words.isOpen {
      // A negative descriptor is one that poll does not look at.
      var polled = [output, words].map { pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0) }
      guard poll(&polled, nfds_t(polled.count), -1) > 0 else {
        if errno == EINTR { continue }
        return false
      }
      if polled[0].revents != 0 { output.receive() }
      if polled[1].revents != 0 { words.receive(keeping: mostWords) }
      guard output.bytes.count <= mostOutput else { return false }
    }
    return true
  }

  private static func firstLine(of bytes: [UInt8]) -> String {
    let line = String(decoding: bytes.prefix { $0 != 0x0A }, as: UTF8.self)
    return line.hasPrefix("fatal: ") ? String(line.dropFirst(7)) : line
  }

  private static func system(_ deed: String, _ code: CInt) -> GitFailure {
    GitFailure(message: "\(deed): \(String(cString: strerror(code)).lowercased())")
  }
}

/// A pipe from a program, and what came through it.
private final class Pipe {
  private(set) var reading: CInt
  private(set) var writing: CInt
  private(set) var bytes: [UInt8] = []

  init?() {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    (reading, writing) = (ends[0], ends[1])
  }

  deinit {
    if reading >= 0 { close(reading) }
    closeWriting()
  }

  var isOpen: Bool { reading >= 0 }

  /// An end that stays open here would hide the end of the program.
  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  /// Takes what there is; of what exceeds the limit nothing is kept.
  func receive(keeping limit: Int = .max) {
    var got = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      got = read(reading, buffer.baseAddress, buffer.count)
      count = max(0, got)
    }
    if got < 0, errno == EINTR || errno == EAGAIN { return }
    bytes += chunk.prefix(max(0, limit - bytes.count))
    guard got <= 0 else { return }
    close(reading)
    reading = -1
  }
}
