import PolicyDiagnostics
import PolicyYAML

/// Reads the files that a command is about: the one stage that touches the file system.
package struct WorkspaceLoader {
  private var sources = SourceMap()
  private var places: [FilePath] = []
  private var projects: [ProjectFiles] = []
  private var problems: [LoadProblem] = []
  private var selected: Set<FileID> = []
  /// Where the document of standard input lies, or would lie, and what it says.
  private var replacement: (place: FilePath, bytes: [UInt8])?

  /// Where to count the files that were read.
  private var progress: CheckProgress?
  private var loadedRoots: Set<FilePath> = []
  /// What the arguments ask for, by root.
  private var asked: [FilePath: LoadPlan] = [:]

  /// Loads the projects that paths belong to; without paths, `policies` if it is there, else the current folder.
  package static func load(_ paths: [String], _ progress: CheckProgress? = nil) -> Workspace {
    var loader = WorkspaceLoader()
    loader.progress = progress
    let arguments = paths.isEmpty ? [defaultPath] : paths
    // Outer projects first: what they reach is then read once, with everything that was asked for.
    let plans = loader.plans(for: arguments).sorted { $0.root.bytes.count < $1.root.bytes.count }
    loader.asked = Dictionary(plans.map { ($0.root, $0) }, uniquingKeysWith: { first, _ in first })
    for plan in plans {
      loader.load(plan)
    }
    return loader.workspace
  }

  private var workspace: Workspace {
    Workspace(sources: sources, places: places, projects: projects, problems: problems, selected: selected)
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

  /// Whether what is loaded without paths is surely a project: a folder `policies`, or a current folder that is a root.
  package static var hasDefaultProject: Bool {
    FileSystem.kind(of: FilePath("policies")) == .folder || ProjectRoot.isRoot(.here)
  }

  private static var defaultPath: String {
    FileSystem.kind(of: FilePath("policies")) == .folder ? "policies" : "."
  }

  // MARK: Arguments

  private mutating func plans(for arguments: [String]) -> [LoadPlan] {
    var plans: [LoadPlan] = []
    var known: [FilePath: Int] = [:]
    for argument in arguments {
      let path = FilePath(argument)
      guard !argument.isEmpty else {
        problems.append(LoadProblem(path: "an empty path", words: "it names nothing"))
        continue
      }
      guard let real = path.resolved else {
        problems.append(LoadProblem(path: argument, words: FileProblem.last.words))
        continue
      }
      let kind = FileSystem.kind(of: real)
      guard kind == .folder || kind == .regular else {
        problems.append(LoadProblem(path: argument, words: FileProblem.notRegular.words))
        continue
      }
      let isFolder = kind == .folder
      // A named link keeps its own place: the project is the one that the link lies in.
      let plan = LoadPlan(for: argument, at: isFolder ? real : LoadPlan.place(of: path) ?? real, isFolder: isFolder)
      if let index = known[plan.root] {
        plans[index].join(plan)
      } else {
        known[plan.root] = plans.count
        plans.append(plan)
      }
    }
    return plans
  }

  // MARK: Standard input

  private mutating func load(_ bytes: [UInt8], as filename: String) {
    let path = FilePath(filename)
    let problem: FileProblem? =
      FileSystem.kind(of: path) == .folder
      ? .isFolder : path.name.isEmpty || LoadPlan.place(of: path) == nil ? .missing : nil
    guard problem == nil, let place = LoadPlan.place(of: path) else {
      problems.append(LoadProblem(path: filename, words: (problem ?? .missing).words))
      return
    }
    replacement = (place, bytes)
    load(LoadPlan(for: filename, at: place, isFolder: false))
  }

  private mutating func loadAlone(_ bytes: [UInt8]) {
    let id = sources.add(SourceFile(path: SourcePath("<stdin>"), bytes: bytes))
    places.append(FilePath("<stdin>"))
    selected.insert(id)
    projects.append(ProjectFiles(root: .here, shownRoot: "<stdin>", repository: nil, files: [id]))
  }

  // MARK: Projects

  private mutating func load(_ plan: LoadPlan) {
    guard loadedRoots.insert(plan.root).inserted else { return }
    let knownProblems = problems.count
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
      for entry in entries(of: absolute, shown: plan.shown(folder)) where entry.name.first != 0x2E {
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
    read(found.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }, of: plan, knownProblems: knownProblems)
    for folder in subprojects.sorted(by: { $0.bytes.lexicographicallyPrecedes($1.bytes) }) {
      loadBelow(plan, folder)
    }
  }

  /// A folder with a configuration of its own is a project of its own, read only when what was asked for reaches it.
  private mutating func loadBelow(_ plan: LoadPlan, _ folder: FilePath) {
    let root = plan.root.appending(folder.bytes)
    guard plan.wants(root) else { return }
    var inner = LoadPlan(root: root, shownRoot: plan.shown(folder), folders: [root])
    if let asked = asked[root] { inner.join(asked) }
    load(inner)
  }

  private mutating func entries(of folder: FilePath, shown: String) -> [(name: [UInt8], kind: FileKind)] {
    do {
      return try FileSystem.entries(of: folder)
    } catch {
      problems.append(LoadProblem(path: shown, words: error.words))
      return []
    }
  }

  /// Whether a path with the name of a policy file is read; a file that is passed over is told. Links to folders are
  /// not followed: only files are.
  private mutating func isFollowed(_ kind: FileKind, _ path: FilePath, _ plan: LoadPlan) -> Bool {
    guard kind == .link else { return true }
    let real = plan.root.appending(path.bytes).resolved
    if let real, real.relative(to: plan.root) != nil { return true }
    problems.append(
      LoadProblem(
        path: plan.shown(path),
        words: real == nil
          ? "it is a link to nothing" : "it is a link to a file outside the project, which is not followed"))
    return false
  }

  private static func hasPolicyName(_ name: [UInt8]) -> Bool {
    name.ends(with: ".yaml") || name.ends(with: ".yml")
  }

  /// - Parameter knownProblems: how many problems there were before this project.
  private mutating func read(_ paths: [FilePath], of plan: LoadPlan, knownProblems: Int) {
    let repository = ProjectRoot.repository(of: plan.root)
    let below = repository.flatMap { plan.root.relative(to: $0) } ?? FilePath("")
    var files: [FileID] = []
    for path in paths {
      let absolute = plan.root.appending(path.bytes)
      let shown = plan.shown(path)
      do {
        let bytes = try contents(of: absolute)
        let id = sources.add(
          SourceFile(
            path: SourcePath(shown: shown, inProject: path.text, inRepository: below.appending(path.bytes).text),
            bytes: bytes))
        progress?.countRead()
        places.append(absolute)
        files.append(id)
        if plan.wants(absolute) { selected.insert(id) }
      } catch {
        problems.append(LoadProblem(path: shown, words: error.words))
      }
    }
    projects.append(
      ProjectFiles(
        root: plan.root, shownRoot: plan.shown(FilePath("")), repository: repository, files: files,
        folders: plan.folders(relativeTo: repository ?? plan.root), mayHideFiles: problems.count > knownProblems)
    )
  }

  private func contents(of file: FilePath) throws(FileProblem) -> [UInt8] {
    if let replacement, replacement.place == file { return replacement.bytes }
    return try FileSystem.read(file, limit: YAMLReader.maximumSize)
  }
}

extension [UInt8] {
  fileprivate func ends(with text: String) -> Bool { suffix(text.utf8.count).elementsEqual(text.utf8) }
}
