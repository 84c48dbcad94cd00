/// Something that cannot happen, happened: policyc is wrong, not its input.
struct InternalError: Error {
  let message: String

  init(_ message: String) { self.message = message }

  /// What the person who reports it should pass on.
  func report(commandLine: [String]) -> String {
    """
    policyc \(Policyc.version): internal error: \(message)
      command line: \(commandLine.joined(separator: " "))
      please report this with the files that show it

    """
  }
}
