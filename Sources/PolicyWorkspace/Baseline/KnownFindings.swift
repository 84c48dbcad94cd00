import PolicyDiagnostics
import PolicyRules
import PolicySource

/// What a baseline and a check have to say about each other.
package struct KnownFindings {
  /// Of the check, each with its identity.
  package let findings: [IdentifiedFinding]
  /// What is known of them.
  package let baseline: Baseline
  package let path: String
  /// The entries that stand for no finding, in the order of their lines.
  package let stale: [StaleEntry]
  /// Entries of rules that were taken out, which stand for nothing and are no fault.
  package let retired: [(line: Int, retirement: Retirement)]
  /// What became of the file, where it was written.
  package let outcome: CarefulWriter.Outcome?
  /// How many entries of an old baseline were dropped, since nobody could tell the files that they were about.
  package let droppedCount: Int
  private let matcher: BaselineMatcher
  private let names: BaselineNames
  private let sources: SourceMap

  /// - Parameter switchedOff: rules that the command line switches off; nothing is known about their entries.
  package init(of file: BaselineFile, _ result: CheckOutcome, switchedOff: Set<String>) {
    path = file.path
    findings = result.identifiedFindings
    baseline = file.baseline
    (names, sources, matcher) = (file.names, result.sources, file.matcher)
    let judge = BaselineJudge(result, file.names, switchedOff)
    let unneeded = judge.staleEntries(of: file.baseline)
    let known = zip(file.lines(of: unneeded.map(\.entry)), unneeded)
      .map { (line: $0, entry: $1.entry, reason: $1.reason) }.sorted { $0.line < $1.line }
    stale = known.filter { RuleCatalog.retirement(of: $0.entry.rule) == nil }
      .map { StaleEntry($0.entry, at: $0.line, reason: $0.reason) }
    retired = known.compactMap { known in RuleCatalog.retirement(of: known.entry.rule).map { (known.line, $0) } }
    outcome = nil
    droppedCount = 0
  }

  /// Writes a baseline of the findings of a check. Entries about files that the check does not cover stay in it.
  ///
  /// - Throws: `Refusal` where it cannot be written.
  /// - Parameter file: the baseline that is there already.
  package init(writing path: String, over file: BaselineFile?, _ result: CheckOutcome, switchedOff: Set<String>) throws
  {
    self.path = path
    findings = result.identifiedFindings
    names = try file?.names ?? BaselineFile.names(in: path)
    sources = result.sources
    let judge = BaselineJudge(result, names, switchedOff)
    baseline = judge.renewed(file?.baseline ?? Baseline())
    matcher = BaselineMatcher(baseline, names)
    stale = []
    retired = []
    droppedCount = file?.unknown.count { $0.mayBeElsewhere || !judge.judges($0) } ?? 0
    outcome = try BaselineFile.write(baseline, to: path, replacing: file)
  }

  /// Whether the baseline has a finding.
  package func has(_ finding: IdentifiedFinding) -> Bool { matcher.has(finding, in: sources) }

  /// Why findings cannot be in a baseline, with how many there are of each kind.
  package var unwritable: [(reason: Unwritable, count: Int)] {
    let reasons = findings.filter { names.entry(for: $0, in: sources) == nil }
      .map { Baseline.mayHave($0.identity.rule) ? Unwritable.nameNotUTF8 : .notAcceptable }
    return [Unwritable.notAcceptable, .nameNotUTF8].map { reason in (reason, reasons.count { $0 == reason }) }
      .filter { $0.count > 0 }
  }

  package enum Unwritable: Sendable {
    case notAcceptable, nameNotUTF8
  }
}

/// Tells which entries of a baseline a check can judge.
private struct BaselineJudge {
  private let coverage: CheckCoverage
  private let names: BaselineNames
  /// An entry for each finding that may have one.
  private let findings: [Baseline.Entry]
  /// What is accepted, by the keys that it would have in a baseline.
  private let accepted: Set<[UInt8]>
  private let switchedOff: Set<String>

  init(_ result: CheckOutcome, _ names: BaselineNames, _ switchedOff: Set<String>) {
    coverage = result.coverage
    self.names = names
    let entry = { names.entry(for: $0, in: result.sources) }
    findings = result.identifiedFindings.compactMap(entry)
    accepted = Set(result.accepted.map(\.finding).compactMap(entry).map(\.key))
    self.switchedOff = switchedOff
  }

  /// The entries for which there is no finding. Of entries that agree, the last ones have none.
  func staleEntries(of baseline: Baseline) -> [(entry: Baseline.Entry, reason: StaleEntry.Reason)] {
    let found = Dictionary(findings.map { ($0.key, 1) }, uniquingKeysWith: +)
    var left = found
    let judged = baseline.entries.filter(isJudged).map { (entry: $0, key: $0.key) }
    let times = Dictionary(judged.map { ($0.key, $0.entry.count) }, uniquingKeysWith: +)
    return judged.compactMap { entry, key in
      guard entry.count > left[key] ?? 0 else {
        left[key, default: 0] -= entry.count
        return nil
      }
      guard Baseline.mayHave(entry.rule) else {
        return (entry, Baseline.knows(entry.rule) ? .notAcceptable : .unknownRule)
      }
      return (entry, accepted.contains(key) ? .accepted : .notFound(found[key] ?? 0, expected: times[key] ?? 1))
    }
  }

  /// A baseline of the findings that there are; entries that were not judged are kept, and one of them can stand for a
  /// finding that was told all the same, since it concerns a file that was asked for.
  func renewed(_ baseline: Baseline) -> Baseline {
    let kept = baseline.entries.filter { !isJudged($0) }
    let general = kept.filter(\.environments.isEmpty).map { ($0.key, $0.count) }
    var left = Dictionary(general, uniquingKeysWith: +)
    let new = findings.filter { finding in
      left[finding.key, default: 0] -= 1
      return left[finding.key, default: 0] < 0
    }
    return Baseline(kept + new)
  }

  /// Whether a finding that the entry stands for would have been found if it were still there.
  private func isJudged(_ entry: Baseline.Entry) -> Bool {
    entry.environments.isEmpty && !switchedOff.contains(entry.rule) && coverage.covers(names.place(of: entry.file))
  }

  /// Whether that is so for each file that an entry of an old baseline could be about.
  func judges(_ unknown: OldBaseline.Unknown) -> Bool {
    !unknown.files.isEmpty && !switchedOff.contains(unknown.entry.rule)
      && unknown.files.allSatisfy { coverage.covers($0.place) }
  }
}
