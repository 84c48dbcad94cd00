import ArgumentParser
import PolicySource

/// Whether a command whose exit status is an answer says anything besides.
struct QuietOption: ParsableArguments {
  @Flag(
    name: .shortAndLong,
    help: "Print nothing but why it could not run; the exit status says the rest.")
  var quiet = false

  /// Where results go.
  var results: Output { quiet ? .nowhere : .standard }
  /// Where remarks about results go, such as what was left out.
  var remarks: Output { quiet ? .nowhere : .error }

  /// Refuses options that only say what is printed.
  ///
  /// - Parameter options: each with whether it is given.
  func refuse(_ options: [(name: String, isGiven: Bool)]) throws {
    let idle = options.filter(\.isGiven).map(\.name)
    guard quiet, !idle.isEmpty else { return }
    throw ValidationError("--quiet prints nothing; leave \(Words.list(idle)) out.")
  }
}
