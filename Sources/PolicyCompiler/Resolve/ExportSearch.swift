import PolicySource
import PolicyModel

/// The files of a project that are none of its sources, because `policyc export` writes them.
package struct ExportedFiles: Sendable {
  /// Files that a configuration names as exports, and that do not say themselves that they are documents of policyc.
  package fileprivate(set) var files: Set<FileID> = []
  /// Files without a key of any document, while some configuration that may name them could not be understood.
  package fileprivate(set) var doubtful: Set<FileID> = []
  /// The configurations of the project itself that could not be understood.
  package fileprivate(set) var unclearConfigurations: Set<FileID> = []

  /// All files that are not read as documents.
  package var all: Set<FileID> { files.union(doubtful) }
}

/// Tells the exports among the files of a project from its sources, with what their documents say.
struct ExportSearch {
  private let project: ProjectFiles
  private let sources: SourceMap
  private var exports: [ExportEntry] = []
  /// Files that do not give the version of the language and are no configuration, with what else they say.
  private var unclaimed: [(file: FileID, claim: SourceClaim)] = []
  private var unclearConfigurations: Set<FileID> = []

  init(_ project: ProjectFiles, _ sources: SourceMap) {
    self.project = project
    self.sources = sources
  }

  /// Looks at one document, with its findings.
  mutating func take(_ document: DecodedFile) {
    if case .project(let configuration) = document.content { exports += configuration.exports }
    if isConfiguration(document) {
      if !document.diagnostics.diagnostics.isEmpty { unclearConfigurations.insert(document.file) }
    } else if !document.claim.contains(.version) {
      unclaimed.append((document.file, document.claim))
    }
  }

  private func isConfiguration(_ document: DecodedFile) -> Bool {
    document.claim.contains(.configuration)
      || sources[document.file].path.inProject == ProjectFiles.configurationName
  }

  /// What is no source among the documents that were looked at.
  var result: ExportedFiles {
    var result = ExportedFiles()
    guard !unclaimed.isEmpty else { return result }
    result.unclearConfigurations = unclearConfigurations
    let named = Set(exports.map { project.paths.place(of: $0.path.value) }).union(project.foreignExports.places)
    let isClear = unclearConfigurations.isEmpty && project.foreignExports.isComplete
    // A file with a key of a document is a source that lacks its version, whoever calls it an export: else a policy could
    // leave every check by a line of a configuration.
    for (file, claim) in unclaimed where claim.isEmpty {
      if named.contains(project.paths.place(of: sources[file].path.inProject)) {
        result.files.insert(file)
      } else if !isClear {
        result.doubtful.insert(file)
      }
    }
    return result
  }
}
