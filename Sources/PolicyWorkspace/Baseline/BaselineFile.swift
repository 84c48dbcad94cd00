import PolicyDiagnostics
import PolicySource

/// A baseline on disk.
package struct BaselineFile {
  /// The most bytes of a baseline.
  package static let mostBytes = 1 << 24

  /// As the user typed it.
  package let path: String
  package let baseline: Baseline
  private let bytes: [UInt8]

  /// Reads a baseline; nil where there is no file.
  ///
  /// - Throws: `Refusal` where it cannot be read or understood.
  package init?(readingIfThere path: String) throws {
    let bytes: [UInt8]
    do throws(FileProblem) {
      bytes = try Disk().read(named: path, limit: Self.mostBytes)
    } catch {
      if error == .missing { return nil }
      throw Refusal("\(path): \(error.words)")
    }
    guard bytes.count <= Self.mostBytes else {
      throw Refusal("\(path): it is larger than 16 MiB, and no baseline is")
    }
    do throws(Baseline.Mistake) {
      // Pointers are made of masked files; one of an older version that holds a credential fits again, and shows none.
      baseline = try Baseline(parsing: bytes.withoutSecrets)
    } catch {
      let place = LineTable(bytes).position(of: error.offset)
      throw Refusal(
        "\(path):\(place.line):\(place.column): \(error.message)",
        help: "name a file that policyc check --write-baseline has written")
    }
    self.path = path
    self.bytes = bytes
  }

  /// Reads a baseline that has to be there.
  package init(reading path: String) throws {
    guard let file = try BaselineFile(readingIfThere: path) else {
      throw Refusal(
        "\(path): there is no such file", help: "write it: policyc check --write-baseline \(path.quotedForShell)")
    }
    self = file
  }

  /// The line of an entry, from 1.
  package func lines(of entries: [Baseline.Entry]) -> [Int] {
    let table = LineTable(bytes)
    return entries.map { table.position(of: $0.offset).line }
  }

  /// Writes a baseline; only what was read before is replaced.
  package static func write(
    _ baseline: Baseline, to path: String, replacing old: BaselineFile?, mostEntries: Int = Baseline.mostEntries
  ) throws -> CarefulWriter.Outcome {
    guard baseline.entries.count <= mostEntries else {
      throw Refusal(
        "the baseline would have more than \(mostEntries) entries", help: "check fewer folders at once")
    }
    do throws(WriteFailure) {
      let output = try OutputPath(path)
      return try CarefulWriter(mostBytes: mostBytes).write(baseline.bytes, to: output) { $0 == old?.bytes ?? [] }
    } catch {
      switch error {
      case .tooLarge: throw Refusal("the baseline would be larger than 16 MiB", help: "check fewer folders at once")
      case .notOurs: throw Refusal("\(path) was changed meanwhile", help: "try again")
      default: throw Refusal(error)
      }
    }
  }
}
