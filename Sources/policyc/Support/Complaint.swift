import Glibc
import PolicyDiagnostics
import PolicyReporting

/// What a command says on standard error when it cannot do what it was asked.
struct Complaint: Equatable {
  /// One line, lower case, no final period. May hold foreign text.
  let message: String
  /// What to do about it.
  var help: String?

  /// One line, and what to do about it on a second one. Either may hold foreign text; no credential in it is shown.
  ///
  /// - Parameter output: another one than standard error for what is only a remark.
  static func write(_ message: String, help: String? = nil, to output: Output = .error) {
    output.write("policyc: \(message.withoutSecrets, on: output.appearance(.never))\n")
    if let help { writeHelp(help, to: output) }
  }

  /// What to do about the lines before.
  static func writeHelp(_ help: String, to output: Output) {
    output.write("  help: \(help.withoutSecrets, on: output.appearance(.never))\n")
  }

  /// Writes each of some problems; says whether there was one.
  static func write(_ problems: [Complaint]) -> Bool {
    for problem in problems { write(problem.message, help: problem.help) }
    return !problems.isEmpty
  }
}

extension Output {
  /// What the reader of this stream can show.
  func appearance(_ color: ColorOption) -> Appearance {
    let names = ["NO_COLOR", "TERM", "LC_ALL", "LC_CTYPE", "LANG"]
    let environment = names.reduce(into: [String: String]()) { found, name in
      found[name] = getenv(name).map { String(cString: $0) }
    }
    return Appearance.decide(isTerminal: isTerminal, environment: environment, colorOption: color, width: width)
  }
}
