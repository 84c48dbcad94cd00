import PolicyDiagnostics

/// What a baseline and a check have to say about each other.
package struct KnownFindings {
  /// Of the check, each with its identity.
  package let findings: [IdentifiedFinding]
  /// What is known of them.
  package let baseline: Baseline
  package let path: String
  package let stale: [(line: Int, entry: Baseline.Entry)]
  /// What is accepted, by the keys that it would have in a baseline.
  package let accepted: Set<String>
  /// What became of the file, where it was written.
  package let outcome: CarefulWriter.Outcome?

  /// - Parameter switchedOff: rules that the command line switches off; nothing is known about their entries.
  /// - Throws: `Refusal` where an entry could stand for findings of two files.
  package init(of file: BaselineFile, _ result: CheckOutcome, switchedOff: Set<String>) throws(Refusal) {
    try Self.requireNames(of: result)
    path = file.path
    findings = result.identifiedFindings
    baseline = file.baseline
    let judge = BaselineJudge(result, findings, switchedOff)
    let stale = judge.staleEntries(of: file.baseline)
    self.stale = zip(file.lines(of: stale), stale).map { ($0, $1) }.sorted { $0.line < $1.line }
    accepted = Set(result.accepted.map(\.finding.identity.first.fingerprint))
    outcome = nil
  }

  /// Writes a baseline of the findings of a check. Entries about files that the check does not cover stay in it.
  ///
  /// - Throws: `Refusal` where it cannot be written.
  /// - Parameter file: the baseline that is there already.
  package init(writing path: String, over file: BaselineFile?, _ result: CheckOutcome, switchedOff: Set<String>) throws
  {
    try Self.requireNames(of: result)
    self.path = path
    findings = result.identifiedFindings
    baseline = BaselineJudge(result, findings, switchedOff).renewed(file?.baseline ?? Baseline())
    stale = []
    accepted = []
    outcome = try BaselineFile.write(baseline, to: path, replacing: file)
  }

  /// An entry names a file within its repository, or within its project where there is none.
  private static func requireNames(of result: CheckOutcome) throws(Refusal) {
    guard let file = result.extent.ambiguousFile else { return }
    throw Refusal(
      "two projects have a file \(file.text), which a baseline cannot tell apart",
      help: "check them one after the other, each with a baseline of its own")
  }
}

extension Baseline.Entry {
  /// Why it is stale, in one line.
  package func staleWords(isAccepted: Bool) -> String {
    let place = pointer.isEmpty ? "" : " at \(pointer)"
    guard Baseline.mayHave(rule) else { return "\(rule)\(place) in \(file) cannot be in a baseline" }
    guard !isAccepted else { return "\(rule)\(place) in \(file) is accepted by now" }
    return "\(rule)\(place) in \(file) is not found \(count > 1 ? "\(count) times " : "")any more"
  }
}

/// Tells which entries of a baseline a check can judge.
private struct BaselineJudge {
  private let extent: CheckCoverage
  private let findings: [IdentifiedFinding]
  private let switchedOff: Set<String>

  init(_ result: CheckOutcome, _ findings: [IdentifiedFinding], _ switchedOff: Set<String>) {
    extent = result.extent
    self.findings = findings.filter(\.mayBeInBaseline)
    self.switchedOff = switchedOff
  }

  /// The entries that stand for more findings than there are.
  func staleEntries(of baseline: Baseline) -> [Baseline.Entry] {
    let counts = Dictionary(findings.map { ($0.identity.first.fingerprint, 1) }, uniquingKeysWith: +)
    return baseline.entries.filter { isJudged($0) && $0.count > counts[$0.key] ?? 0 }
  }

  /// A baseline of the findings that there are; entries that were not judged are kept.
  func renewed(_ baseline: Baseline) -> Baseline {
    Baseline(of: findings.map(\.identity), keeping: baseline.entries.filter { !isJudged($0) })
  }

  /// Whether a finding that the entry stands for would have been found if it were still there.
  private func isJudged(_ entry: Baseline.Entry) -> Bool {
    !switchedOff.contains(entry.rule) && extent.covers(entry.file)
  }
}
