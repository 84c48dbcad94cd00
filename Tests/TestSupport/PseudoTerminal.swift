import CTestSupport
import Glibc

/// A terminal that is none, and what was written to it.
package final class PseudoTerminal {
  /// What a program opens to write there.
  package let path: String
  /// Where a program writes.
  package let descriptor: CInt
  private let reading: CInt
  private(set) package var text = ""

  /// Nil where the system has none to give.
  package init?(columns: UInt16) {
    reading = posix_openpt(O_RDWR | O_NOCTTY)
    guard reading >= 0, grantpt(reading) == 0, unlockpt(reading) == 0, let name = ptsname(reading) else { return nil }
    path = String(cString: name)
    descriptor = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    guard descriptor >= 0, ioctl(descriptor, UInt(TIOCSWINSZ), &size) == 0 else { return nil }
  }

  deinit {
    close(descriptor)
    close(reading)
  }

  /// Reads until a text has come, at most for ten seconds.
  package func waitFor(_ expected: String) {
    var event = pollfd(fd: reading, events: Int16(POLLIN), revents: 0)
    while !text.contains(expected), poll(&event, 1, 10_000) > 0 {
      var bytes = [UInt8](repeating: 0, count: 4_096)
      let count = read(reading, &bytes, bytes.count)
      guard count > 0 else { return }
      text += String(decoding: bytes[..<count], as: UTF8.self)
    }
  }
}
