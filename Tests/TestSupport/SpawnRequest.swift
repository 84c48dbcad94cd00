import CTestSupport
import Glibc

/// A program about to be started.
struct SpawnRequest {
  let program: String
  let arguments: [String]
  /// nil is the environment of the test.
  let environment: [String: String]?
  let directory: String?

  /// Starts it with these three descriptors as its standard streams, and no others.
  func start(_ input: CInt, _ output: CInt, _ error: CInt) throws(ChildProcess.Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, descriptor) in [input, output, error].enumerated() {
      posix_spawn_file_actions_adddup2(&actions, descriptor, CInt(number))
    }
    posix_spawn_file_actions_addclosefrom_np(&actions, 3)
    if let directory { posix_spawn_file_actions_addchdir_np(&actions, directory) }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    Self.setUp(&attributes)
    var process: pid_t = 0
    let status = Self.withCStrings(arguments) { arguments in
      guard let environment else { return posix_spawn(&process, program, &actions, &attributes, arguments, environ) }
      return Self.withCStrings(environment.map { "\($0.key)=\($0.value)" }) { environment in
        posix_spawn(&process, program, &actions, &attributes, arguments, environment)
      }
    }
    guard status == 0 else { throw .cannotStart(program, errno: status) }
    return process
  }

  /// A process group of its own, so that a time limit reaches all it starts, and no signal ignored or blocked.
  private static func setUp(_ attributes: inout posix_spawnattr_t) {
    var none = sigset_t()
    sigemptyset(&none)
    var handled = sigset_t()
    sigfillset(&handled)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &handled)
    posix_spawnattr_setpgroup(&attributes, 0)
    let flags = POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETPGROUP
    posix_spawnattr_setflags(&attributes, Int16(flags))
  }

  private static func withCStrings<Value>(
    _ texts: [String], _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Value
  ) -> Value {
    var pointers = texts.map { strdup($0) } + [nil]
    defer { for pointer in pointers { free(pointer) } }
    return pointers.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { preconditionFailure("the list ends in nil, so it is not empty") }
      return body(base)
    }
  }
}
