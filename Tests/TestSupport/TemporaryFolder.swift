import Glibc

/// A folder of its own for one test, removed with everything in it when the value ends.
package final class TemporaryFolder: Sendable {
  /// Absolute, without links in it.
  package let path: String

  package init() throws(FileFailure) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    guard let resolved = realpath(parent, nil) else { throw FileFailure(path: parent, errno: errno) }
    defer { free(resolved) }
    var template = Array("\(String(cString: resolved))/policyc-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FileFailure(path: parent, errno: errno) }
    path = template.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  deinit { Self.remove(path) }

  /// The path of an entry in the folder.
  package func path(of name: String) -> String { "\(path)/\(name)" }

  /// Writes a file, with the folders on the way to it.
  @discardableResult
  package func write(_ bytes: [UInt8], to name: String, mode: mode_t = 0o644) throws(FileFailure) -> String {
    for (offset, byte) in name.utf8.enumerated() where byte == UInt8(ascii: "/") {
      mkdir(path(of: String(decoding: Array(name.utf8)[..<offset], as: UTF8.self)), 0o755)
    }
    let file = path(of: name)
    var descriptor = Descriptor(open(file, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode))
    guard descriptor.isOpen else { throw FileFailure(path: file, errno: errno) }
    var sent = 0
    while sent < bytes.count {
      let count = bytes[sent...].withUnsafeBytes { Glibc.write(descriptor.number, $0.baseAddress, $0.count) }
      guard count > 0 else { throw FileFailure(path: file, errno: errno) }
      sent += count
    }
    // The mode as given, whatever the umask is.
    _ = fchmod(descriptor.number, mode)
    descriptor.shut()
    return file
  }

  @discardableResult
  package func write(_ text: String, to name: String) throws(FileFailure) -> String {
    try write(Array(text.utf8), to: name)
  }

  package func read(_ name: String) throws(FileFailure) -> [UInt8] {
    let file = path(of: name)
    let descriptor = Descriptor(open(file, O_RDONLY | O_CLOEXEC))
    guard descriptor.isOpen else { throw FileFailure(path: file, errno: errno) }
    var bytes: [UInt8] = []
    while true {
      let chunk = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
        count = max(0, Glibc.read(descriptor.number, buffer.baseAddress, buffer.count))
      }
      if chunk.isEmpty { return bytes }
      bytes += chunk
    }
  }

  /// The names of the entries, sorted bytewise, hidden ones included.
  package func entries() -> [String] {
    Self.entries(of: path).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func entries(of folder: String) -> [String] {
    guard let stream = opendir(folder) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// Removes an entry and what is below it; links are removed, not followed.
  private static func remove(_ path: String) {
    guard unlink(path) != 0, errno == EISDIR || errno == EPERM else { return }
    // A test may have taken the right to write from its folder.
    chmod(path, 0o700)
    for name in entries(of: path) { remove("\(path)/\(name)") }
    rmdir(path)
  }
}

/// A file that a test needs and cannot have.
package struct FileFailure: Error, Sendable, CustomStringConvertible {
  package let path: String
  package let errno: CInt

  package var description: String { "\(path): \(String(cString: strerror(errno)))" }
}
