import PolicySource

/// About which files a check has something to say: whose findings it would have told if they had any.
package struct CheckCoverage {
  /// What has changed since the revision that was named; nil where everything counts.
  package let changes: ChangedFiles?
  /// As the repository names them.
  private var files: Set<FilePath> = []
  private var folders = FolderSet()
  /// A file that two projects have by one name, because they lie in different repositories, or in none.
  private(set) var ambiguousFile: FilePath?
  /// Whether no rule can have been silent only because something could not be read.
  package var isUnderstood: Bool

  /// Of no file.
  package init(_ changes: ChangedFiles?, isUnderstood: Bool) {
    self.changes = changes
    self.isUnderstood = isUnderstood
  }

  /// - Parameters:
  ///   - concerned: the files whose findings are told.
  ///   - isUnderstood: whether no file has a language error.
  package init(_ workspace: LoadedProjects, _ concerned: Set<FileID>, _ changes: ChangedFiles?, isUnderstood: Bool) {
    self.changes = changes
    files = Set(concerned.map { FilePath(workspace.sources[$0].path.inRepository) })
    for folder in workspace.projects.flatMap(\.folders) { folders.insert(folder) }
    self.isUnderstood =
      isUnderstood && workspace.problems.isEmpty && !workspace.projects.contains(where: \.mayHideFiles)
  }

  /// Takes in the files of other projects.
  package static func += (sum: inout CheckCoverage, other: CheckCoverage) {
    let shared = other.files.isDisjoint(with: sum.files) ? [] : other.files.intersection(sum.files)
    sum.ambiguousFile =
      sum.ambiguousFile ?? other.ambiguousFile
      ?? shared.min { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    sum.files.formUnion(other.files)
    sum.folders.formUnion(other.folders)
    sum.isUnderstood = sum.isUnderstood && other.isUnderstood
  }

  /// Whether a finding in a file would have been told, wherever the file has gone.
  ///
  /// - Parameter file: relative to the repository.
  package func covers(_ file: String) -> Bool {
    let file = FilePath(file)
    guard isUnderstood else { return false }
    if files.contains(file) { return true }
    if let changes { return changes.deleted.contains(file) }
    return folders.contains(file)
  }
}
