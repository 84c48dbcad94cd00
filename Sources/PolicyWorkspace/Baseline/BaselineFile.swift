import PolicyDiagnostics
import PolicySource

/// A baseline on disk.
package struct BaselineFile {
  /// The most bytes of a baseline.
  package static let mostBytes = 1 << 24
  /// The most files that are named of those that an entry of an old baseline could be about.
  private static let mostNamed = 5

  /// As the user typed it.
  package let path: String
  /// Its entries name files from its folder.
  package private(set) var baseline: Baseline
  /// What an old one has besides, of which the file is not known.
  private(set) var unknown: [OldBaseline.Unknown] = []
  /// Absolute and resolved: that of the file itself, where a link was named.
  private let folder: FilePath
  private let bytes: [UInt8]

  /// Reads a baseline; nil where there is no file.
  ///
  /// - Parameter listing: what it is for, among which the files of an old one are looked for.
  /// - Throws: `Refusal` where it cannot be read or understood.
  package init?(readingIfThere path: String, for listing: WorkspaceListing) throws {
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
    guard let place = FilePath(path).resolved else {
      throw Refusal("\(path): it has no path, and its entries begin at its folder", help: "name the file itself")
    }
    let read: Baseline
    do throws(Baseline.Mistake) {
      // Pointers are made of masked files; one of an older version that holds a credential fits again, and shows none.
      read = try Baseline(parsing: bytes.withoutSecrets)
    } catch {
      let place = LineTable(bytes).position(of: error.offset)
      throw Refusal(
        "\(path):\(place.line):\(place.column): \(error.message)",
        help: "name a file that policyc check --write-baseline has written")
    }
    self.path = path
    self.bytes = bytes
    folder = place.parent
    guard read.isOld else {
      baseline = BaselineNames(from: folder).shortened(read)
      return
    }
    let old = OldBaseline(read, in: folder, listing)
    baseline = Baseline(old.known)
    unknown = old.unknown
  }

  package var names: BaselineNames { BaselineNames(from: folder) }

  package var matcher: BaselineMatcher { BaselineMatcher(baseline, names) }

  /// Reads a baseline that has to be there, and that says of which files it speaks.
  ///
  /// - Parameter renewal: the command line that renews it.
  package init(reading path: String, for listing: WorkspaceListing, renewal: String) throws {
    guard let file = try BaselineFile(readingIfThere: path, for: listing) else {
      throw Refusal(
        "\(path): there is no such file", help: "write it: policyc check --write-baseline \(path.quotedForShell)")
    }
    self = file
    guard let first = unknown.first(where: { !$0.files.isEmpty }) else { return }
    let rest = first.files.count - Self.mostNamed
    let files =
      first.files.prefix(Self.mostNamed).map(\.shown)
      + (rest > 0 ? ["\(rest) more"] : []) + (first.mayBeElsewhere ? ["a file elsewhere"] : [])
    throw Refusal(
      "\(path):\(lines(of: [first.entry])[0]): this entry of the old format could be about \(Words.list(files, "or"))",
      help: "renew the baseline with: \(renewal)")
  }

  /// The line of an entry, from 1.
  package func lines(of entries: [Baseline.Entry]) -> [Int] {
    let table = LineTable(bytes)
    return entries.map { table.position(of: $0.offset).line }
  }

  /// The names of files in a baseline that is to be written.
  package static func names(in path: String) throws -> BaselineNames {
    do throws(WriteFailure) { return BaselineNames(from: try OutputPath(path).folder) } catch { throw Refusal(error) }
  }

  /// Writes a baseline; only what was read before is replaced.
  package static func write(
    _ baseline: Baseline, to path: String, replacing old: BaselineFile?, mostEntries: Int = Baseline.mostEntries
  ) throws -> CarefulWriter.Outcome {
    guard baseline.count <= mostEntries else {
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
