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
      output.write("\("\(outcome.word) \(path): \(Self.count(baseline.count))", on: output.appearance(.never))\n")
      reportUnwritten(to: remarks)
    }
    for (line, retirement) in retired.prefix(Self.mostTold) {
      Remark.write("\(path):\(line): \(retirement.notice), and the entry does nothing", to: remarks)
    }
    for entry in stale.prefix(Self.mostTold) {
      Remark.write("\(path):\(entry.line): \(entry.words)", to: remarks)
    }
    guard !stale.isEmpty else { return false }
    let rest = stale.count - Self.mostTold
    Remark.write(
      rest > 0 ? "\(path): \(rest) more entries are stale" : "an entry that stands for no finding is stale",
      help: "renew the baseline with: \(renewal)", to: remarks)
    return true
  }

  private func reportUnwritten(to remarks: Output) {
    for (reason, count) in unwritable {
      Remark.write("\(Self.count(count)) cannot be in a baseline, \(reason.words)", help: reason.help, to: remarks)
    }
    guard droppedCount > 0 else { return }
    Remark.write(
      "\(droppedCount) \(droppedCount == 1 ? "entry" : "entries") of the old format could be about several files, or "
        + "files elsewhere, and \(droppedCount == 1 ? "is" : "are") left out",
      help: "check the other projects with --write-baseline too", to: remarks)
  }

  private static func count(_ findings: Int) -> String { "\(findings) \(findings == 1 ? "finding" : "findings")" }
}

extension KnownFindings.Unwritable {
  fileprivate var words: String {
    switch self {
    case .notAcceptable: "because what makes a policy wrong cannot be lived with"
    case .nameNotUTF8: "because the name of their file is not UTF-8"
    }
  }

  fileprivate var help: String {
    switch self {
    case .notAcceptable: "mend what is reported"
    case .nameNotUTF8: "rename the file"
    }
  }
}
