/// The exit status of a failed command; a command that succeeds throws none.
enum ExitStatus: Int32, Error {
  /// Findings, or an export that is not current.
  case findings = 1
  /// It could not run as asked.
  case notAsAsked = 2
  /// policyc itself is wrong.
  case internalError = 3
}
