import Glibc
import PolicyModel
import TestSupport

/// The public source of a program as it lies on this machine: `POLICYC_SOURCES` names a checkout, or a repository of git
/// with or without one.
///
/// A repository shows the commit that a target cites, or the one that `POLICYC_SOURCES_COMMIT` names; a folder that is no
/// repository shows what lies in it.
struct SourceSnapshot {
  static let folder = variable("POLICYC_SOURCES")

  /// What is read instead of the cited commit; nil for that one.
  private static let otherCommit = variable("POLICYC_SOURCES_COMMIT")

  private static func variable(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The git directory; nil for a folder without one.
  private let repository: String?
  private let folder: String
  private let cited: String

  /// - Parameter commit: the one that the target cites.
  init(_ folder: String, citedAt commit: String) {
    self.folder = folder
    cited = commit
    repository = ["\(folder)/.git", folder].first { access("\($0)/HEAD", F_OK) == 0 }
  }

  /// The lines of a file, as they are now; nil where it is gone.
  func lines(of path: String) -> [String]? {
    repository == nil ? read("\(folder)/\(path)") : lines(of: path, at: Self.otherCommit ?? cited)
  }

  /// The lines of a file at the cited commit; nil where nobody knows them.
  func citedLines(of path: String) -> [String]? { lines(of: path, at: cited) }

  private func lines(of path: String, at commit: String) -> [String]? {
    guard let repository,
      let shown = try? ChildProcess.run(["git", "--git-dir=\(repository)", "show", "\(commit):\(path)"]),
      shown.succeeded
    else { return nil }
    return Self.lines(of: shown.text)
  }

  private func read(_ path: String) -> [String]? {
    guard let shown = try? ChildProcess.run(["cat", path]), shown.succeeded else { return nil }
    return Self.lines(of: shown.text)
  }

  private static func lines(of text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }
}

extension [String] {
  /// A line counted from 1; nil where there are fewer.
  subscript(line number: Int) -> String? { (1...count).contains(number) ? self[number - 1] : nil }
}
