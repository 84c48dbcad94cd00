import PolicyCompiler
import PolicySource

/// Tells the files that projects are read from, of which nothing may take the place.
package struct ProjectSources: Sendable {
  private var known: Set<FileIdentity> = []
  private let roots: Set<FilePath>
  private let options: CheckOptions
  private let workspace: Workspace

  /// - Parameters:
  ///   - checked: the projects that a command has read.
  ///   - options: for projects that are read to answer.
  ///   - workspace: which reads these.
  package init(of checked: CheckedProjects, _ options: CheckOptions, in workspace: Workspace) {
    self.options = options
    self.workspace = workspace
    let projects = checked.projects.map(\.files)
    roots = Set(projects.map(\.root))
    for project in projects { known.formUnion(Self.identities(of: project.files, in: checked)) }
  }

  /// Whether a file is a source of any project: of those that are known, of the one that it lies in, or, since it says that
  /// it is a document of policyc, of some other.
  ///
  /// - Parameters:
  ///   - bytes: what it holds.
  ///   - place: absolute and resolved.
  ///   - isExport: whether it says that policyc exported it.
  package func contain(_ bytes: [UInt8], at place: FilePath, isExport: Bool) -> Bool {
    let file = FileIdentity(of: place)
    if known.contains(file) || Compiler.document(bytes).givesVersion { return true }
    // A source that says nothing is one by its name and its folder alone.
    guard !isExport, place.hasYAMLExtension, let root = workspace.root(around: place), !roots.contains(root) else {
      return false
    }
    return sources(below: root).contains(file)
  }

  /// The sources of the project at a root, and of those inside it.
  private func sources(below root: FilePath) -> Set<FileIdentity> {
    let checked = workspace.projects([root.text], options)
    // Of what may be an export and of what was not checked nothing is known, so that it counts as a source.
    let doubtful = checked.projects.flatMap {
      Self.identities(of: $0.checked.exported.doubtful, in: checked)
    }
    return checked.workspace.projects.reduce(into: Set(doubtful)) {
      $0.formUnion(Self.identities(of: $1.files, in: checked))
    }
  }

  private static func identities(of files: some Sequence<FileID>, in checked: CheckedProjects) -> [FileIdentity] {
    files.map { FileIdentity(of: checked.workspace.sources[$0].path.place) }
  }
}
