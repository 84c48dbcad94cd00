import PolicySource
import Glibc
import PolicyModel
import PolicyTimeline

/// A recording that a command was given: a file, a FIFO, or `-` for standard input.
package struct TraceFile {
  /// As the user typed it.
  package let path: String

  package init(path: String) { self.path = path }

  /// Why it could not be replayed, as one line that names the place.
  package struct Problem: Error { package let message: String }

  /// Reads it once from beginning to end.
  package func read(_ reader: consuming TraceReader, _ sink: (RunEvent, Duration) -> Void) throws(Problem)
    -> TraceReader.Summary
  {
    guard !path.isEmpty else { throw Problem(message: "an empty path names no recording") }
    guard path != "-" else { return try read(STDIN_FILENO, reader, sink) }
    do throws(FileProblem) {
      try PathBoundary.check(named: FilePath(path))
    } catch {
      throw Problem(message: "\(path): \(error.words)")
    }
    guard let file = OpenFile(open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)) else { throw systemProblem }
    guard file.status?.kind != S_IFDIR else { throw Problem(message: "\(path): it is a folder, not a recording") }
    return try read(file.number, reader, sink)
  }

  private func read(
    _ descriptor: CInt, _ reader: consuming TraceReader, _ sink: (RunEvent, Duration) -> Void
  ) throws(Problem) -> TraceReader.Summary {
    let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { piece.deallocate() }
    do throws(TraceFailure) {
      while true {
        let count = Glibc.read(descriptor, piece.baseAddress, piece.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { break }
        guard count > 0 else { return try reader.finish(sink) }
        try reader.read(UnsafeRawBufferPointer(rebasing: piece[..<count]), sink)
      }
    } catch {
      let place = error.place.map { ":\($0.line):\($0.column)" } ?? ""
      throw Problem(message: "\(shown)\(place): \(error.message)")
    }
    throw systemProblem
  }

  /// As messages and reports for people name it.
  package var shown: String { path == "-" ? "standard input" : path }

  private var systemProblem: Problem {
    Problem(
      message: "\(shown): \(errno == ENOENT ? "there is no such file" : String(cString: strerror(errno)).lowercased())")
  }
}
