import PolicyDiagnostics
import PolicyReporting

extension InternalError {
  /// What the person who reports it should pass on.
  func report(commandLine: [String], on appearance: Appearance) -> PrintableText {
    """
    policyc \(Policyc.version, on: appearance): internal error: \(message.withoutSecrets, on: appearance)
      command line: \(commandLine.joined(separator: " ").withoutSecrets, on: appearance)
      please report this with the files that show it

    """
  }
}
