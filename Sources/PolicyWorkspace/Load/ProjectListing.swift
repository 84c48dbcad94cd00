import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyYAML

/// The files of one project, found and not read yet.
package struct ProjectListing: Sendable {
  /// The name of its first file; the others follow, whether they can be read or not.
  let firstFile: FileID
  /// How they are shown, and which of them were asked for.
  let plan: LoadPlan
  /// Below the root, in bytewise order.
  let paths: [FilePath]
  /// What below the root could not be looked at.
  let problems: [LoadProblem]
  /// Links to folders, which are not walked.
  let links: [FilePath]
  /// Links that lead to something below the root; all absolute.
  private let destinations: [FilePath: FilePath]
  /// The roots of the projects right inside it.
  package let subprojects: [FilePath]
  /// What stands in for a file, whether it is there or not.
  let replacement: (place: FilePath, bytes: [UInt8])?
  /// Where its files are read.
  private let provider: any SourceProvider
  /// The root of reports for its files.
  let reportRoot: FilePath
  /// Whether it is a document that lies nowhere.
  let liesNowhere: Bool

  init(
    from firstFile: FileID, plan: LoadPlan, paths: [FilePath], problems: [LoadProblem], links: [FilePath],
    destinations: [FilePath: FilePath], subprojects: [FilePath], replacement: (place: FilePath, bytes: [UInt8])?,
    reportRoot: FilePath, in provider: any SourceProvider
  ) {
    self.provider = provider
    self.reportRoot = reportRoot
    self.destinations = destinations
    self.subprojects = subprojects
    self.firstFile = firstFile
    self.plan = plan
    self.paths = paths
    self.problems = problems
    self.links = links
    self.replacement = replacement
    liesNowhere = false
  }

  /// A project of one document that lies nowhere.
  init(document bytes: [UInt8], named name: String, in provider: any SourceProvider) {
    self.provider = provider
    reportRoot = .here
    let place = FilePath(name)
    firstFile = FileID(0)
    plan = LoadPlan(document: name)
    paths = [place]
    problems = []
    links = []
    destinations = [:]
    subprojects = []
    replacement = (place, bytes)
    liesNowhere = true
  }

  /// The name of the first file of the next project.
  var end: FileID { FileID(firstFile.index + UInt32(paths.count)) }

  /// Absolute and resolved.
  package var root: FilePath { plan.root }
  /// The root as the user would type it.
  package var shownRoot: String { plan.shown(FilePath("")) }
  /// The nearest ancestor with `.git`; nil outside any repository.
  package var repository: FilePath? { liesNowhere ? nil : ProjectRoot.repository(of: plan.root, in: provider) }
  /// All files, in the order in which they are read.
  package var files: [FileID] { paths.indices.map { FileID(firstFile.index + UInt32($0)) } }

  /// Where a file lies: absolute, its folder resolved.
  package func place(of file: FileID) -> FilePath {
    plan.root.appending(paths[Int(file.index - firstFile.index)].bytes)
  }

  /// The names of all files, in the same order.
  var names: some Sequence<SourcePath> { paths.lazy.map { names(of: $0) } }

  /// - Parameter path: below the root.
  private func names(of path: FilePath) -> SourcePath {
    guard !liesNowhere else { return SourcePath(path.text) }
    return SourcePath(
      shown: plan.shown(path), inProject: path.text, at: plan.root.appending(path.bytes), reportedFrom: reportRoot)
  }

  /// Whether files were named that belong to no project.
  fileprivate var isOfNoProject: Bool { plan.isAlone }

  /// What is passed over in it without being wrong.
  fileprivate var notice: String? {
    if plan.isAlone, let file = paths.first {
      let others = paths.count - 1
      let project =
        others == 0
        ? "it is a project of its own"
        : "it and \(others) other named \(others == 1 ? "file" : "files") are a project of their own"
      return "\(plan.shown(file)): no policyc.yaml and no targets folder lies around it, so \(project)"
    }
    guard let first = links.first else { return nil }
    let others = links.count - 1
    let link = plan.shown(first)
    return others == 0
      ? "\(link): it is a link to a folder, which is not walked"
      : "\(link), and \(others) more: they are links to folders, which are not walked"
  }

  /// Reads all files, or, where they are too many or too large together, none.
  ///
  /// - Parameters:
  ///   - progress: can cancel it; then nothing is read of the project.
  ///   - large: called once, before most of a large project is read, with what it weighs in bytes; behind its last file
  ///     where only that makes it large.
  package func read(_ progress: CheckProgress? = nil, large: (Int) -> Void = { _ in }) -> LoadedProjects {
    var room = ReadingLimit()
    return read(&room, progress, large: large)
  }

  func read(
    _ room: inout ReadingLimit, _ progress: CheckProgress?, large: (Int) -> Void = { _ in }
  ) -> LoadedProjects {
    let repository = repository
    var workspace = LoadedProjects(sources: SourceMap(from: firstFile), problems: problems)
    var files: [FileID] = []
    room.take(files: paths.count)
    var isLarge = false
    for path in paths {
      if !isLarge, room.isLarge {
        isLarge = true
        large(weight)
      }
      let names = names(of: path)
      let place = names.place
      do {
        let isRead = room.isLeft && !(progress?.isCancelled ?? false)
        let bytes = isRead ? try contents(of: place) : []
        room.take(bytes: bytes.count)
        let file = workspace.sources.add(SourceFile(path: names, bytes: bytes))
        files.append(file)
        if plan.wants(place) { workspace.selected.insert(file) }
        if plan.names(place) { workspace.named.insert(file) }
      } catch {
        _ = workspace.sources.add(SourceFile(path: names, bytes: []))
        workspace.problems.append(LoadProblem(path: names.shown, words: error.words))
      }
    }
    if progress?.isCancelled ?? false { return workspace.withoutContents(.cancelled(shownRoot)) }
    if !isLarge, room.isLeft, room.isLarge { large(weight) }
    guard room.isLeft else { return workspace.withoutContents(LoadProblem(path: shownRoot, words: room.problem)) }
    workspace.projects = [
      ProjectFiles(
        root: root, shownRoot: shownRoot, repository: repository, files: files,
        folders: plan.folders, links: destinations,
        foreignExports: foreignExports(among: files.map { workspace.sources[$0] }),
        mayHideFiles: !workspace.problems.isEmpty)
    ]
    return workspace
  }

  /// What other projects export into this one. They are asked only where some file may be such an export, because it does
  /// not give the version of the language as nearly all files do.
  private func foreignExports(among files: [SourceFile]) -> ForeignExports {
    guard !liesNowhere, files.contains(where: { !Compiler.showsVersion($0.bytes) }) else {
      return ForeignExports()
    }
    return ForeignExports(
      into: root, from: ProjectRoot.neighbours(of: root, in: provider) + subprojects, in: provider
    ) {
      configuration throws(FileProblem) in
      if let replacement, replacement.place == configuration { return replacement.bytes }
      let place = try PathBoundary(around: configuration.parent, in: provider).end(of: configuration, in: provider)
        .place
      return try provider.read(place, limit: YAMLReader.maximumSize)
    }
  }

  private var weight: Int {
    let sizes = paths.map { min(provider.size(of: plan.root.appending($0.bytes)), YAMLReader.maximumSize) }
    return ReadingLimit.weight(files: paths.count, bytes: sizes.reduce(0, +))
  }

  private func contents(of file: FilePath) throws(FileProblem) -> [UInt8] {
    if let replacement, replacement.place == file { return replacement.bytes }
    return try provider.read(file, limit: YAMLReader.maximumSize)
  }
}

