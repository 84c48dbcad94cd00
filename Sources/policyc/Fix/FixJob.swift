import PolicyWorkspace
import PolicyDiagnostics
import PolicyCompiler
import PolicySource
import PolicyExport
import PolicyFixing
import PolicyReporting

/// The fixes of one run of `policyc check`.
struct FixJob {
  let level: FixLevel
  /// Whether changes are shown instead of written.
  let isDiff: Bool
  /// Whether the one document came through standard input and goes out through standard output.
  let isStream: Bool
  let options: CheckOptions
  /// What has changed since a revision; nil where everything is fixed.
  let changes: ChangedFiles?
  /// Drawn while fixes are tried.
  let line: ProgressLine
  /// Where people read what was done.
  let output: Output
  /// Where differences go, and remarks about them.
  var differences = (shown: Output.standard, remarks: Output.error)
  /// What the check leaves out; nil where no baseline is named.
  var baseline: Baseline?
  /// Where differences are written as `patch` applies them.
  var patch: PatchFile?

  /// Fixes what was checked and writes the files, or says why one of them cannot be written; then none is.
  ///
  /// - Returns: the workspace as it is now; nil when the differences that were asked for are shown.
  func run(on checked: CheckedProjects) throws -> CheckedProjects? {
    guard !checked.isCut else {
      checked.exports.report(to: .error)
      throw Refusal("nothing is fixed: with too many findings nobody sees what a fix brings", and: checked.problems)
    }
    let (projects, fixed) = line.during {
      let projects = fixedProjects(of: checked)
      let sources = projects.last?.sources ?? checked.workspace.sources
      return (projects, CheckedProjects(checked.workspace.replacing(sources), options, changes: changes))
    }
    let sources = fixed.workspace.sources
    let changed = checked.projects.flatMap(\.files.files).sorted()
      .filter { sources[$0].bytesOnDisk != checked.workspace.sources[$0].bytesOnDisk }
    var log = FixLog()
    if isDiff {
      log.add(projects.flatMap(\.refused), in: fixed, level)
      log.write(to: differences.remarks)
      try show(changed, checked, sources)
      return nil
    }
    if isStream {
      try pass(on: fixed.workspace.named.map { sources[$0].bytesOnDisk })
    } else {
      try write(changed, from: checked.workspace.sources, to: sources, projects.flatMap(\.applied))
    }
    log.add(projects.flatMap(\.applied), in: checked.workspace.sources)
    log.add(projects.flatMap(\.refused), in: fixed, level)
    log.write(to: output, isHead: true)
    return fixed
  }

  private func fixedProjects(of checked: CheckedProjects) -> [FixedProject] {
    var sources = checked.workspace.sources
    let selected = checked.workspace.selected
    let editable = changes.map { selected.intersection($0.files) } ?? selected
    return checked.projects.map { project in
      let fixed = ProjectFixer.fix(
        project.files, in: sources, project.checked, options, level, editable: editable, progress: line.progress,
        leftOut: { findings, sources in
          guard let isKnown = baseline?.matcher else { return [] }
          return Set(Compiler.identify(findings, in: sources).filter(isKnown).map(\.diagnostic))
        })
      sources = fixed.sources
      return fixed
    }
  }

  /// Shows how files would change; ends with findings when one would.
  private func show(_ files: [FileID], _ checked: CheckedProjects, _ sources: SourceMap) throws {
    let changes = files.map { file in
      let (old, new) = (checked.workspace.sources[file], sources[file])
      let name = old.path.shown
      return (
        raw: UnifiedDiff(from: old.bytesOnDisk, to: new.bytesOnDisk, oldName: name, newName: name),
        masked: UnifiedDiff(from: old.bytes, to: new.bytes, oldName: name, newName: name)
      )
    }
    if checked.problems.isEmpty { try patch?.write(changes) }
    let appearance = differences.shown.appearance(.never)
    for change in changes { differences.shown.write(PrintableText(change.masked, on: appearance)) }
    checked.exports.report(to: differences.remarks)
    guard checked.problems.isEmpty else {
      guard let patch else { return try checked.requireNoProblems(remarks: .nowhere) }
      throw Refusal("\(patch.path) is not written: a patch of a part would pass for the whole", and: checked.problems)
    }
    if !files.isEmpty { throw ExitStatus.findings }
  }

  /// Prints the documents as they are.
  ///
  /// - Throws: `Refusal` where one of them may not be printed as it is.
  private func pass(on documents: [[UInt8]]) throws {
    guard documents.allSatisfy({ $0.withoutSecrets == $0 }) else {
      throw Refusal(
        "nothing is printed: the document holds a credential", help: "remove the credential first")
    }
    let texts = documents.compactMap(PrintableText.init(data:))
    guard texts.count == documents.count else {
      throw Refusal(
        "nothing is printed: the document holds what a terminal or a CI job obeys",
        help: "fix it in its file: policyc check --fix FILE")
    }
    for text in texts { Output.standard.write(text) }
  }

  private func write(
    _ files: [FileID], from old: SourceMap, to new: SourceMap, _ applied: [AppliedFix]
  ) throws {
    let writer = CarefulWriter(replacesOnly: true)
    var written: Set<FileID> = []
    do throws(WriteFailure) {
      for file in files {
        guard String(validating: old[file].path.bytesInRepository, as: UTF8.self) != nil else {
          throw .nameNotUTF8(old[file].path.shown)
        }
        let path = try OutputPath(old[file].path.shown)
        try writer.requireWritable(new[file].bytesOnDisk, to: path) { $0 == old[file].bytesOnDisk }
      }
      for file in files {
        let path = try OutputPath(old[file].path.shown)
        _ = try writer.write(new[file].bytesOnDisk, to: path) { $0 == old[file].bytesOnDisk }
        written.insert(file)
      }
    } catch {
      var log = FixLog()
      log.add(applied.filter { written.contains($0.file) }, in: old)
      log.write(to: output)
      throw Refusal(error)
    }
  }
}
