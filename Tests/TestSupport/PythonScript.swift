import Glibc

/// A Python program that a test compares the product with: another implementation of the same standard.
package struct PythonScript {
  private let source: String

  package init(_ source: String) { self.source = source }

  /// Whether `python3` runs here and has all these modules.
  package static func isAvailable(_ modules: String...) -> Bool {
    let imports = (["sys"] + modules).joined(separator: ", ")
    return PythonScript("import \(imports)\nprint('yes')").output(for: []).map { $0 == Array("yes\n".utf8) } ?? false
  }

  /// What the program prints when it is given the bytes as standard input; nil when it fails.
  package func output(for input: [UInt8]) -> [UInt8]? {
    guard let program = TemporaryFile(Array(source.utf8)), let data = TemporaryFile(input) else { return nil }
    defer { [program, data].forEach { $0.remove() } }
    guard let pipe = popen("python3 \(program.path) < \(data.path)", "r") else { return nil }
    var output: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&chunk, 1, chunk.count, pipe)
      guard count > 0 else { break }
      output.append(contentsOf: chunk[..<count])
    }
    return pclose(pipe) == 0 ? output : nil
  }
}

/// A file for one call, under a name that no shell has to quote.
private struct TemporaryFile {
  let path: String

  init?(_ bytes: [UInt8]) {
    var template = Array("/tmp/policyc-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { return nil }
      written += count
    }
  }

  func remove() { unlink(path) }
}
