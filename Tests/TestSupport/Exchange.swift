import Glibc

/// A running program, the rest of its input, and what it has written so far.
struct Exchange: ~Copyable {
  private let process: pid_t
  private let input: [UInt8]
  private var sent = 0
  private var toInput: Descriptor
  private var fromOutput: Descriptor
  private var fromError: Descriptor
  private let deadline: ContinuousClock.Instant
  private var stdout: [UInt8] = []
  private var stderr: [UInt8] = []

  init(
    process: pid_t, input: [UInt8], toInput: consuming Descriptor, fromOutput: consuming Descriptor,
    fromError: consuming Descriptor, deadline: ContinuousClock.Instant
  ) {
    self.process = process
    self.input = input
    self.toInput = toInput
    self.fromOutput = fromOutput
    self.fromError = fromError
    self.deadline = deadline
    _ = fcntl(self.toInput.number, F_SETFL, O_NONBLOCK)
    if input.isEmpty { self.toInput.shut() }
  }

  /// Serves all three streams at once, so that no full pipe can stop either side, and takes the program's end.
  mutating func finish(_ command: [String]) throws(ChildProcess.Failure) -> ChildProcess.Result {
    while fromOutput.isOpen || fromError.isOpen {
      guard let rest = millisecondsLeft else { throw .timedOut(command, result(killed())) }
      serve(waiting: rest)
      guard stdout.count <= ChildProcess.mostOutput, stderr.count <= ChildProcess.mostOutput else {
        _ = killed()
        throw .tooMuchOutput(command)
      }
    }
    while true {
      if let ending = ending(WNOHANG) { return result(ending) }
      guard millisecondsLeft != nil else { throw .timedOut(command, result(killed())) }
      usleep(1_000)
    }
  }

  private var millisecondsLeft: CInt? {
    let left = deadline - ContinuousClock().now
    guard left > .zero else { return nil }
    return CInt(clamping: left.components.seconds * 1_000 + 1 + left.components.attoseconds / 1_000_000_000_000_000)
  }

  private mutating func serve(waiting milliseconds: CInt) {
    // A negative descriptor is one that poll does not look at.
    var polled = [
      pollfd(fd: toInput.number, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: fromOutput.number, events: Int16(POLLIN), revents: 0),
      pollfd(fd: fromError.number, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return }
    if polled[0].revents != 0 { send() }
    if polled[1].revents != 0 { Self.receive(&fromOutput, into: &stdout) }
    if polled[2].revents != 0 { Self.receive(&fromError, into: &stderr) }
  }

  private mutating func send() {
    let count = input[sent...].withUnsafeBytes { write(toInput.number, $0.baseAddress, $0.count) }
    if count > 0 { sent += count }
    let isOver = count < 0 && errno != EAGAIN && errno != EINTR
    if sent == input.count || isOver { toInput.shut() }
  }

  private static func receive(_ descriptor: inout Descriptor, into bytes: inout [UInt8]) {
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      count = max(0, read(descriptor.number, buffer.baseAddress, buffer.count))
    }
    bytes += chunk
    if chunk.isEmpty { descriptor.shut() }
  }

  private func result(_ ending: ChildProcess.Ending) -> ChildProcess.Result {
    ChildProcess.Result(ending: ending, stdout: stdout, stderr: stderr)
  }

  /// Ends the program with its whole process group.
  private func killed() -> ChildProcess.Ending {
    kill(-process, SIGKILL)
    return ending(0) ?? .signal(SIGKILL)
  }

  private func ending(_ options: CInt) -> ChildProcess.Ending? {
    var status: CInt = 0
    var waited = waitpid(process, &status, options)
    while waited < 0 && errno == EINTR { waited = waitpid(process, &status, options) }
    guard waited == process else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? .exit(status >> 8 & 0xFF) : .signal(signal)
  }
}
