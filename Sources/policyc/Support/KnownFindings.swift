import PolicyDiagnostics
import PolicyReporting

/// What a baseline and a check have to say about each other.
struct KnownFindings {
  /// Of the check, each with its identity.
  let findings: [IdentifiedFinding]
  /// What is known of them.
  let baseline: Baseline
  private let path: String
  private let stale: [(line: Int, entry: Baseline.Entry)]
  /// What is accepted, by the keys that it would have in a baseline.
  private let accepted: Set<String>
  /// What became of the file, where it was written.
  private let outcome: CarefulWriter.Outcome?

  /// The most stale entries that are told one by one.
  private static let mostTold = 20

  /// - Parameter switchedOff: rules that the command line switches off; nothing is known about their entries.
  init(of file: BaselineFile, _ result: CheckResult, switchedOff: Set<String>) {
    path = file.path
    findings = result.identifiedFindings
    baseline = file.baseline
    let judge = BaselineJudge(result, findings, switchedOff)
    let stale = judge.staleEntries(of: file.baseline)
    self.stale = zip(file.lines(of: stale), stale).map { ($0, $1) }.sorted { $0.line < $1.line }
    accepted = Set(result.accepted.map(\.finding.identity.first.fingerprint))
    outcome = nil
  }

  /// Writes a baseline of what there is, or says why it cannot be written and ends the command; entries about which the
  /// check says nothing stay in it.
  ///
  /// - Parameter file: the baseline that is there already.
  init(writing path: String, over file: BaselineFile?, _ result: CheckResult, switchedOff: Set<String>) throws {
    self.path = path
    findings = result.identifiedFindings
    baseline = BaselineJudge(result, findings, switchedOff).renewed(file?.baseline ?? Baseline())
    stale = []
    accepted = []
    outcome = try BaselineFile.write(baseline, to: path, replacing: file)
  }

  /// Says what was written, what could not be, and what is stale; says whether anything is.
  ///
  /// - Parameters:
  ///   - output: for what was done.
  ///   - remarks: for what could not be, and what is stale.
  ///   - renewal: the command line that renews the baseline.
  func report(on output: Output, remarks: Output, renewal: String) -> Bool {
    if let outcome {
      let count = Self.count(baseline.entries.reduce(0) { $0 + $1.count })
      output.write("\("\(outcome.word) \(path): \(count)", on: output.appearance(.never))\n")
      reportUnwritten(to: remarks)
    }
    for (line, entry) in stale.prefix(Self.mostTold) {
      Remark.write("\(path):\(line): \(entry.staleWords(isAccepted: accepted.contains(entry.key)))", to: remarks)
    }
    guard !stale.isEmpty else { return false }
    let rest = stale.count - Self.mostTold
    Remark.write(
      rest > 0 ? "\(path): \(rest) more entries are stale" : "an entry that stands for no finding is stale",
      help: "renew the baseline with: \(renewal)", to: remarks)
    return true
  }

  private func reportUnwritten(to remarks: Output) {
    let count = findings.count { !$0.mayBeInBaseline }
    guard count > 0 else { return }
    Remark.write(
      "\(Self.count(count)) cannot be in a baseline, because what makes a policy wrong cannot be lived with",
      help: "mend what is reported", to: remarks)
  }

  private static func count(_ findings: Int) -> String { "\(findings) \(findings == 1 ? "finding" : "findings")" }
}

extension Baseline.Entry {
  /// Why it is stale, in one line.
  fileprivate func staleWords(isAccepted: Bool) -> String {
    let place = pointer.isEmpty ? "" : " at \(pointer)"
    guard Baseline.mayHave(rule) else { return "\(rule)\(place) in \(file) cannot be in a baseline" }
    guard !isAccepted else { return "\(rule)\(place) in \(file) is accepted by now" }
    return "\(rule)\(place) in \(file) is not found \(count > 1 ? "\(count) times " : "")any more"
  }
}

/// Tells which entries of a baseline a check can judge.
private struct BaselineJudge {
  private let extent: CheckExtent
  private let findings: [IdentifiedFinding]
  private let switchedOff: Set<String>

  init(_ result: CheckResult, _ findings: [IdentifiedFinding], _ switchedOff: Set<String>) {
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
