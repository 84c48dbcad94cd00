import PolicyCompiler
import PolicyAudit
import PolicyDiagnostics
import PolicySource
import PolicyExport
import PolicyYAML

/// The files of a deployment that a command was given, with those that they name, read into memory.
package struct LoadedDeployment {
  /// A file that policyc.yaml names for the variables of a program.
  package struct Export {
    package let target: String
    /// As the user would type it.
    package let path: String
    /// Of the configuration that names it.
    package let boundary: PathBoundary

    package var name: String { String(decoding: FilePath(path).name, as: UTF8.self) }

    /// Every file that policyc.yaml names.
    package static func all(of project: ProjectFiles, _ checked: CheckedProject) -> [LoadedDeployment.Export] {
      checked.resolved.configuration?.exports.map { entry in
        LoadedDeployment.Export(
          target: entry.target.value, path: FilePath(project.shownRoot).appending(entry.path.value).text,
          boundary: project.boundary)
      } ?? []
    }
  }

  package private(set) var sources: SourceMap
  package private(set) var files: [DeploymentFile] = []
  /// Findings that end the reading of a file.
  package private(set) var findings: [Diagnostic] = []
  package private(set) var problems: [AuditProblem] = []

  private let exports: [Export]
  private let provider: any SourceProvider
  private let reports: ReportRoot
  /// As they were typed.
  private var paths: [FileID: String] = [:]
  private var places: [FilePath: FileID] = [:]
  /// Beyond these, nothing that a file names is read.
  private var boundaries: [FileID: PathBoundary] = [:]

  /// So many files may be named as `env_file`; more are not read.
  private static let mostReferences = Deployment.mostEnvironmentFiles
  /// What further files may have.
  private var bytesLeft = Deployment.mostBytes
  private var expansionLeft = ForeignReader.maximumExpansion

  /// - Parameters:
  ///   - sources: what has been read already; the files are added to it.
  ///   - provider: where the files are read.
  ///   - reports: where reports name them from.
  package init(
    _ typed: [String], adding sources: SourceMap, exports: [Export], in provider: any SourceProvider,
    reports: ReportRoot
  ) {
    self.sources = sources
    self.provider = provider
    self.exports = exports
    self.reports = reports
    for path in typed { load(path) }
  }

  private mutating func load(_ path: String) {
    do throws(FileProblem) {
      let given = try GivenFile.read(named: path, limit: YAMLReader.maximumSize, in: provider, reports: reports)
      guard places[given.place] == nil, hasRoom(for: given.source, at: path) else { return }
      let id = sources.add(given.source)
      places[given.place] = id
      paths[id] = path
      boundaries[id] = PathBoundary(around: given.place.parent, in: provider)
      recognise(given, id, path)
    } catch {
      problems.append(AuditProblem("\(path): \(error.words)"))
    }
  }

  private mutating func recognise(_ given: GivenFile, _ id: FileID, _ path: String) {
    do throws(DeploymentFile.Failure) {
      let name = String(decoding: given.place.name, as: UTF8.self)
      let file = try DeploymentFile(given.source.bytes, named: name, file: id)
      guard file.expansion <= expansionLeft else {
        return refuse(path, beyond: "\(ForeignReader.maximumExpansion) keys and values")
      }
      expansionLeft -= file.expansion
      files.append(file)
    } catch {
      switch error {
      case .unreadable(let finding): findings.append(finding)
      case .unknownKind:
        problems.append(
          AuditProblem(
            "\(path): it is no file of a deployment that policyc knows", help: Words.list(DeploymentFile.kinds)))
      }
    }
  }

  /// Takes the bytes of a file from what is left; says so where they are too many.
  private mutating func hasRoom(for source: SourceFile, at path: String) -> Bool {
    // Too large a file is told in the words of its reader.
    let size = min(source.bytes.count, YAMLReader.maximumSize)
    guard size <= bytesLeft else {
      refuse(path, beyond: "\(Deployment.mostBytes >> 20) MiB")
      return false
    }
    bytesLeft -= size
    return true
  }

  private mutating func refuse(_ path: String, beyond most: String) {
    problems.append(
      AuditProblem("\(path): with it, the files have more than \(most) together", help: "audit fewer files at once"))
  }

  // MARK: Files that are named

  /// The deployment with everything that its files name.
  package mutating func deployment(variables: Set<String>) -> Deployment {
    let deployment = Deployment(files, variables: variables)
    var referents: [FileReference: Deployment.Referent] = [:]
    for reference in deployment.baseReferences {
      let place = try? provider.resolve(FilePath(path(of: reference)))
      if let file = place.flatMap({ places[$0] }) { referents[reference] = .given(file) }
    }
    let named = deployment.environmentReferences
    for (reference, isRaw) in named.prefix(Self.mostReferences) {
      referents[reference] = referent(of: reference, isRaw: isRaw, variables)
    }
    if named.count > Self.mostReferences {
      problems.append(AuditProblem("more than \(Self.mostReferences) files are named as env_file"))
    }
    return deployment.resolving(referents)
  }

  /// What lies behind a path: a file that was given, one of the same repository, or else the export of the same name,
  /// which a deployment copies to that place.
  ///
  /// The path is resolved first, wherever it leads, to compare it with the files that were given. Any other file that
  /// lies outside of the repository is not opened.
  private mutating func referent(
    of reference: FileReference, isRaw: Bool, _ variables: Set<String>
  ) -> Deployment.Referent? {
    let path = path(of: reference)
    if let place = try? provider.resolve(FilePath(path)), let file = places[place] { return .given(file) }
    guard let boundary = boundaries[reference.file] else { return nil }
    if let end = try? boundary.end(of: FilePath(path), in: provider), end.isThere {
      return environment(at: path, within: boundary, isRaw: isRaw, variables).map { .environment($0) }
    }
    let name = String(decoding: FilePath(path).name, as: UTF8.self)
    let namesakes = exports.filter { $0.name.utf8.elementsEqual(name.utf8) }
    guard namesakes.count == 1, let export = namesakes.first else { return nil }
    return environment(at: export.path, within: export.boundary, isRaw: isRaw, variables).map { .environment($0) }
      ?? .export(of: export.target)
  }

  private mutating func environment(
    at path: String, within boundary: PathBoundary, isRaw: Bool, _ variables: Set<String>
  ) -> EnvironmentFile? {
    do throws(FileProblem) {
      let given = try GivenFile.read(
        path, within: boundary, limit: YAMLReader.maximumSize, in: provider, reports: reports)
      guard given.source.bytes.count <= YAMLReader.maximumSize else {
        problems.append(AuditProblem("\(path): it is larger than 1 MiB"))
        return nil
      }
      guard hasRoom(for: given.source, at: path) else { return nil }
      return EnvironmentFile(
        given.source.bytes, file: sources.add(given.source), isRaw: isRaw, wanted: variables)
    } catch {
      if error != .missing, error != .outside { problems.append(AuditProblem("\(path): \(error.words)")) }
      return nil
    }
  }

  /// A path as the user would type it: relative to the folder of the file that names it.
  private func path(of reference: FileReference) -> String {
    guard !reference.path.hasPrefix("/") else { return reference.path }
    let typed = FilePath(paths[reference.file] ?? "")
    let folder = FilePath(bytes: Array(typed.bytes.dropLast(typed.name.count)))
    let path = reference.path.hasPrefix("./") ? String(reference.path.dropFirst(2)) : reference.path
    return folder.bytes.isEmpty ? path : folder.appending(path).text
  }
}
