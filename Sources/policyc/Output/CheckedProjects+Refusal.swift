import PolicyDiagnostics
import PolicyWorkspace

extension CheckedProjects {
  /// Says what is to be said of files that are no sources, and refuses where the command could not run as asked.
  ///
  /// - Parameter remarks: where what is no problem goes.
  func requireNoProblems(remarks: Output = .error) throws {
    exports.report(to: remarks)
    if let refusal = Refusal(problems) { throw refusal }
  }
}
