import PolicyCompiler
import PolicySource
import Glibc

/// Finds the folder that a project begins at.
public enum ProjectRoot {
  public static let configurationName = ProjectFiles.configurationName
  public static let targetsName = "targets"

  /// The root of the project that a folder belongs to; the folder is absolute and resolved.
  ///
  /// The nearest ancestor with `policyc.yaml`, else the nearest with a `targets` folder, else the folder itself. The
  /// search stops at the first folder with `.git`, at the home folder and at the file system's edge.
  static func find(from folder: FilePath, isItself: Bool) -> FilePath {
    if isItself, isRoot(folder) { return folder }
    let ancestors = searched(from: folder)
    return ancestors.first(where: hasConfiguration) ?? ancestors.first(where: hasTargets) ?? folder
  }

  /// Whether a project begins at a folder by what lies in it.
  static func isRoot(_ folder: FilePath) -> Bool { hasConfiguration(folder) || hasTargets(folder) }

  /// The projects of the same repository around a project and beside it: its ancestors, and the folders right below them,
  /// as far as they have a configuration.
  static func neighbours(of root: FilePath) -> [FilePath] {
    let ancestors = searched(from: root).dropFirst()
    guard let last = ancestors.last, FileSystem.kind(of: last.appending(".git")) != nil else { return [] }
    return (ancestors + ancestors.flatMap { folders(in: $0) }).filter { $0 != root && hasConfiguration($0) }
  }

  private static func folders(in folder: FilePath) -> [FilePath] {
    let entries = (try? FileSystem.entries(of: folder)) ?? []
    return entries.filter { $0.kind == .folder }.map { folder.appending($0.name) }
  }

  /// The nearest ancestor with `.git`, itself included; nil outside any repository.
  public static func repository(of folder: FilePath) -> FilePath? {
    lineage(of: folder).first { FileSystem.kind(of: $0.appending(".git")) != nil }
  }

  static func hasConfiguration(_ folder: FilePath) -> Bool {
    FileSystem.kind(of: folder.appending(configurationName)) == .regular
  }

  private static func hasTargets(_ folder: FilePath) -> Bool {
    FileSystem.kind(of: folder.appending(targetsName)) == .folder
  }

  private static func searched(from folder: FilePath) -> [FilePath] {
    let home = getenv("HOME").flatMap {
      FilePath(bytes: Array(UnsafeRawBufferPointer(start: $0, count: strlen($0)))).resolved
    }
    var folders: [FilePath] = []
    for ancestor in lineage(of: folder) {
      folders.append(ancestor)
      if ancestor == home || FileSystem.kind(of: ancestor.appending(".git")) != nil { break }
    }
    return folders
  }

  private static func lineage(of folder: FilePath) -> [FilePath] {
    var folders = [folder]
    while let last = folders.last, last.parent != last { folders.append(last.parent) }
    return folders
  }
}
