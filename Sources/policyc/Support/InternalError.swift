import PolicyDiagnostics
import PolicyReporting

/// Something that cannot happen, happened: policyc is wrong, not its input.
struct InternalError: Error {
  let message: String

  init(_ message: String) { self.message = message }

  /// What the person who reports it should pass on.
  func report(commandLine: [String], on appearance: Appearance) -> PrintableText {
    """
    policyc \(Policyc.version, on: appearance): internal error: \(message.withoutSecrets, on: appearance)
      command line: \(commandLine.joined(separator: " ").withoutSecrets, on: appearance)
      please report this with the files that show it

    """
  }
}
