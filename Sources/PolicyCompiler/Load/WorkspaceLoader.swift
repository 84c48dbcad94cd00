import PolicyDiagnostics
import PolicyYAML

/// Reads the files that a command is about: the one stage that touches the file system.
package struct WorkspaceLoader {
  private var sources = SourceMap()
  private var projects: [ProjectFiles] = []
  private var problems: [LoadProblem] = []
  private var selected: Set<FileID> = []
  private var loadedRoots: Set<FilePath> = []
  /// Where the document of standard input lies, or would lie, and what it says.
  private var replacement: (place: FilePath, bytes: [UInt8])?

  /// What to load below one root, gathered from all arguments before anything is read.
  private struct Plan {
    let root: FilePath
    /// How the user would type the root.
    let shown: String
    /// Folders at or below the root that were asked for.
    var folders: Set<FilePath> = []
    /// Files below the root that were asked for.
    var files: Set<FilePath> = []

    /// Whether a file or folder was asked for, itself or a folder around it.
    func wants(_ path: FilePath) -> Bool {
      files.contains(path) || folders.contains { path.relative(to: $0) != nil }
    }
  }

  /// Loads the projects that paths belong to; without paths, `policies` if it is there, else the current folder.
  package static func load(_ paths: [String]) -> Workspace {
    var loader = WorkspaceLoader()
    let arguments = paths.isEmpty ? [defaultPath] : paths
    // Outer projects first: what they reach is then read once, with everything that was asked for.
    for plan in loader.plans(for: arguments).sorted(by: { $0.root.bytes.count < $1.root.bytes.count }) {
      loader.load(plan)
    }
    return loader.workspace
  }

  /// Loads the project that the document of standard input belongs to, with the document in place of its file.
  package static func load(_ input: StandardInput) -> Workspace {
    var loader = WorkspaceLoader()
    if let filename = input.filename {
      loader.load(input.bytes, as: filename)
    } else {
      loader.loadAlone(input.bytes)
    }
    return loader.workspace
  }

  private var workspace: Workspace {
    Workspace(sources: sources, projects: projects, problems: problems, selected: selected)
  }

  /// Whether what is loaded without paths is surely a project: a folder `policies`, or a current folder that is a root.
  package static var hasDefaultProject: Bool {
    FileSystem.kind(of: FilePath("policies")) == .folder || ProjectRoot.isRoot(.here)
  }

  private static var defaultPath: String {
    FileSystem.kind(of: FilePath("policies")) == .folder ? "policies" : "."
  }

  // MARK: Arguments

  private mutating func plans(for arguments: [String]) -> [Plan] {
    var plans: [Plan] = []
    var known: [FilePath: Int] = [:]
    for argument in arguments {
      let path = FilePath(argument)
      guard !argument.isEmpty else {
        problems.append(LoadProblem(path: "an empty path", words: "it names nothing"))
        continue
      }
      guard let real = path.resolved else {
        problems.append(LoadProblem(path: argument, words: FileProblem.missing.words))
        continue
      }
      let kind = FileSystem.kind(of: real)
      guard kind == .folder || kind == .regular else {
        problems.append(LoadProblem(path: argument, words: FileProblem.notRegular.words))
        continue
      }
      let isFolder = kind == .folder
      // A named link keeps its own place: the project is the one that the link lies in.
      let place = isFolder ? real : Self.place(of: path) ?? real
      let folder = isFolder ? real : place.parent
      let root = ProjectRoot.find(from: folder, isItself: isFolder)
      if known[root] == nil {
        known[root] = plans.count
        plans.append(Self.plan(for: isFolder ? argument : Self.shownFolder(of: argument), at: folder, root))
      }
      guard let index = known[root] else { continue }
      if isFolder { plans[index].folders.insert(place) } else { plans[index].files.insert(place) }
    }
    return plans
  }

  /// A plan that asks for nothing yet.
  ///
  /// - Parameter typed: how the user would type the folder.
  private static func plan(for typed: String, at folder: FilePath, _ root: FilePath) -> Plan {
    let levels = folder.relative(to: root).map { $0.bytes.split(separator: 0x2F).count } ?? 0
    let shown = up(levels, from: typed)
    // Behind a link, leaving out names leads elsewhere; the absolute path always leads there.
    let leadsThere = FilePath(shown.isEmpty ? "." : shown).resolved == root
    return Plan(root: root, shown: leadsThere ? shown : root.text)
  }

  // MARK: Standard input

  private mutating func load(_ bytes: [UInt8], as filename: String) {
    let path = FilePath(filename)
    let isFolder = FileSystem.kind(of: path) == .folder
    guard !isFolder, !path.name.isEmpty, let place = Self.place(of: path) else {
      let problem = isFolder ? FileProblem.isFolder : .missing
      problems.append(LoadProblem(path: filename, words: problem.words))
      return
    }
    replacement = (place, bytes)
    let root = ProjectRoot.find(from: place.parent, isItself: false)
    var plan = Self.plan(for: Self.shownFolder(of: filename), at: place.parent, root)
    plan.files.insert(place)
    load(plan)
  }

  private mutating func loadAlone(_ bytes: [UInt8]) {
    let id = sources.add(SourceFile(path: SourcePath("<stdin>"), bytes: bytes))
    selected.insert(id)
    projects.append(ProjectFiles(root: .here, shownRoot: "<stdin>", repository: nil, files: [id]))
  }

  /// Where a file lies: its folder resolved, its own name kept.
  private static func place(of path: FilePath) -> FilePath? {
    let folder = path.bytes.contains(0x2F) ? FilePath(shownFolder(of: path.text)) : FilePath.here
    return folder.resolved?.appending(path.name)
  }

  /// The folder part of a typed path: `policies` of `policies/web.yaml`, `.` of `web.yaml`.
  private static func shownFolder(of typed: String) -> String {
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

  // MARK: Projects

  private mutating func load(_ plan: Plan) {
    guard loadedRoots.insert(plan.root).inserted else { return }
    var folders = [FilePath("")]
    var subprojects: [FilePath] = []
    var found: Set<FilePath> = []
    while let folder = folders.popLast() {
      let isRoot = folder.bytes.isEmpty
      let absolute = isRoot ? plan.root : plan.root.appending(folder.bytes)
      if !isRoot, ProjectRoot.hasConfiguration(absolute) {
        subprojects.append(folder)
        continue
      }
      for entry in entries(of: absolute, shown: Self.shown(folder, in: plan)) where entry.name.first != 0x2E {
        let path = isRoot ? FilePath(bytes: entry.name) : folder.appending(entry.name)
        if entry.kind == .folder {
          folders.append(path)
        } else if Self.hasPolicyName(entry.name), isFollowed(entry.kind, path, plan) {
          found.insert(path)
        }
      }
    }
    // A file that was named is read whatever its name is.
    found.formUnion(plan.files.compactMap { $0.relative(to: plan.root) })
    read(found.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }, of: plan)
    for folder in subprojects.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
      loadBelow(plan, folder)
    }
  }

  /// A folder with a configuration of its own is a project of its own, read only when what was asked for reaches it.
  private mutating func loadBelow(_ plan: Plan, _ folder: FilePath) {
    let root = plan.root.appending(folder.bytes)
    guard plan.wants(root) else { return }
    load(Plan(root: root, shown: Self.shown(folder, in: plan), folders: [root]))
  }

  private mutating func entries(of folder: FilePath, shown: String) -> [(name: [UInt8], kind: FileKind)] {
    do {
      return try FileSystem.entries(of: folder)
    } catch {
      problems.append(LoadProblem(path: shown, words: error.words))
      return []
    }
  }

  /// Whether a path with the name of a policy file is read; what is passed over is never passed over silently.
  private mutating func isFollowed(_ kind: FileKind, _ path: FilePath, _ plan: Plan) -> Bool {
    guard kind == .link else { return true }
    let real = plan.root.appending(path.bytes).resolved
    if let real, real.relative(to: plan.root) != nil { return true }
    problems.append(
      LoadProblem(
        path: Self.shown(path, in: plan),
        words: real == nil
          ? "it is a link to nothing" : "it is a link to a file outside the project, which is not followed"))
    return false
  }

  private static func hasPolicyName(_ name: [UInt8]) -> Bool {
    name.ends(with: ".yaml") || name.ends(with: ".yml")
  }

  private mutating func read(_ paths: [FilePath], of plan: Plan) {
    let repository = ProjectRoot.repository(of: plan.root)
    let below = repository.flatMap { plan.root.relative(to: $0) } ?? FilePath("")
    var files: [FileID] = []
    for path in paths {
      let absolute = plan.root.appending(path.bytes)
      let shown = Self.shown(path, in: plan)
      do {
        let bytes = try contents(of: absolute)
        let id = sources.add(
          SourceFile(
            path: SourcePath(shown: shown, inProject: path.text, inRepository: below.appending(path.bytes).text),
            bytes: bytes))
        files.append(id)
        if plan.wants(absolute) { selected.insert(id) }
      } catch {
        problems.append(LoadProblem(path: shown, words: error.words))
      }
    }
    projects.append(
      ProjectFiles(root: plan.root, shownRoot: Self.shown(FilePath(""), in: plan), repository: repository, files: files)
    )
  }

  private func contents(of file: FilePath) throws(FileProblem) -> [UInt8] {
    if let replacement, replacement.place == file { return replacement.bytes }
    return try FileSystem.read(file, limit: YAMLReader.maximumSize)
  }

  private static func shown(_ path: FilePath, in plan: Plan) -> String {
    if path.bytes.isEmpty { return plan.shown.isEmpty ? "." : plan.shown }
    return FilePath(plan.shown).appending(path.bytes).text
  }
}

extension [UInt8] {
  fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
