import PolicyWorkspace
import PolicyDiagnostics
import PolicyCompiler
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
  var baseline: BaselineMatcher?
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
    let fixed = line.during {
      FixedProjects(checked, options, level, changes: changes, baseline: baseline, line.progress)
    }
    var log = FixLog()
    if isDiff {
      log.add(fixed.refused, in: fixed.after, level)
      log.write(to: differences.remarks)
      try show(fixed)
      return nil
    }
    if isStream {
      try pass(on: fixed.after.workspace.named.map { fixed.after.workspace.sources[$0].bytesOnDisk })
    } else {
      try write(fixed)
    }
    log.add(fixed.applied, in: checked.workspace.sources)
    log.add(fixed.refused, in: fixed.after, level)
    log.write(to: output, isHead: true)
    return fixed.after
  }

  /// Shows how files would change; ends with findings when one would.
  private func show(_ fixed: FixedProjects) throws {
    let (checked, changed) = (fixed.before, fixed.changed)
    let changes = changed.map { file in
      let (old, new) = (checked.workspace.sources[file], fixed.after.workspace.sources[file])
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
    if !changed.isEmpty { throw ExitStatus.findings }
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

  private func write(_ fixed: FixedProjects) throws {
    let (written, failure) = fixed.write()
    guard let failure else { return }
    var log = FixLog()
    log.add(fixed.applied.filter { written.contains($0.file) }, in: fixed.before.workspace.sources)
    log.write(to: output)
    throw Refusal(failure)
  }
}
