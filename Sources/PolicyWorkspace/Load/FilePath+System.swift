import Glibc
import PolicySource

extension FilePath {
  /// The absolute path without links and dots; nil when nothing is there.
  package var resolved: FilePath? {
    withCString { path in
      guard let real = realpath(path, nil) else { return nil }
      defer { free(real) }
      return FilePath(bytes: Array(UnsafeRawBufferPointer(start: real, count: strlen(real))))
    }
  }

  package func withCString<Result>(_ body: (UnsafePointer<CChar>) throws -> Result) rethrows -> Result {
    try (bytes + [0]).withUnsafeBufferPointer { buffer in
      try buffer.withMemoryRebound(to: CChar.self) { path in
        // The array holds at least the final zero, so its base address exists.
        guard let path = path.baseAddress else { preconditionFailure("an array with an element has an address") }
        return try body(path)
      }
    }
  }

  /// What is written in a link; nil for a failure.
  var linkDestination: FilePath? {
    withCString { path in
      var size = 256
      while true {
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
          count = buffer.withMemoryRebound(to: CChar.self) { text in
            text.baseAddress.map { max(0, readlink(path, $0, text.count)) } ?? 0
          }
        }
        guard !bytes.isEmpty else { return nil }
        // A text that fills the room may be cut.
        if bytes.count < size { return FilePath(bytes: bytes) }
        size *= 2
      }
    }
  }
}
