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
  func read(
    _ reader: consuming TraceReader, in files: any SourceProvider, _ sink: (RunEvent, Duration) -> Void
  ) throws(Problem) -> TraceReader.Summary {
    guard !path.isEmpty else { throw Problem(message: "an empty path names no recording") }
    do throws(FileProblem) {
      if path != "-" { try PathBoundary.check(named: FilePath(path), in: files) }
    } catch {
      throw Problem(message: "\(path): \(error.words)")
    }
    var reader = reader
    var failure: TraceFailure?
    let take = { (piece: UnsafeRawBufferPointer) -> Bool in
      do throws(TraceFailure) { try reader.read(piece, sink) } catch { failure = error }
      return failure == nil
    }
    do throws(SystemError) {
      if path == "-" { try Disk.streamStandardInput(take) } else { try files.stream(FilePath(path), take) }
    } catch {
      throw problem(error)
    }
    do throws(TraceFailure) {
      if let failure { throw failure }
      return try reader.finish(sink)
    } catch {
      let place = error.place.map { ":\($0.line):\($0.column)" } ?? ""
      throw Problem(message: "\(shown)\(place): \(error.message)")
    }
  }

  /// As messages and reports for people name it.
  package var shown: String { path == "-" ? "standard input" : path }

  private func problem(_ error: SystemError) -> Problem {
    let words =
      switch error.code {
      case ENOENT: "there is no such file"
      case EISDIR where path != "-": "it is a folder, not a recording"
      case let code: String(cString: strerror(code)).lowercased()
      }
    return Problem(message: "\(shown): \(words)")
  }
}
