import PolicyModel
import PolicySource

/// The documents of a project that could be understood, by their kinds.
struct DocumentsByKind {
  private(set) var policies: [FileID: PolicyDocument] = [:]
  private(set) var targets: [TargetDocument] = []
  private(set) var scenarios: [ScenarioDocument] = []
  /// The file of the well-known name is the configuration, and the first; any other one is in its way.
  private(set) var configurations: [ProjectDocument] = []
  /// The files that are no policies, with what they are.
  private(set) var others: [FileID: String] = [:]

  init(_ files: [DecodedFile], _ sources: SourceMap) {
    for file in files {
      switch file.content {
      case .policy(let policy): policies[file.file] = policy
      case .target(let target):
        targets.append(target)
        others[file.file] = "a target"
      case .project(let project):
        configurations.append(project)
        others[file.file] = "the project configuration"
      case .scenarios(let document):
        scenarios.append(document)
        others[file.file] = "a scenario file"
      case .unreadable: break
      }
    }
    func isKnown(_ project: ProjectDocument) -> Bool {
      sources[project.file].path.inProject == ProjectFiles.configurationName
    }
    configurations = configurations.filter(isKnown) + configurations.filter { !isKnown($0) }
  }
}
