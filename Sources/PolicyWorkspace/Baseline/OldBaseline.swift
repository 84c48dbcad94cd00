import PolicyDiagnostics
import PolicySource

/// Finds the files that the entries of an old baseline are about.
///
/// Such an entry names its file within the repository, or within the project where there is none, and so a file in each
/// repository and project that has one of that name. It is taken for a file of the repository that the baseline lies in,
/// or, outside of repositories, of the project around it, and only where no other file of the check has the name.
struct OldBaseline {
  /// The entries whose files are known, with their new names.
  private(set) var known: [Baseline.Entry] = []
  private(set) var unknown: [Unknown] = []

  /// An entry that could be about several files, or about a file elsewhere.
  struct Unknown {
    let entry: Baseline.Entry
    /// Those of the check that have its name.
    let files: [SourcePath]
    /// Whether none of them lies where the baseline does, so that it may be about a file that is not checked.
    let mayBeElsewhere: Bool
  }

  /// - Parameters:
  ///   - folder: of the baseline, absolute and resolved.
  ///   - listing: what is checked.
  init(_ baseline: Baseline, in folder: FilePath, _ listing: WorkspaceListing) {
    let names = BaselineNames(from: folder)
    let repository = ProjectRoot.repository(of: folder, in: Disk())
    // Outside of repositories, the innermost project of the check around the baseline.
    let around = listing.projects.filter { $0.repository == nil && folder.lies(in: $0.root) }.map(\.root)
    let home = repository ?? around.max { $0.bytes.count < $1.bytes.count }
    let files = Self.files(named: Set(baseline.entries.map(\.file).map(FilePath.init)), repository, folder, listing)
    for entry in baseline.entries {
      let found = files[FilePath(entry.file)] ?? []
      // What is not there any more lay where the baseline does.
      let place = found.isEmpty ? home?.following(FilePath(entry.file)) : Self.only(found)?.place
      if let name = place.flatMap(names.name) {
        known.append(entry.naming(name))
      } else {
        unknown.append(
          Unknown(entry: entry, files: found.map(\.path), mayBeElsewhere: !found.contains(where: \.isAtHome)))
      }
    }
  }

  /// A file that has one of the names.
  private struct Found {
    let path: SourcePath
    /// Whether it lies in the repository or the project of the baseline.
    let isAtHome: Bool
  }

  private static func only(_ found: [Found]) -> SourcePath? {
    found.count == 1 && found.allSatisfy(\.isAtHome) ? found.first?.path : nil
  }

  private static func files(
    named wanted: Set<FilePath>, _ home: FilePath?, _ folder: FilePath, _ listing: WorkspaceListing
  ) -> [FilePath: [Found]] {
    var files: [FilePath: [Found]] = [:]
    for project in listing.projects where !project.liesNowhere {
      let repository = project.repository
      let isAtHome = repository.map { $0 == home } ?? folder.lies(in: project.root)
      for path in project.names {
        // As it was written then, with U+FFFD for bytes that are not UTF-8.
        guard let name = path.place.relative(to: repository ?? project.root).map({ FilePath($0.text) }),
          wanted.contains(name)
        else { continue }
        files[name, default: []].append(Found(path: path, isAtHome: isAtHome))
      }
    }
    return files
  }
}
