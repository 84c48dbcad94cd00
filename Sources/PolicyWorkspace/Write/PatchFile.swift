import PolicyDiagnostics
import PolicyExport

/// The file to which differences are written byte for byte, as `patch` applies them.
package struct PatchFile {
  /// A difference, and the same one without credentials.
  package typealias Difference = (raw: UnifiedDiff, masked: UnifiedDiff)

  /// As typed.
  package let path: String

  /// What a patch may have, as a report.
  private static let mostBytes = 1 << 27

  /// - Parameter path: no standard stream of the process: what is printed there is made harmless, and a patch must not be
  ///   changed.
  package init(path: String) { self.path = path }

  /// Writes the differences one behind the other, none as an empty file; only an older patch is replaced.
  ///
  /// A line of a patch that holds a credential would carry it on, and without it the patch would not apply; then nothing
  /// is written.
  ///
  /// - Throws: `Refusal` that says why it cannot be written.
  package func write(_ differences: [Difference]) throws {
    guard differences.allSatisfy({ $0.raw.bytes == $0.masked.bytes }) else {
      throw Refusal(
        "\(path) is not written, because a line of it would hold a credential", help: "remove the credential first")
    }
    do throws(WriteFailure) {
      let bytes = differences.flatMap(\.raw.bytes)
      _ = try CarefulWriter(mostBytes: Self.mostBytes).write(
        bytes, to: try OutputPath(path), ifReplaceable: Self.couldBePatch)
    } catch {
      guard case .notOurs = error else { throw Refusal(error) }
      throw Refusal("\(path) is there, and is no patch", help: "choose another file, or remove this one")
    }
  }

  /// A YAML document begins with `---` too, so the three first lines have to be those of a difference.
  private static func couldBePatch(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 3, omittingEmptySubsequences: false)
    return bytes.isEmpty
      || lines.count > 3 && zip(lines, ["--- ", "+++ ", "@@ -"]).allSatisfy { $0.starts(with: $1.utf8) }
  }
}
