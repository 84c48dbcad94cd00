import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyYAML

/// Finds the files of the projects that paths belong to; `ProjectListing` reads them. Both ask a `SourceProvider` only.
package struct WorkspaceLoader {
  private let files: any SourceProvider
  private var listing = WorkspaceListing()
  /// Where the document of standard input lies, or would lie, and what it says.
  private var replacement: (place: FilePath, bytes: [UInt8])?

  /// Counts the files that were found, and can cancel the search.
  private var progress: CheckProgress?
  private var listedRoots: Set<FilePath> = []
  /// What the arguments ask for, by root.
  private var asked: [FilePath: LoadPlan] = [:]
  private let reportRoots: ReportRoot.Search

  private init(_ files: any SourceProvider, _ reports: ReportRoot) {
    self.files = files
    reportRoots = ReportRoot.Search(reports, in: files)
  }

  /// Reads the projects that paths belong to, as `list` finds them.
  package static func load(_ paths: [String], in files: any SourceProvider) -> LoadedProjects {
    list(paths, in: files).read()
  }

  /// Finds the projects that paths belong to; without paths, `policies` if it is there, else the current folder.
  package static func list(
    _ paths: [String], _ progress: CheckProgress? = nil, in files: any SourceProvider,
    reports: ReportRoot = ReportRoot()
  ) -> WorkspaceListing {
    var loader = WorkspaceLoader(files, reports)
    loader.progress = progress
    let arguments = paths.isEmpty ? [defaultPath(in: files)] : paths
    let plans = JoinedPlans(loader.plans(for: arguments), in: files)
    loader.asked = plans.byRoot
    for plan in plans.inOrder { loader.list(plan) }
    return loader.listing
  }

  /// Finds the project that the document of standard input belongs to, with the document in place of its file.
  package static func list(
    _ input: StandardInput, in files: any SourceProvider, reports: ReportRoot = ReportRoot()
  ) -> WorkspaceListing {
    var loader = WorkspaceLoader(files, reports)
    if let filename = input.filename {
      loader.list(input.bytes, as: filename)
    } else {
      loader.listing.projects.append(ProjectListing(document: input.bytes, named: "<stdin>", in: files))
    }
    return loader.listing
  }

  /// Whether what is loaded without paths is surely a project: a folder `policies`, or a current folder that is a root.
  package static func hasDefaultProject(in files: some SourceProvider) -> Bool {
    files.kind(of: FilePath("policies")) == .folder || ProjectRoot.isRoot(.here, in: files)
  }

  private static func defaultPath(in files: some SourceProvider) -> String {
    files.kind(of: FilePath("policies")) == .folder ? "policies" : "."
  }

  // MARK: Arguments

  private mutating func plans(for arguments: [String]) -> [LoadPlan] {
    var plans: [LoadPlan] = []
    for argument in arguments {
      let path = FilePath(argument)
      guard !argument.isEmpty else {
        listing.problems.append(LoadProblem(path: "an empty path", words: "it names nothing"))
        continue
      }
      do throws(FileProblem) {
        try PathBoundary.check(named: path, in: files)
      } catch {
        listing.problems.append(LoadProblem(path: argument, words: error.words))
        continue
      }
      let real: FilePath
      do throws(FileProblem) {
        real = try files.resolve(path)
      } catch {
        listing.problems.append(LoadProblem(path: argument, words: error.words))
        continue
      }
      let kind = files.kind(of: real)
      guard kind == .folder || kind == .regular else {
        listing.problems.append(LoadProblem(path: argument, words: FileProblem.notRegular.words))
        continue
      }
      let isFolder = kind == .folder
      // A named link keeps its own place: the project is the one that the link lies in.
      plans.append(
        LoadPlan(
          for: argument, at: isFolder ? real : LoadPlan.place(of: path, in: files) ?? real, isFolder: isFolder,
          in: files))
    }
    return plans
  }

  // MARK: Standard input

  private mutating func list(_ bytes: [UInt8], as filename: String) {
    do throws(FileProblem) {
      let place = try place(ofDocument: FilePath(filename))
      replacement = (place, bytes)
      list(LoadPlan(for: filename, at: place, isFolder: false, in: files))
    } catch {
      listing.problems.append(LoadProblem(path: filename, words: error.words))
    }
  }

  /// Where a document lies, or would lie, that is read from elsewhere.
  private func place(ofDocument path: FilePath) throws(FileProblem) -> FilePath {
    try PathBoundary.check(named: path, in: files)
    if files.kind(of: path) == .folder { throw .isFolder }
    guard !path.name.isEmpty, let place = LoadPlan.place(of: path, in: files) else { throw .missing }
    return place
  }

  // MARK: Projects

  private mutating func list(_ plan: LoadPlan) {
    guard listedRoots.insert(plan.root).inserted else { return }
    var problems: [LoadProblem] = []
    var folders = plan.isAlone ? [] : [FilePath("")]
    var subprojects: [FilePath] = []
    var found: Set<FilePath> = []
    var links: [FilePath] = []
    var destinations: [FilePath: FilePath] = [:]
    while let folder = folders.popLast() {
      guard !(progress?.isCancelled ?? false) else {
        return listing.problems.append(.cancelled(plan.shown(FilePath(""))))
      }
      let isRoot = folder.bytes.isEmpty
      let absolute = isRoot ? plan.root : plan.root.appending(folder.bytes)
      if !isRoot, ProjectRoot.hasConfiguration(absolute, in: files) {
        subprojects.append(folder)
        continue
      }
      for entry in entries(of: absolute, shown: plan.shown(folder), &problems) where entry.name.first != 0x2E {
        let path = isRoot ? FilePath(bytes: entry.name) : folder.appending(entry.name)
        if entry.kind == .link, let end = try? plan.end(of: path, in: files), end.isThere {
          destinations[plan.root.appending(path.bytes)] = end.place
        }
        if entry.kind == .folder {
          folders.append(path)
        } else if FilePath(bytes: entry.name).hasYAMLExtension, isFollowed(entry.kind, path, plan, &problems) {
          found.insert(path)
        } else if entry.kind == .link, files.kind(of: plan.root.appending(path.bytes)) == .folder {
          links.append(path)
        }
      }
    }
    // A file that was named is read whatever its name is.
    found.formUnion(plan.files.compactMap { $0.relative(to: plan.root) })
    progress?.countFound(found.count)
    subprojects.sort { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    listing.projects.append(
      ProjectListing(
        from: listing.projects.last?.end ?? FileID(0), plan: plan,
        paths: found.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }, problems: problems,
        links: links.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }, destinations: destinations,
        subprojects: subprojects.map { plan.root.appending($0.bytes) }, replacement: replacement,
        reportRoot: reportRoots.root(of: plan.root), in: files))
    for folder in subprojects { listBelow(plan, folder) }
  }

  /// A folder with a configuration of its own is a project of its own, read only when what was asked for reaches it.
  private mutating func listBelow(_ plan: LoadPlan, _ folder: FilePath) {
    let root = plan.root.appending(folder.bytes)
    guard plan.wants(root) else { return }
    var inner = LoadPlan(root: root, shownRoot: plan.shown(folder), folders: [root])
    if let asked = asked[root] { inner.join(asked) }
    list(inner)
  }

  private func entries(
    of folder: FilePath, shown: String, _ problems: inout [LoadProblem]
  ) -> [(name: [UInt8], kind: FileKind)] {
    do {
      return try files.entries(of: folder)
    } catch {
      problems.append(LoadProblem(path: shown, words: error.words))
      return []
    }
  }

  /// Whether a path with the name of a policy file is read; a file that is passed over is told. Links to folders are
  /// not followed: only files are. A link that was named has been judged already.
  private func isFollowed(
    _ kind: FileKind, _ path: FilePath, _ plan: LoadPlan, _ problems: inout [LoadProblem]
  ) -> Bool {
    guard kind == .link, !plan.names(plan.root.appending(path.bytes)) else { return true }
    var words = "it is a link to nothing"
    do throws(FileProblem) {
      if try plan.end(of: path, in: files).isThere { return true }
    } catch .outside {
      words = "it is a link to a file outside the project, which is not followed"
    } catch {}
    problems.append(LoadProblem(path: plan.shown(path), words: words))
    return false
  }
}
