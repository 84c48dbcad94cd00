import PolicyDiagnostics
import PolicySource

/// The services of all compose files together: what they extend taken in, and later files over earlier ones.
struct ComposeProject {
  /// What one service hands its process.
  struct Service {
    let name: Spanned<String>
    /// The last key `environment`; nil without one.
    var environmentKey: Span?
    var environment: [String: PassedVariable] = [:]
    var environmentFiles: [ComposeFile.EnvironmentFileEntry] = []
    /// What the files do not tell, since it lies elsewhere.
    var gaps: [Note] = []

    /// Where a variable would be added.
    var place: Span { environmentKey ?? name.span }
  }

  /// A chain of services that extend each other may be this long.
  static let longestChain = 32

  /// In the order in which they first appear.
  private(set) var services: [Service] = []
  /// The names of those that services of other names and other files extend: such a file is given to be extended.
  private(set) var templates: Set<[UInt8]> = []
  private(set) var problems: [AuditProblem] = []
  private let files: [ComposeFile]
  private let locate: (FileReference) -> FileID?

  /// - Parameter locate: the given file behind a path; nil when it was not given.
  init(_ files: [ComposeFile], locate: @escaping (FileReference) -> FileID?) {
    self.files = files
    self.locate = locate
    var places: [[UInt8]: Int] = [:]
    for file in files {
      for written in file.services {
        let service = resolved(written, in: file, chain: [])
        let key = Array(written.name.value.utf8)
        if let place = places[key] {
          services[place].take(service, replacing: written)
        } else {
          places[key] = services.count
          services.append(service)
        }
      }
    }
  }

  /// A service of one file with all that it extends.
  ///
  /// - Parameter chain: the services that extend it, directly or through another.
  private mutating func resolved(_ written: ComposeFile.Service, in file: ComposeFile, chain: [Span]) -> Service {
    var service = Service(name: written.name)
    if let extends = written.extends {
      if let base = base(of: written, extends, in: file, chain: chain + [written.name.span]) {
        service.environmentKey = base.environmentKey
        service.environment = base.environment
        service.environmentFiles = base.environmentFiles
        service.gaps = base.gaps
      } else {
        service.gaps.append(
          Note("it extends \(extends.service), which the files given do not have", at: extends.span))
      }
    }
    service.take(Service(written), replacing: written)
    return service
  }

  /// What a service extends, resolved; nil where that cannot be told.
  private mutating func base(
    of written: ComposeFile.Service, _ extends: ComposeFile.Extends, in file: ComposeFile, chain: [Span]
  ) -> Service? {
    let owner = extends.reference.map(locate) ?? file.file
    let found = files.lazy.filter { $0.file == owner }
      .compactMap { candidate in candidate.service(extends.service).map { (candidate, $0) } }.first
    guard let (owner, base) = found else { return nil }
    if owner.file != file.file, !base.name.value.utf8.elementsEqual(written.name.value.utf8) {
      templates.insert(Array(base.name.value.utf8))
    }
    guard !chain.contains(base.name.span) else {
      complain("the service \(written.name.value) closes a circle of extends", at: extends.span)
      return nil
    }
    guard chain.count < Self.longestChain else {
      complain("more than \(Self.longestChain) services extend each other in a chain", at: extends.span)
      return nil
    }
    return resolved(base, in: owner, chain: chain)
  }

  private mutating func complain(_ words: String, at span: Span) {
    let problem = AuditProblem(words, at: span)
    if !problems.contains(problem), problems.count < AuditProblem.most { problems.append(problem) }
  }
}

extension ComposeProject.Service {
  /// What is written in one file alone.
  fileprivate init(_ written: ComposeFile.Service) {
    name = written.name
    environmentKey = written.environmentKey
    environment = Dictionary(written.environment.map { ($0.name, $0) }) { _, last in last }
    environmentFiles = written.environmentFiles
  }

  /// Takes over what is written later: `environment` by name, `env_file` behind what is there.
  fileprivate mutating func take(_ later: ComposeProject.Service, replacing written: ComposeFile.Service) {
    if written.replacesEnvironment { environment = [:] }
    if written.replacesEnvironmentFiles { environmentFiles = [] }
    environment.merge(later.environment) { _, last in last }
    environmentFiles = Array((environmentFiles + later.environmentFiles).prefix(Deployment.mostEnvironmentFiles))
    gaps = Array((gaps + later.gaps).prefix(Deployment.mostEnvironmentFiles))
    environmentKey = later.environmentKey ?? environmentKey
  }
}
