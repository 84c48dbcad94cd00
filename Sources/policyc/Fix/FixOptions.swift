import PolicyWorkspace
import ArgumentParser
import PolicyFixing

/// Which fixes a check applies, and whether it writes them.
struct FixOptions: ParsableArguments {
  @Option(
    name: .customLong("fix"),
    help: ArgumentHelp(
      "Apply the safe fixes that findings offer, which touch no value; with --fix=review also those to be looked at afterwards. Without a level: safe.",
      valueName: "level"))
  private var chosenLevel: FixLevel?

  @Flag(help: "Write nothing; show what --fix would change, and exit with 1 if something would.")
  var diff = false

  @Option(
    help: ArgumentHelp(
      "Write the difference that patch applies to this file, and nothing else; exit with 1 if there is one.",
      valueName: "file"), completion: .file(), transform: { try PatchFile(option: $0) })
  var patch: PatchFile?

  /// Whether changes are only shown or written to a patch.
  var writesNoSource: Bool { diff || patch != nil }

  /// Nil when nothing is to be fixed.
  var level: FixLevel? { chosenLevel ?? (writesNoSource ? .safe : nil) }

  /// The arguments with a level behind each `--fix`.
  ///
  /// An option of the parser that may lack its value would take a path behind it for one, and a misspelt level for none.
  static func explicit(_ arguments: [String]) -> [String] {
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments.enumerated().map { index, argument in
      guard argument == "--fix", index < end else { return argument }
      let next = index + 1 < end ? arguments[index + 1] : ""
      return FixLevel(rawValue: next) == nil ? "--fix=\(FixLevel.safe.rawValue)" : argument
    }
  }
}

extension FixLevel: OptionWord {}
