/// What `-h` prints: what a command is for, the options that most lines need, and one example. `--help` has all options.
struct ShortHelp {
  /// An option or a command, and what it does in half a line.
  typealias Row = (name: String, meaning: String)

  /// As it is typed: `policyc check`.
  let command: String
  /// A phrase in the imperative, lower case, without a final period.
  let purpose: String
  /// What stands behind the command.
  let usage: String
  let rows: [Row]
  /// A whole command line.
  let example: String
  /// Where more is said.
  let more: String

  init(_ command: String, _ purpose: String, usage: String, _ rows: [Row], example: String, more: String? = nil) {
    self.command = command
    self.purpose = purpose
    self.usage = usage
    self.rows = rows
    self.example = example
    self.more = more ?? "All options: \(command) --help"
  }

  /// At most 24 lines of 80 columns, with a final line break.
  var text: String {
    let column = (rows.map(\.name.count).max() ?? 0) + 2
    let table = rows.map { name, meaning in
      "  \(name)\(String(repeating: " ", count: column - name.count))\(meaning)\n"
    }
    return """
      \(command): \(purpose)

      Usage: \(command)\(usage.isEmpty ? "" : " \(usage)")
      \(table.isEmpty ? "" : "\n" + table.joined())
      Example: \(example)
      \(more)

      """
  }

  /// The help that a command line asks for with the word `-h`; nil when it does not, or when it names no command.
  ///
  /// - Parameter arguments: those behind the name of the program.
  static func asked(by arguments: [String]) -> ShortHelp? {
    guard arguments.prefix(while: { $0 != "--" }).contains("-h"), let word = arguments.first else { return nil }
    if word.hasPrefix("-") { return overview }
    return commands.first { $0.command == "policyc \(word)" }
  }
}
