import PolicySource
import PolicyDiagnostics

/// The difference between a revision and the projects of one checkout. All paths are absolute.
///
/// A file is unchanged only when the bytes in the working tree and the entry of the index are both those of the revision.
/// Time stamps, flags of the index and filters decide nothing. A file that git does not track is changed unless an ignore
/// pattern matches it.
package struct RepositoryChanges {
  package private(set) var changed: Set<FilePath> = []
  /// Policy files of the revision that are not in the working tree.
  package private(set) var deleted: Set<FilePath> = []
  /// The entries of the revision; empty before the first commit.
  private let revision: [FilePath: TrackedFile]

  /// The largest file that is compared, in bytes. A larger one counts as changed.
  package static let mostBytes = 1 << 24

  /// - Parameter projects: the projects of the checkout.
  package init(in checkout: GitCheckout, _ projects: [ProjectListing], since revision: String) throws(GitFailure) {
    let places = projects.flatMap { project in project.files.map { project.place(of: $0) } }
    guard let commit = try checkout.commit(revision) else {
      (self.revision, changed) = ([:], Set(places))
      return
    }
    let known = Set(places)
    let wanted = known.union(places.compactMap(\.resolved))
    let isWanted = { (path: FilePath) in path.hasYAMLExtension || wanted.contains(path) }
    let scope = Self.scope(of: projects.map(\.root), below: checkout.top)
    self.revision = try checkout.files(of: commit, in: scope, where: isWanted)
    let index = try checkout.index(in: scope, where: isWanted)
    changed = known.filter { !isUnchanged($0, index) }
    changed.subtract(try Self.ignored(changed.filter { self.revision[$0] == nil && index[$0] == nil }, checkout))
    var folders: [FilePath: Bool] = [:]
    for (path, file) in self.revision where file.kind != .folder && path.hasYAMLExtension && !known.contains(path) {
      guard !isLeftOut(path, index, below: checkout.top), !Self.isThere(path, &folders) else { continue }
      deleted.insert(path)
    }
  }

  /// Whether a change can alter the findings of an unchanged file of a project: a file is gone, the configuration has
  /// changed, or the project has other borders than in the revision.
  package func concernAll(of project: ProjectListing) -> Bool {
    let configuration = project.root.appending(ProjectRoot.configurationName)
    if changed.contains(configuration) { return true }
    if deleted.contains(where: { $0.lies(in: project.root) || Self.decides($0, where: project.root) }) { return true }
    // A nested project that is new has taken files from this one.
    if project.subprojects.contains(where: { revision[$0.appending(ProjectRoot.configurationName)] == nil }) {
      return true
    }
    guard Disk().kind(of: configuration) == nil else { return false }
    // Without a configuration a project begins at its targets. New targets are a new border.
    let targets = project.root.appending(ProjectRoot.targetsName)
    return Disk().kind(of: targets) == .folder && !revision.keys.contains { $0.lies(in: targets) }
  }

  /// Whether a file decides that a project is part of a larger one.
  private static func decides(_ path: FilePath, where root: FilePath) -> Bool {
    let folder = path.parent
    if path.name.elementsEqual(ProjectRoot.configurationName.utf8) { return root.lies(in: folder) }
    return folder.name.elementsEqual(ProjectRoot.targetsName.utf8) && root.lies(in: folder.parent)
  }

  // MARK: Files

  private func isUnchanged(_ place: FilePath, _ index: [FilePath: GitCheckout.IndexEntry]) -> Bool {
    guard let file = revision[place], index[place]?.file == file else { return false }
    guard file.kind == .link else { return place.linkTarget == nil && Self.has(place, file) }
    // The target of the link must be an unchanged file, and reached without a second link.
    guard let target = place.linkTarget, file.isContent(target.bytes), let real = place.resolved else { return false }
    return place.parent.following(target) == real && revision[real]?.kind == .file && isUnchanged(real, index)
  }

  /// Whether a sparse checkout leaves out a file, or a folder around it, that is equal in the index and the revision.
  private func isLeftOut(_ path: FilePath, _ index: [FilePath: GitCheckout.IndexEntry], below top: FilePath) -> Bool {
    ([path] + path.parents(below: top)).contains { place in
      guard let entry = index[place], entry.isLeftOut else { return false }
      return entry.file == revision[place]
    }
  }

  private static func has(_ place: FilePath, _ file: TrackedFile) -> Bool {
    guard let bytes = try? Disk().read(place, limit: mostBytes) else { return false }
    return bytes.count <= mostBytes && file.isContent(bytes)
  }

  /// The ignored files among some. A nested repository may track files that this one ignores, so git is not asked about its
  /// files.
  private static func ignored(_ files: Set<FilePath>, _ checkout: GitCheckout) throws(GitFailure) -> Set<FilePath> {
    var folders: [FilePath: Bool] = [:]
    let own = files.filter { file in
      if let known = folders[file.parent] { return known }
      let isOwn = ProjectRoot.repository(of: file.parent, in: Disk()) == checkout.top
      folders[file.parent] = isOwn
      return isOwn
    }
    return try checkout.ignored(Array(own))
  }

  /// Whether a file or link is at a path, with no link on the way to it.
  ///
  /// - Parameter folders: a cache: whether a folder has no link on the way to it.
  private static func isThere(_ path: FilePath, _ folders: inout [FilePath: Bool]) -> Bool {
    let isReal = folders[path.parent] ?? (path.parent.resolved == path.parent)
    folders[path.parent] = isReal
    return isReal && (Disk().kind(of: path) == .regular || path.linkTarget != nil)
  }

  // MARK: Scope

  /// The largest number of projects that are named to git. For more, their common folder is named.
  private static let mostRoots = 100

  /// The paths that git is asked about: the projects, and the files above them that decide where a project begins.
  ///
  /// - Returns: paths relative to the top; no path when the scope is the whole checkout.
  private static func scope(of roots: [FilePath], below top: FilePath) -> [FilePath] {
    let all = Set(roots)
    var outermost = all.filter { !$0.parents(below: top).contains(where: all.contains) }
    if outermost.count > mostRoots { outermost = [FilePath.commonFolder(of: outermost)] }
    var scope = outermost
    for folder in Set(outermost.flatMap { $0.parents(below: top) }) {
      scope.insert(folder.appending(ProjectRoot.configurationName))
      scope.insert(folder.appending(ProjectRoot.targetsName))
    }
    let relative = scope.compactMap { $0.relative(to: top) }
    return relative.contains { $0.bytes.isEmpty } ? [] : relative
  }
}

extension FilePath {
  /// The folders above an absolute path, from the nearest up to a given folder, that one included.
  fileprivate func parents(below top: FilePath) -> [FilePath] {
    var folders: [FilePath] = []
    var folder = self
    while folder != top, folder.parent != folder {
      folder = folder.parent
      folders.append(folder)
    }
    return folders
  }
}
