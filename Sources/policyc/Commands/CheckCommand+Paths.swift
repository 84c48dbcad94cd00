extension CheckCommand {
  /// The command of a line that has nothing but paths; nil where it may have more.
  ///
  /// Hooks call a check with nothing else, and the parser needs a good part of its time to find out which options there
  /// are. `CommandLineTests` holds this to what the parser makes of such a line.
  init?(onlyPaths arguments: some Sequence<String>) {
    guard arguments.allSatisfy({ !$0.isEmpty && !$0.hasPrefix("-") }) else { return nil }
    self.init()
    paths = Array(arguments)
    stdinFilename = nil
    strict = false
    overrides = []
    jobs = nil
    quiet = .unset
    reporting = .unset
    selection = .unset
    fixing = .unset
    self.arguments = .unset
  }
}
