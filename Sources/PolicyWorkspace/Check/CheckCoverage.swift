import PolicySource

/// About which files a check has something to say: whose findings it would have told if they had any.
package struct CheckCoverage {
  /// What has changed since the revision that was named; nil where everything counts.
  package let changes: ChangedFiles?
  /// Absolute, as all places here.
  private var files: Set<FilePath> = []
  private var folders = FolderSet()
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
    files = Set(concerned.map { workspace.sources[$0].path.place })
    for folder in workspace.projects.flatMap(\.folders) { folders.insert(folder) }
    self.isUnderstood =
      isUnderstood && workspace.problems.isEmpty && !workspace.projects.contains(where: \.mayHideFiles)
  }

  /// Takes in the files of other projects.
  package static func += (sum: inout CheckCoverage, other: CheckCoverage) {
    sum.files.formUnion(other.files)
    sum.folders.formUnion(other.folders)
    sum.isUnderstood = sum.isUnderstood && other.isUnderstood
  }

  /// Whether a finding in a file would have been told, wherever the file has gone.
  package func covers(_ file: FilePath) -> Bool {
    guard isUnderstood else { return false }
    if files.contains(file) { return true }
    if let changes { return changes.deleted.contains(file) }
    // What is no file of a policy by its name, or lies in a hidden folder, is read only where it is named.
    guard file.hasYAMLExtension, let folder = folders.folder(around: file) else { return false }
    return file.relative(to: folder)?.parts.allSatisfy { $0.bytes.first != UInt8(ascii: ".") } ?? false
  }
}
