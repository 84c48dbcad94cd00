import PolicySource

/// What to load below one root, gathered from all arguments before anything is read.
struct LoadPlan {
  /// Absolute and resolved.
  let root: FilePath
  /// How the user would type the root; empty for the current folder.
  private let shownRoot: String
  /// Whether a file was named that belongs to no project and no repository; nothing around it is read.
  private(set) var isAlone = false
  /// Folders at or below the root that were asked for; absolute and resolved.
  private(set) var folders: Set<FilePath> = []
  /// Files below the root that were asked for, as they were typed.
  private var typedFiles: [FilePath: String] = [:]

  init(root: FilePath, shownRoot: String, folders: Set<FilePath>) {
    self.root = root
    self.shownRoot = shownRoot
    self.folders = folders
  }

  /// The plan for a document that lies nowhere and has one name everywhere.
  init(document name: String) {
    self.init(root: .here, shownRoot: name, folders: [])
    typedFiles = [FilePath(name): name]
  }

  /// The plan for one argument.
  ///
  /// - Parameter place: what the argument names, absolute and resolved.
  init(for argument: String, at place: FilePath, isFolder: Bool, in files: some SourceProvider) {
    let folder = isFolder ? place : place.parent
    root = ProjectRoot.find(from: folder, isItself: isFolder, in: files)
    isAlone =
      !isFolder && !ProjectRoot.isRoot(root, in: files) && ProjectRoot.repository(of: root, in: files) == nil
    let levels = folder.relative(to: root).map { $0.bytes.split(separator: 0x2F).count } ?? 0
    let shown = Self.up(levels, from: isFolder ? argument : Self.folder(of: argument))
    // Behind a link, leaving out names leads elsewhere; the absolute path always leads there.
    let leadsThere = (try? files.resolve(FilePath(shown.isEmpty ? "." : shown))) == root
    shownRoot = leadsThere ? shown : root.text
    if isFolder { folders = [place] } else { typedFiles = [place: argument] }
  }

  /// Takes over what another plan for the same root asks for.
  mutating func join(_ other: LoadPlan) {
    isAlone = isAlone && other.isAlone
    folders.formUnion(other.folders)
    typedFiles.merge(other.typedFiles) { first, _ in first }
  }

  /// Whether a file or folder was asked for, itself or a folder around it.
  func wants(_ path: FilePath) -> Bool {
    folders.contains { path.lies(in: $0) } || typedFiles[path] != nil
  }

  /// Whether a file was asked for itself.
  func names(_ path: FilePath) -> Bool { typedFiles[path] != nil }

  /// Files below the root that were asked for.
  var files: some Sequence<FilePath> { typedFiles.keys }

  /// Where a link below the root leads; nothing need be there.
  ///
  /// - Throws: `FileProblem.outside` where that is not below the root, or what the system says of a link to nowhere.
  func end(of link: FilePath, in files: some SourceProvider) throws(FileProblem) -> PathEnd {
    try PathBoundary(root: root).end(of: root.appending(link.bytes), in: files)
  }

  /// How the user typed, or would type, a path that is relative to the root.
  func shown(_ path: FilePath) -> String {
    if path.bytes.isEmpty { return shownRoot.isEmpty ? "." : shownRoot }
    if !typedFiles.isEmpty, let typed = typedFiles[root.appending(path.bytes)] { return typed }
    return FilePath(shownRoot).appending(path.bytes).text
  }

  // MARK: Typed paths

  /// Where a file lies: its folder resolved, its own name kept.
  static func place(of path: FilePath, in files: some SourceProvider) -> FilePath? {
    let folder = path.bytes.contains(0x2F) ? FilePath(folder(of: path.text)) : FilePath.here
    return (try? files.resolve(folder))?.appending(path.name)
  }

  /// The folder part of a typed path: `policies` of `policies/web.yaml`, `.` of `web.yaml`.
  private static func folder(of typed: String) -> String {
    guard let slash = typed.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    let folder = String(typed[..<slash])
    return folder.isEmpty ? "/" : folder
  }

  /// A typed folder, some levels up: by leaving out its last names, or with `..` where it has none.
  private static func up(_ levels: Int, from typed: String) -> String {
    var parts = typed.split(separator: "/", omittingEmptySubsequences: true).map(String.init).filter { $0 != "." }
    for _ in 0..<levels {
      if let last = parts.last, last != ".." { parts.removeLast() } else { parts.append("..") }
    }
    let joined = parts.joined(separator: "/")
    return typed.hasPrefix("/") ? "/" + joined : joined
  }
}
