import PolicyExport
import PolicyModel
import TestSupport

/// What became of some values in a dialect that a consumer read.
struct Tally: Hashable, Sendable {
  var tried = 0
  var equal = 0
  var refused = 0
  var wrong = 0
}

/// A dialect and who reads it.
struct Trial: Hashable, Sendable {
  let consumer: String
  let dialect: DialectName

  struct Outcome: Sendable {
    /// Of the fixed values and 4 000 random ones that are always the same: these numbers are published.
    var published = Tally()
    /// Of 1 000 random values of the seed, the longest value, and names that programs know.
    var fresh = Tally()
    let seed: UInt64
    /// What is wrong, in words.
    var problems: [String] = []
  }

  /// Hands a file over. A value is equal if it is so in every locale, and anything else that the consumer finds in the
  /// file is wrong.
  static func run(_ file: HandedFile, by consumer: Consumer) throws -> Outcome {
    var outcome = Outcome(seed: file.seed)
    let readings = try consumer.locales.map { try consumer.read(file.text, names: file.names, locale: $0) }
    for (index, assignment) in file.assignments.enumerated() {
      let tally = index < HandedFile.published.count ? \Outcome.published : \Outcome.fresh
      outcome[keyPath: tally].tried += 1
      guard let assignment else {
        outcome[keyPath: tally].refused += 1
        continue
      }
      guard let other = readings.first(where: { $0[assignment.name] != assignment.value }) else {
        outcome[keyPath: tally].equal += 1
        continue
      }
      outcome[keyPath: tally].wrong += 1
      outcome.problems.append(
        "\(assignment.name), \(assignment.value.prefix(99)), is read as \(other[assignment.name]?.prefix(99) ?? [])")
    }
    let strangers = Set(readings.flatMap(\.keys)).subtracting(file.names).subtracting(environment)
    outcome.problems += strangers.sorted().map { "the file also sets \($0)" }
    return outcome
  }

  /// What a process has by itself.
  private static let environment = ChildProcess.sanitizerVariables.union([
    "PATH", "HOME", "LC_ALL", "PWD", "OLDPWD", "SHLVL", "LOGNAME", "USER", "_",
  ])
}

/// An exported file of some values, without those that its dialect refuses.
struct HandedFile: Sendable {
  /// One for each value; nil where it is refused.
  let assignments: [Assignment?]
  let text: [UInt8]
  /// Of the values behind the published ones.
  let seed: UInt64

  var names: [String] { assignments.compactMap { $0?.name } }

  /// The values whose numbers are published.
  static let published: [[UInt8]] = {
    var generator = SeededGenerator(seed: 104)
    return HostileValues.fixed + (0..<4_000).map { _ in HostileValues.random(using: &generator) }
  }()

  /// The published values, 1 000 of a new seed, the longest ones, and all names that programs know.
  init(in dialect: DialectName) throws {
    var generator = SeededGenerator(for: "values in \(dialect.rawValue)")
    let seed = generator.seed
    let values =
      Self.published + (0..<600).map { _ in HostileValues.random(using: &generator) }
      + (0..<400).map { _ in HostileValues.plain(using: &generator) }
      // The longest line for docker and kubectl, and the longest variable for Linux.
      + [65_535, 131_071].map { [UInt8](repeating: 0x61, count: $0 - "V5163=".utf8.count) }
    // The value is in the comment above it as well, where it must do nothing.
    let assignments = values.enumerated().map { index, value in
      Assignment(name: "V\(index)", value: value, explanation: String(decoding: value, as: UTF8.self))
    }
    try self.init(assignments + Self.known(in: dialect), in: dialect, seed: seed)
  }

  private init(_ all: [Assignment], in name: DialectName, seed: UInt64) throws {
    let dialect = name.dialect()
    self.seed = seed
    assignments = all.map { dialect.firstObstacle(to: $0) == nil ? $0 : nil }
    let source = ExportSource(files: ["web.yaml"], target: "gateway", version: "1")
    text = try ExportFile(assignments.compactMap(\.self), in: dialect, from: source, explained: true).text
  }

  /// Variables that a knob could have the name of.
  private static func known(in dialect: DialectName) -> [Assignment] {
    // The portable dialect carries no blank. Node leaves alone what its environment has already.
    let others: Set = dialect == .node ? ["HOME", "PATH"] : []
    return dialect == .portable
      ? [] : knownNames.filter { !others.contains($0) }.map { Assignment(name: $0, value: "a b") }
  }

  /// What dash, bash, zsh and fish know by a name of capital letters, and a few names of the others.
  private static let knownNames =
    """
    ARGC ARGV0 BASH BASHOPTS BASHPID BASH_ALIASES BASH_ARGC BASH_ARGV BASH_ARGV0 BASH_CMDS BASH_COMMAND BASH_ENV \
    BASH_EXECUTION_STRING BASH_LINENO BASH_SOURCE BASH_SUBSHELL BASH_VERSINFO BASH_VERSION CDPATH CI COLUMNS \
    COMP_WORDBREAKS CPUTYPE DIRSTACK DISPLAY EGID ENV EPOCHREALTIME EPOCHSECONDS ERRNO EUID EXIT_PATH FIGNORE \
    FISH_VERSION FPATH FUNCNAME FUNCNEST GID GROUPS HISTCHARS HISTCMD HISTFILE HISTSIZE HOME HOST HOSTNAME HOSTTYPE \
    IFS KEYBOARD_HACK KEYTIMEOUT LANG LC_CTYPE LD_PRELOAD LINENO LINES LISTMAX LOGNAME MACHTYPE MAIL MAILCHECK \
    MAILPATH MANPATH MODULE_PATH MY_PATH NODE_ENV NULLCMD OLDPWD OPTARG OPTERR OPTIND OSTYPE PATH POSIXLY_CORRECT \
    PPID PROMPT PS1 PS2 PS4 PSVAR PWD PYTHONPATH RANDOM READNULLCMD REPLY SAVEHIST SECONDS SHELL SHELLOPTS SHLVL \
    SPROMPT SRANDOM STATUS TERM TIMEFMT TMOUT TMPPREFIX TRY_BLOCK_ERROR TRY_BLOCK_INTERRUPT TTY TTYIDLE UID USER \
    USERNAME VENDOR WATCH WATCHFMT WORDCHARS ZDOTDIR ZSHNAME ZSH_ARGZERO ZSH_EVAL_CONTEXT ZSH_NAME ZSH_PATCHLEVEL \
    ZSH_SUBSHELL ZSH_VERSION
    """.split(separator: " ").map(String.init)
}

/// Makes each file and runs each trial once, however many tests want its outcome.
actor Trials {
  static let all = Trials()

  private var files: [DialectName: Task<HandedFile, any Error>] = [:]
  private var started: [Trial: Task<Trial.Outcome, any Error>] = [:]

  func outcome(of dialect: DialectName, by consumer: Consumer) async throws -> Trial.Outcome {
    let trial = Trial(consumer: consumer.name, dialect: dialect)
    let file = files[dialect] ?? Task.detached { try HandedFile(in: dialect) }
    let task = started[trial] ?? Task.detached { try Trial.run(try await file.value, by: consumer) }
    files[dialect] = file
    started[trial] = task
    return try await task.value
  }
}