/// The projects that a command is about, found and not read yet; they can be read in any order.
package struct WorkspaceListing: Sendable {
  /// Outer projects before those inside them.
  package internal(set) var projects: [ProjectListing] = []
  /// What was named and is not there.
  package internal(set) var problems: [LoadProblem] = []

  /// What is passed over without being wrong, a line for each of the first projects and one that counts the others.
  package var notices: [String] {
    let (alone, others) = (projects.filter(\.isOfNoProject), projects.filter { !$0.isOfNoProject })
    return Self.told(alone) { $0 == 1 ? "file is a project of its own" : "files are projects of their own" }
      + Self.told(others) { "\($0 == 1 ? "project has" : "projects have") links to folders, which are not walked" }
  }

  private static func told(_ projects: [ProjectListing], rest words: (Int) -> String) -> [String] {
    let notices = projects.compactMap(\.notice)
    let rest = notices.count - LoadProblem.mostTold
    return notices.prefix(LoadProblem.mostTold) + (rest > 0 ? ["\(rest) more \(words(rest))"] : [])
  }

  /// Reads everything, or, where it is too much together, nothing of the project that is too much and of all behind it.
  package func read(_ progress: CheckProgress? = nil) -> LoadedProjects {
    var workspace = LoadedProjects(problems: problems)
    var room = ReadingLimit()
    for project in projects {
      workspace.add(project.read(&room, progress))
      if !room.isLeft { break }
    }
    return workspace
  }
}
