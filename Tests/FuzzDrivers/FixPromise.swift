import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules
import TestSupport

/// What safe fixes promise, held against one project.
package struct FixPromise {
  private let trial: FixTrial
  private let after: CheckedProject

  package init(_ trial: FixTrial) {
    self.trial = trial
    after = trial.after.check()
  }

  package var broken: [String] { unsafeFixes + unknownFindings + secondChanges + changedOthers }

  /// Where there were budgets they stayed as they were; otherwise each answered a language error or an acceptance. That
  /// then nothing is meant otherwise, `MisspellingTests` holds.
  private var unsafeFixes: [String] {
    let before = trial.before.lower(trial.checked)
    guard let before else { return trial.result.applied.flatMap(\.ids).filter { !Self.mayBreakNothing($0) } }
    let budgets = trial.after.lower(after)
    return budgets.map(Self.plain) == Self.plain(before) ? [] : ["the budgets differ"]
  }

  /// Whether an identity is one of a language error, or one of the acceptances, which no budget hangs on.
  private static func mayBreakNothing(_ id: String) -> Bool {
    LanguageErrorCatalog.error(id) != nil || ["unused-acceptance", "expired-acceptance", "retired-rule"].contains(id)
  }

  /// A set of budgets without the lines that values stand on.
  private static func plain(_ budgets: BudgetSet) -> [String] {
    budgets.budgets.map { budget in
      let entries = budget.entries.map {
        "\($0.field) \($0.value) \($0.words ?? "") \($0.source.kind) \($0.source.file ?? "")"
      }
      return "\(budget.program) \(budget.surface) \(budget.files) \(String(describing: budget.guarantees)) \(entries)"
    } + budgets.programs.map { "\($0)" }
  }

  /// No finding of a rule comes on a line that the only fix has written, and none at all where nothing could be hidden.
  package var unknownFindings: [String] {
    var known = trial.checked.findings.map(\.id)
    let new = after.findings.filter { finding in
      known.firstIndex(of: finding.id).map { known.remove(at: $0) } == nil
    }
    let hidesSomething = trial.checked.findings.contains { LanguageErrorCatalog.error($0.id) != nil }
    // What one fix has written another one may bring to light.
    let isAlone = trial.result.applied.count == 1
    return new.filter { !hidesSomething || (isAlone && isOnWrittenLine($0)) }.map { "new: \($0.id): \($0.message)" }
  }

  private func isOnWrittenLine(_ finding: Diagnostic) -> Bool {
    let source = trial.after.sources[finding.span.file].bytes
    let line = source[LineTable(source).range(ofLine: line(of: finding.span, in: source), in: source)]
    return RuleCatalog.metadata(of: finding.id) != nil
      && !trial.before.sources[finding.span.file].bytes.split(separator: 0x0A).contains { old in
        (old.last == 0x0D ? old.dropLast() : old).elementsEqual(line)
      }
  }

  private func line(of span: Span, in source: [UInt8]) -> Int {
    LineTable(source).position(of: span.range.lowerBound).line
  }

  /// What applying fixes to the result would change.
  package var secondChanges: [String] {
    FixTrial(trial.files, .safe).result.applied.map { "twice: \($0.title)" }
  }

  /// Files that no fix was for.
  private var changedOthers: [String] {
    let edited = Set(trial.result.applied.map { trial.before.sources[$0.file].path.inProject })
    return zip(trial.before.sources.files, trial.files).filter { old, new in
      old.bytesOnDisk != new.bytes && !edited.contains(new.name)
    }.map { "edited without a fix: \($0.1.name)" }
  }
}
