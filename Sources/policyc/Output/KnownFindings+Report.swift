import PolicyDiagnostics
import PolicyWorkspace

extension KnownFindings {
  /// The most stale entries that are told one by one.
  private static let mostTold = 20

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
