import PolicyCompiler
import PolicySource

/// Tells the files that projects are read from, of which nothing may take the place.
public struct ProjectSources: Sendable {
  private var known: Set<FileIdentity> = []
  private let roots: Set<FilePath>
  private let options: CheckOptions

  /// - Parameters:
  ///   - projects: those that a command has read, without the files that are no sources.
  ///   - options: for projects that are read to answer.
  public init(of projects: [ProjectFiles], in sources: SourceMap, options: CheckOptions) {
    self.options = options
    roots = Set(projects.map(\.root))
    for project in projects { add(project.files, of: project, in: sources) }
  }

  /// Whether a file is a source of any project: of those that are known, of the one that it lies in, or, since it says that
  /// it is a document of policyc, of some other.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - place: absolute and resolved.
  ///   - isExport: whether it says that policyc exported it.
  public func contain(_ bytes: [UInt8], at place: FilePath, isExport: Bool) -> Bool {
    let file = FileIdentity(of: place)
    if known.contains(file) || Compiler.document(bytes).givesVersion { return true }
    // A source that says nothing is one by its name and its folder alone.
    let root = ProjectRoot.find(from: place.parent, isItself: false, in: Disk())
    guard !isExport, place.hasYAMLExtension, ProjectRoot.isRoot(root, in: Disk()), !roots.contains(root) else {
      return false
    }
    return Self.below(root, options).known.contains(file)
  }

  /// The sources of the project at a root, and of those inside it.
  private static func below(_ root: FilePath, _ options: CheckOptions) -> ProjectSources {
    let workspace = WorkspaceLoader.load([root.text])
    var sources = ProjectSources(of: [], in: workspace.sources, options: options)
    for project in workspace.projects {
      let exports = Compiler.check(project, in: workspace.sources, options: options).exported.files
      sources.add(project.files.filter { !exports.contains($0) }, of: project, in: workspace.sources)
    }
    return sources
  }

  private mutating func add(_ files: [FileID], of project: ProjectFiles, in sources: SourceMap) {
    let top = project.repository ?? project.root
    known.formUnion(files.map { FileIdentity(of: top.appending(sources[$0].path.bytesInRepository)) })
  }
}
