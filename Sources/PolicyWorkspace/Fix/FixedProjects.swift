import PolicyCompiler
import PolicyDiagnostics
import PolicyFixing
import PolicySource

/// Projects whose fixes were applied in memory; `write` puts the changed files on the disk.
package struct FixedProjects {
  /// The projects as they were read.
  package let before: CheckedProjects
  /// The projects with their fixes, checked again.
  package let after: CheckedProjects
  package let applied: [AppliedFix]
  package let refused: [RefusedFix]

  /// Applies the fixes of files that were asked for, and of these only to what has changed where `changes` says so.
  ///
  /// - Parameters:
  ///   - baseline: a finding in it withholds no fix.
  ///   - progress: counts the trials.
  package init(
    _ checked: CheckedProjects, _ options: CheckOptions, _ level: FixLevel, changes: ChangedFiles?,
    baseline: BaselineMatcher?, _ progress: CheckProgress?
  ) {
    let selected = checked.workspace.selected
    let editable = changes.map { selected.intersection($0.files) } ?? selected
    var sources = checked.workspace.sources
    let projects = checked.projects.map { project in
      let fixed = ProjectFixer.fix(
        project.files, in: sources, project.checked, level, editable: editable, progress: progress,
        leftOut: { findings, sources in
          guard let baseline else { return [] }
          let identified = Compiler.identify(findings, in: sources)
          return Set(identified.filter { baseline.has($0, in: sources) }.map(\.diagnostic))
        },
        check: { ProjectResult(of: project.files, in: $0, options).checked })
      sources = fixed.sources
      return fixed
    }
    before = checked
    after = CheckedProjects(checked.workspace.replacing(sources), options, changes: changes)
    applied = projects.flatMap(\.applied)
    refused = projects.flatMap(\.refused)
  }

  /// The files with other bytes than before.
  package var changed: [FileID] {
    before.projects.flatMap(\.files.files).sorted()
      .filter { after.workspace.sources[$0].bytesOnDisk != before.workspace.sources[$0].bytesOnDisk }
  }

  /// Writes every changed file, or none where one of them cannot be written.
  ///
  /// - Returns: the files that were written, and why the others were not; nil where all were.
  package func write() -> (written: Set<FileID>, failure: WriteFailure?) {
    let (old, new) = (before.workspace.sources, after.workspace.sources)
    let writer = CarefulWriter(replacesOnly: true)
    var written: Set<FileID> = []
    do throws(WriteFailure) {
      for file in changed {
        guard String(validating: old[file].path.bytesInReport, as: UTF8.self) != nil else {
          throw .nameNotUTF8(old[file].path.shown)
        }
        let path = try OutputPath(old[file].path.shown)
        try writer.requireWritable(new[file].bytesOnDisk, to: path) { $0 == old[file].bytesOnDisk }
      }
      for file in changed {
        let path = try OutputPath(old[file].path.shown)
        _ = try writer.write(new[file].bytesOnDisk, to: path) { $0 == old[file].bytesOnDisk }
        written.insert(file)
      }
      return (written, nil)
    } catch {
      return (written, error)
    }
  }
}
