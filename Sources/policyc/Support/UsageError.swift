import PolicyDiagnostics
import PolicyReporting

/// What is wrong with the arguments of a command, in the form of all other complaints.
enum UsageError {
  /// Writes what the parser says about arguments to standard error: what is wrong, then how the command is used.
  /// It quotes the command line, of which no credential is shown.
  ///
  /// - Parameter message: of the parser, which begins with `Error: ` and a sentence.
  static func write(_ message: String) {
    let lines = message.withoutSecrets.split(separator: "\n", omittingEmptySubsequences: false)
    let words = [words(of: lines.first ?? "")] + lines.dropFirst().map(String.init)
    Output.error.write(PrintableText(lines: words.joined(separator: "\n") + "\n", on: Output.error.appearance(.never)))
  }

  private static func words(of sentence: Substring) -> String {
    let words = sentence.hasPrefix("Error: ") ? sentence.dropFirst(7) : sentence
    let startsSentence = words.dropFirst().first?.isLowercase ?? false
    let opening = startsSentence ? words.prefix(1).lowercased() : String(words.prefix(1))
    return "policyc: \(opening)\(words.hasSuffix(".") ? words.dropFirst().dropLast() : words.dropFirst())"
  }
}
