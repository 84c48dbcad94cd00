import PolicyCompiler
import PolicySource

/// Finds the folder that a project begins at.
package enum ProjectRoot {
  package static let configurationName = ProjectFiles.configurationName
  package static let targetsName = "targets"

  /// The root of the project that a folder belongs to; the folder is absolute and resolved.
  ///
  /// The nearest ancestor with `policyc.yaml`, else the nearest with a `targets` folder, else the folder itself. The
  /// search stops at the first folder with `.git`, at the home folder and at the file system's edge.
  ///
  /// - Parameter isItself: whether the folder was named, and so is a root where a project begins at it, whatever lies
  ///   around it. A file in it has the root around it all the same, where only that one has a configuration.
  static func find(from folder: FilePath, isItself: Bool, in files: some SourceProvider) -> FilePath {
    if isItself, isRoot(folder, in: files) { return folder }
    let ancestors = searched(from: folder, in: files)
    return ancestors.first { hasConfiguration($0, in: files) } ?? ancestors.first { hasTargets($0, in: files) }
      ?? folder
  }

  /// Whether a project begins at a folder by what lies in it.
  static func isRoot(_ folder: FilePath, in files: some SourceProvider) -> Bool {
    hasConfiguration(folder, in: files) || hasTargets(folder, in: files)
  }

  /// The projects of the same repository around a project and beside it: its ancestors, and the folders right below them,
  /// as far as they have a configuration.
  static func neighbours(of root: FilePath, in files: some SourceProvider) -> [FilePath] {
    let ancestors = searched(from: root, in: files).dropFirst()
    guard let last = ancestors.last, files.kind(of: last.appending(".git")) != nil else { return [] }
    return (ancestors + ancestors.flatMap { folders(below: $0, in: files) })
      .filter { $0 != root && hasConfiguration($0, in: files) }
  }

  private static func folders(below folder: FilePath, in files: some SourceProvider) -> [FilePath] {
    let entries = (try? files.entries(of: folder)) ?? []
    return entries.filter { $0.kind == .folder }.map { folder.appending($0.name) }
  }

  /// The nearest ancestor with `.git`, itself included; nil outside any repository.
  package static func repository(of folder: FilePath, in files: some SourceProvider) -> FilePath? {
    lineage(of: folder).first { files.kind(of: $0.appending(".git")) != nil }
  }

  static func hasConfiguration(_ folder: FilePath, in files: some SourceProvider) -> Bool {
    files.kind(of: folder.appending(configurationName)) == .regular
  }

  private static func hasTargets(_ folder: FilePath, in files: some SourceProvider) -> Bool {
    files.kind(of: folder.appending(targetsName)) == .folder
  }

  private static func searched(from folder: FilePath, in files: some SourceProvider) -> [FilePath] {
    let home = files.home
    var folders: [FilePath] = []
    for ancestor in lineage(of: folder) {
      folders.append(ancestor)
      if ancestor == home || files.kind(of: ancestor.appending(".git")) != nil { break }
    }
    return folders
  }

  private static func lineage(of folder: FilePath) -> [FilePath] {
    var folders = [folder]
    while let last = folders.last, last.parent != last { folders.append(last.parent) }
    return folders
  }
}
