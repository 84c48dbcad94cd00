import PolicySource
import Glibc

/// Asks the installed git about repositories. No question changes a repository or makes git start another program.
package struct Git {
  /// The largest answer in bytes: some 500 000 paths.
  package static let mostOutput = 1 << 26
  /// The time limit for all questions of a command together.
  package static let timeLimit = Duration.seconds(30)

  /// The exit status of git and what it wrote.
  package struct Answer {
    package let status: CInt
    package let output: [UInt8]
    /// Standard error as text, at most 4 KiB.
    package let words: String

    /// The line of standard error that says why git failed, without its prefix.
    package var reason: String {
      let lines = words.split(separator: "\n").map(String.init)
      guard let line = lines.first(where: { $0.hasPrefix("fatal: ") }) ?? lines.first else {
        return "nothing, and ends with status \(status)"
      }
      let prefix = ["fatal: ", "error: ", "warning: "].first { line.hasPrefix($0) } ?? ""
      return String(line.dropFirst(prefix.count))
    }
  }

  private let program: GitProgram
  private let environment: [[UInt8]]
  private let timeLimit: Duration
  private let deadline: ContinuousClock.Instant

  /// Starts the clock of the time limit.
  package init(_ program: GitProgram, environment: [[UInt8]], timeLimit: Duration = Self.timeLimit) {
    self.program = program
    self.environment = environment
    self.timeLimit = timeLimit
    deadline = ContinuousClock().now + timeLimit
  }

  /// The git of this machine, never one inside some repositories or inside that of the current folder.
  package static func installed(outside repositories: [FilePath]) throws(GitFailure) -> Git {
    let here = FilePath.here.resolved.flatMap { ProjectRoot.repository(of: $0, in: Disk()) }
    let path = getenv("PATH").map { Array(UnsafeRawBufferPointer(start: $0, count: strlen($0))) }
    let program = try GitProgram(in: path, outside: repositories + (here.map { [$0] } ?? []))
    return Git(program, environment: GitSurroundings.inherited)
  }

  /// Runs git in the top folder of a checkout.
  ///
  /// - Parameters:
  ///   - paths: arguments behind those of the question.
  ///   - input: the standard input of git.
  /// - Throws: when git cannot be started, is ended by a signal, or exceeds the output or time limit. An exit status other
  ///   than 0 is an answer.
  package func ask(_ question: [String], _ paths: [FilePath] = [], in folder: FilePath, input: [UInt8] = [])
    throws(GitFailure) -> Answer
  {
    guard var exchange = GitExchange(input: input) else { throw Self.system("cannot make a pipe", errno) }
    let arguments = GitSurroundings.options + ["-C"]
    let words = (["git"] + arguments).map { Array($0.utf8) } + [folder.bytes] + question.map { Array($0.utf8) }
    let process = try start(words + paths.map(\.bytes), in: folder, exchange.ends)
    let outcome = exchange.run(until: deadline, mostOutput: Self.mostOutput)
    let status = try end(process, isExpected: outcome == .complete)
    switch outcome {
    case .complete: break
    case .tooMuch: throw GitFailure(message: "git answers with more than \(Self.mostOutput >> 20) MiB")
    case .tooLate: throw isTooLate
    case .failed(let code): throw Self.system("cannot read from git", code)
    }
    guard status & 0x7F == 0 else { throw GitFailure(message: "git was ended by signal \(status & 0x7F)") }
    let (output, errors) = exchange.answer
    return Answer(status: status >> 8 & 0xFF, output: output, words: String(decoding: errors, as: UTF8.self))
  }

  private var isTooLate: GitFailure {
    GitFailure(message: "git took longer than \(timeLimit.components.seconds) seconds", help: "check without --since")
  }

  /// The status of git as `waitpid` gives it. A git that has closed its streams may run on until the time limit; one whose
  /// answer is not wanted is killed.
  private func end(_ process: pid_t, isExpected: Bool) throws(GitFailure) -> CInt {
    var status: CInt = 0
    if !isExpected { kill(process, SIGKILL) }
    while isExpected, ContinuousClock().now < deadline {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return status }
      guard ended == 0 || errno == EINTR else { throw Self.system("cannot wait for git", errno) }
      usleep(1000)
    }
    kill(process, SIGKILL)
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw Self.system("cannot wait for git", errno) }
    }
    if isExpected { throw isTooLate }
    return status
  }

  private func start(
    _ words: [[UInt8]], in folder: FilePath, _ ends: (input: CInt, output: CInt, words: CInt)
  ) throws(GitFailure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends.input, STDIN_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends.output, STDOUT_FILENO)
    posix_spawn_file_actions_adddup2(&actions, ends.words, STDERR_FILENO)
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
    let variables = GitSurroundings.variables(for: folder, from: environment, searchPath: program.searchPath)
    var process: pid_t = 0
    let code = Self.withCStrings(words) { words in
      Self.withCStrings(variables) { variables in
        program.path.withCString { posix_spawn(&process, $0, &actions, &attributes, words, variables) }
      }
    }
    guard code == 0 else { throw Self.system("cannot start git", code) }
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

  private static func system(_ deed: String, _ code: CInt) -> GitFailure {
    GitFailure(message: "\(deed): \(String(cString: strerror(code)).lowercased())")
  }
}
