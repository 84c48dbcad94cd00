import PolicySource
import PolicyExport

/// A file that an export goes to, judged before anything in it is shown or replaced.
package struct ExportDestination {
  package let export: RenderedExport
  package let output: OutputPath
  /// What lies there; nil where nothing does.
  package let existing: [UInt8]?
  /// Whether policyc.yaml names it and it lies outside of the repository.
  package let isOutside: Bool

  package var freshness: Freshness { export.freshness(of: existing) }

  /// Whether its lines may be printed. Outside of the repository even an edited export may hold somebody's secret.
  package var mayBeShown: Bool { isOutside ? freshness.mayBeReplaced : freshness.mayBeShown }

  /// Judges the destinations of all exports that have one.
  ///
  /// - Parameters:
  ///   - allowsOutside: whether paths of policyc.yaml may lie outside of its repository.
  ///   - sources: what no export may take the place of, whoever asks for it.
  /// - Throws: `WriteFailure` for the first that must neither be shown nor written.
  package static func all(
    of exports: [RenderedExport], allowsOutside: Bool, _ sources: ProjectSources
  ) throws(WriteFailure) -> [ExportDestination] {
    var destinations: [ExportDestination] = []
    var paths: [FileIdentity: String] = [:]
    for export in exports {
      guard let path = export.job.path else { continue }
      let (output, isOutside) = try outputPath(path, within: export.job.boundary, allowsOutside: allowsOutside)
      if let first = paths.updateValue(path, forKey: FileIdentity(of: output.place)) { throw .sameFile(first, path) }
      let existing = try ExistingFile.read(output)?.bytes
      if let existing {
        let isExport = ExportHeader.author(of: existing) != .unknown
        guard !sources.contain(existing, at: output.place, isExport: isExport) else { throw .source(path) }
      }
      destinations.append(ExportDestination(export: export, output: output, existing: existing, isOutside: isOutside))
    }
    return destinations
  }

  /// - Parameter boundary: of the file that names the path; nil for a path of the command line.
  private static func outputPath(
    _ path: String, within boundary: PathBoundary?, allowsOutside: Bool
  ) throws(WriteFailure) -> (OutputPath, isOutside: Bool) {
    guard !path.unicodeScalars.contains(where: \.isControl) else {
      throw .controlCharacter(path)
    }
    // What git keeps is nobody's to write, wherever it lies and whoever names it.
    if let output = try? OutputPath(anywhere: path), output.place.isOfGit { throw .ofGit(path) }
    guard let boundary else { return (try OutputPath(path), false) }
    do throws(WriteFailure) {
      return (try OutputPath(path, within: boundary), false)
    } catch {
      guard case .outside = error, allowsOutside else { throw error }
      return (try OutputPath(anywhere: path), true)
    }
  }
}

extension ExportDestination {
  package var path: String { output.shown }
  package var text: [UInt8] { export.file.text }

  package func difference(from existing: [UInt8]?) -> UnifiedDiff {
    UnifiedDiff(from: existing ?? [], to: text, oldName: existing == nil ? "/dev/null" : path, newName: path)
  }
}
