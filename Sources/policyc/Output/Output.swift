import Glibc
import PolicyReporting

/// A stream that the process was given to write to.
struct Output: Sendable {
  /// For results.
  static let standard = Output(descriptor: STDOUT_FILENO)
  /// For everything else.
  static let error = Output(descriptor: STDERR_FILENO)
  /// For what nobody wants to read.
  static let nowhere = Output(descriptor: -1)

  private let descriptor: CInt

  /// - Parameter descriptor: open for writing as long as the value is used; negative for none.
  init(descriptor: CInt) { self.descriptor = descriptor }

  /// Writes everything, or ends the process: silently when nobody reads any more, with words when it cannot be written.
  func write(_ text: PrintableText) {
    guard descriptor >= 0 else { return }
    var rest = text.bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || (errno != EINTR && !waitsForRoom()) {
        fail(errno)
      }
    }
  }

  /// Whether a stream that is full for the moment has room again.
  private func waitsForRoom() -> Bool {
    guard errno == EAGAIN else { return false }
    var event = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&event, 1, -1) > 0
  }

  private func fail(_ code: CInt) -> Never {
    // A closed pipe is the reader's choice: `policyc check | head`.
    if code != EPIPE, descriptor != STDERR_FILENO {
      Remark.write("cannot write the results: \(String(cString: strerror(code)).lowercased())")
    }
    exit(ExitStatus.notAsAsked.rawValue)
  }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  /// The columns of the terminal; nil when there is none or it does not say.
  var width: Int? {
    var size = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}
