import CTestSupport
import Glibc

/// Runs another program to its end, with its three standard streams as bytes.
package enum ChildProcess {
  /// How a program ended and what it wrote.
  package struct Result: Sendable {
    package let ending: Ending
    package let stdout: [UInt8]
    package let stderr: [UInt8]

    /// The output as text; bytes that are not UTF-8 appear as U+FFFD.
    package var text: String { String(decoding: stdout, as: UTF8.self) }
    package var errorText: String { String(decoding: stderr, as: UTF8.self) }
    package var succeeded: Bool { ending == .exit(0) }
  }

  package enum Ending: Hashable, Sendable {
    case exit(CInt)
    case signal(CInt)
  }

  package enum Failure: Error, Sendable {
    case notFound(String)
    case cannotStart(String, errno: CInt)
    /// The program and all it started in its process group were killed; this is what it had written.
    case timedOut([String], Result)
    /// It wrote more than a test can want, and was killed.
    case tooMuchOutput([String])
  }

  /// The most bytes taken of either stream.
  static let mostOutput = 256 << 20

  /// Starts a program, feeds it its input, and waits for its end and the end of both outputs.
  ///
  /// The program gets no descriptor but its standard streams, its own process group, and the default signal handlers.
  ///
  /// - Parameters:
  ///   - command: a path, or a name that is looked for in `PATH`, and its arguments.
  ///   - environment: the whole environment; nil is the one of the test.
  ///   - directory: where it starts; nil is where the test runs.
  ///   - timeout: in seconds.
  /// - Throws: `Failure`; an exit code other than 0 is a result, not a failure.
  package static func run(
    _ command: [String], input: [UInt8] = [], environment: [String: String]? = nil, directory: String? = nil,
    timeout: Double = 60
  ) throws(Failure) -> Result {
    guard let name = command.first, let program = find(name) else { throw .notFound(command.first ?? "") }
    ignoreBrokenPipes()
    var standardInput = try Pipe()
    var standardOutput = try Pipe()
    var standardError = try Pipe()
    let environment = environment?.merging(sanitizerOptions) { given, _ in given }
    let process = try SpawnRequest(program: program, arguments: command, environment: environment, directory: directory)
      .start(standardInput.reading.number, standardOutput.writing.number, standardError.writing.number)
    // An end of the program that stays open here would hide its end.
    standardInput.reading.shut()
    standardOutput.writing.shut()
    standardError.writing.shut()
    var exchange = Exchange(
      process: process, input: input, toInput: standardInput.writing.give(), fromOutput: standardOutput.reading.give(),
      fromError: standardError.reading.give(), deadline: ContinuousClock().now + .seconds(timeout))
    return try exchange.finish(command)
  }

  /// The path of a program: itself when it has a `/`, else the first executable file of that name in `PATH`.
  package static func find(_ name: String) -> String? {
    if name.contains("/") { return isProgram(name) ? name : nil }
    let path = variable("PATH") ?? "/usr/local/bin:/usr/bin:/bin"
    return path.split(separator: ":").map { "\($0)/\(name)" }.first(where: isProgram)
  }

  /// What `make test-address` and `make test-thread` say to the sanitizer. It is for every program that it is built into,
  /// so each one that is run here gets these variables, whatever else it gets.
  package static let sanitizerVariables: Set = ["ASAN_OPTIONS", "TSAN_OPTIONS"]

  /// For a shell: whatever is started has no place for temporary files. policyc has none there, but the runtime of the
  /// thread sanitizer writes one at every start where it can.
  package static let withoutTemporaryFiles = "export TMPDIR=/dev/null"

  private static var sanitizerOptions: [String: String] {
    sanitizerVariables.reduce(into: [:]) { $0[$1] = variable($1) }
  }

  /// A variable of the test's own environment.
  package static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

  private static func isProgram(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG && access(path, X_OK) == 0
  }

  // A program that ends without reading its input must not end the test with it.
  private static func ignoreBrokenPipes() { signal(SIGPIPE, SIG_IGN) }
}

/// A pipe whose ends no other program inherits.
private struct Pipe: ~Copyable {
  var reading: Descriptor
  var writing: Descriptor

  init() throws(ChildProcess.Failure) {
    var ends: [CInt] = [-1, -1]
    guard pipe2(&ends, O_CLOEXEC) == 0 else { throw .cannotStart("a pipe", errno: errno) }
    reading = Descriptor(ends[0])
    writing = Descriptor(ends[1])
  }
}

/// An open file that is closed with its value, or before.
struct Descriptor: ~Copyable {
  private(set) var number: CInt

  init(_ number: CInt) { self.number = number }

  var isOpen: Bool { number >= 0 }

  /// The open file in other hands; this value is closed then.
  mutating func give() -> Descriptor {
    defer { number = -1 }
    return Descriptor(number)
  }

  mutating func shut() {
    if number >= 0 { close(number) }
    number = -1
  }

  deinit {
    if number >= 0 { close(number) }
  }
}
