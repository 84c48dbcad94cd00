import Glibc

/// An open file or folder, closed with its value.
package struct OpenFile: ~Copyable {
  package let number: CInt

  /// Takes what `open` returned; nil for a failure, with `errno` as it was.
  package init?(_ opened: CInt) {
    guard opened >= 0 else { return nil }
    guard opened <= STDERR_FILENO else {
      number = opened
      return
    }
    // With a standard stream closed, its number is free, and a stray message would be written into this file.
    let moved = fcntl(opened, F_DUPFD_CLOEXEC, STDERR_FILENO + 1)
    let code = errno
    close(opened)
    errno = code
    guard moved >= 0 else { return nil }
    number = moved
  }

  deinit { close(number) }

  /// What `fstat` says; nil for a failure.
  package var status: stat? {
    var status = stat()
    return fstat(number, &status) == 0 ? status : nil
  }

  /// At most so many bytes from the place reached; nil for a failure.
  package func read(upTo most: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < most {
      let count = chunk.withUnsafeMutableBytes { Glibc.read(number, $0.baseAddress, min($0.count, most - bytes.count)) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return nil }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// True when all bytes are written; `errno` says why not.
  package func write(_ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        // A file system that takes nothing and reports nothing is full.
        if count == 0 { errno = ENOSPC }
        return false
      }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// True when what was written has reached the disk; `errno` says why not.
  package func flush() -> Bool {
    while fsync(number) != 0 {
      // EINVAL is how file systems say that there is nothing to flush for this kind of file.
      guard errno == EINTR else { return errno == EINVAL }
    }
    return true
  }
}

extension stat {
  package var kind: mode_t { st_mode & S_IFMT }

  package func isSameFile(as other: stat) -> Bool { st_dev == other.st_dev && st_ino == other.st_ino }
}
