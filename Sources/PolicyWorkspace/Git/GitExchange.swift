import Glibc

/// The pipes between policyc and one git process: standard input, output and error.
package struct GitExchange {
  package enum Outcome: Equatable {
    /// Both output streams have ended.
    case complete
    case tooMuch, tooLate
    case failed(CInt)
  }

  /// The bytes of standard error that are kept; the rest is read and dropped.
  private static let mostWords = 1 << 12

  private let input: Pipe
  private let output: Pipe
  private let words: Pipe
  private var unsent: ArraySlice<UInt8>

  /// Fails when the system cannot make a pipe; `errno` says why.
  package init?(input bytes: [UInt8]) {
    guard let input = Pipe(), let output = Pipe(), let words = Pipe() else { return nil }
    (self.input, self.output, self.words) = (input, output, words)
    unsent = bytes[...]
  }

  /// The ends that become the standard streams of git.
  package var ends: (input: CInt, output: CInt, words: CInt) { (input.reading, output.writing, words.writing) }

  package var answer: (output: [UInt8], words: [UInt8]) { (output.bytes, words.bytes) }

  /// Serves all streams until both outputs have ended. It polls them together, so that a full pipe cannot block git.
  ///
  /// - Parameter mostOutput: the limit of standard output in bytes.
  package mutating func run(until deadline: ContinuousClock.Instant, mostOutput: Int) -> Outcome {
    // An end of git that stays open here would hide the end of the stream.
    input.closeReading()
    output.closeWriting()
    words.closeWriting()
    _ = fcntl(input.writing, F_SETFL, O_NONBLOCK)
    while output.isOpen || words.isOpen {
      if unsent.isEmpty { input.closeWriting() }
      // poll does not look at a negative descriptor.
      var polled = [output.reading, words.reading].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
      polled.append(pollfd(fd: input.writing, events: Int16(POLLOUT), revents: 0))
      let left = deadline - ContinuousClock().now
      guard left > .zero else { return .tooLate }
      let ready = poll(&polled, nfds_t(polled.count), Self.milliseconds(left))
      guard ready >= 0 || errno == EINTR else { return .failed(errno) }
      guard ready > 0 else { continue }
      if polled[0].revents != 0 { output.receive(keeping: mostOutput + 1) }
      if polled[1].revents != 0 { words.receive(keeping: Self.mostWords) }
      if polled[2].revents != 0 { send() }
      guard output.bytes.count <= mostOutput else { return .tooMuch }
    }
    return .complete
  }

  /// Writes what fits into the pipe. After a write error git reads no more, so the rest is dropped.
  private mutating func send() {
    let sent = unsent.withUnsafeBytes { write(input.writing, $0.baseAddress, $0.count) }
    if sent > 0 {
      unsent = unsent.dropFirst(sent)
    } else if errno != EAGAIN, errno != EINTR {
      unsent = []
    }
  }

  /// Rounded up, so that poll does not return before the deadline; at most a minute.
  private static func milliseconds(_ duration: Duration) -> CInt {
    CInt(min(60_000, duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000 + 1))
  }
}

/// A pipe that no other program inherits, and the bytes received through it.
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
    closeReading()
    closeWriting()
  }

  var isOpen: Bool { reading >= 0 }

  func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }

  /// Reads once and keeps bytes up to the limit in total.
  func receive(keeping limit: Int) {
    var got = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
      got = read(reading, buffer.baseAddress, buffer.count)
      count = max(0, got)
    }
    if got < 0, errno == EINTR || errno == EAGAIN { return }
    bytes += chunk.prefix(max(0, limit - bytes.count))
    if got <= 0 { closeReading() }
  }
}
