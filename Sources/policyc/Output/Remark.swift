import Glibc
import PolicyDiagnostics
import PolicyReporting

/// What a command says beside its results, mostly on standard error.
enum Remark {
  /// One line, lower case, no final period, and what to do about it on a second one. Either may hold foreign text; no
  /// credential in it is shown.
  static func write(_ message: String, help: String? = nil, to output: Output = .error) {
    output.write("policyc: \(message.withoutSecrets, on: output.appearance(.never))\n")
    if let help { writeHelp(help, to: output) }
  }

  /// What to do about the lines before.
  static func writeHelp(_ help: String, to output: Output) {
    output.write("  help: \(help.withoutSecrets, on: output.appearance(.never))\n")
  }

  /// All reasons of a refusal; the one place where they are printed.
  static func write(_ refusal: Refusal) {
    for reason in refusal.reasons { write(reason.message, help: reason.help) }
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
