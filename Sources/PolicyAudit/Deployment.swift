import PolicySource
import PolicyYAML

/// All files of a deployment that are audited together.
package struct Deployment: Sendable {
  /// What lies behind a path that a file of the deployment names.
  package enum Referent: Sendable {
    /// One of the given files.
    case given(FileID)
    case environment(EnvironmentFile)
    /// What policyc would write for a program, where it has not been written.
    case export(of: String)
  }

  /// So many files of `env_file` are looked into, of all services together.
  package static let mostEnvironmentFiles = 100
  /// So many bytes have all files together: one with a variable in every few bytes takes thirty times its size.
  package static let mostBytes = 4 << 20

  let compose: [ComposeFile]
  let workflows: [WorkflowFile]
  let environments: [(file: FileID, content: EnvironmentFile, isExample: Bool)]
  package private(set) var referents: [FileReference: Referent] = [:]

  /// - Parameters:
  ///   - files: in the order in which later ones take precedence.
  ///   - variables: those that are asked about; others are passed over.
  package init(_ files: [DeploymentFile], variables: Set<String>) {
    var compose: [ComposeFile] = []
    var workflows: [WorkflowFile] = []
    var environments: [(file: FileID, content: EnvironmentFile, isExample: Bool)] = []
    for given in files {
      switch given.content {
      case .compose(let documents):
        compose += documents.compactMap { ComposeFile($0, file: given.file, wanted: variables) }
      case .workflow(let documents):
        workflows += documents.compactMap { WorkflowFile($0, file: given.file, wanted: variables) }
      case .environment(let content, let isExample): environments.append((given.file, content, isExample))
      }
    }
    self.compose = compose
    self.workflows = workflows
    self.environments = environments
  }

  /// The paths of all `env_file`, with whether the file is to be read raw; each once.
  package var environmentReferences: [(reference: FileReference, isRaw: Bool)] {
    var seen: Set<FileReference> = []
    return compose.flatMap(\.services).flatMap(\.environmentFiles).filter { seen.insert($0.reference).inserted }
      .map { ($0.reference, $0.isRaw) }
  }

  /// The paths of the files whose services others extend.
  package var baseReferences: Set<FileReference> { Set(compose.flatMap(\.services).compactMap(\.extends?.reference)) }

  /// The same deployment, with what lies behind its paths.
  package func resolving(_ referents: [FileReference: Referent]) -> Deployment {
    var deployment = self
    deployment.referents = referents
    return deployment
  }

  /// The environment files that a path leads to.
  func environment(at reference: FileReference) -> Referent? {
    guard case .given(let file) = referents[reference] else { return referents[reference] }
    return environments.first { $0.file == file }.map { .environment($0.content) }
  }

  /// The platforms that its files are for; environment files alone are for containers.
  package var platforms: Set<Platform> {
    var platforms: Set<Platform> = workflows.isEmpty ? [] : [.workflows]
    if !compose.isEmpty || !environments.isEmpty { platforms.insert(.containers) }
    return platforms
  }
}
