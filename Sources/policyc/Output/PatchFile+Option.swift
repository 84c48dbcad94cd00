import PolicyWorkspace
import ArgumentParser
import Glibc

extension PatchFile {
  /// - Throws: `ValidationError` for what names no file, and for what leads to standard output or standard error.
  init(option text: String) throws {
    guard !text.isEmpty else { throw ValidationError("it names no file.") }
    guard text != "-", !Self.isStandardStream(text) else {
      throw ValidationError("a patch goes to a file of its own, since what is printed may be changed.")
    }
    self.init(path: text)
  }

  private static func isStandardStream(_ path: String) -> Bool {
    var named = stat()
    guard stat(path, &named) == 0 else { return false }
    return [STDOUT_FILENO, STDERR_FILENO].contains { descriptor in
      var stream = stat()
      return fstat(descriptor, &stream) == 0 && stream.isSameFile(as: named)
    }
  }
}
