/// The output of a CI job, with what a terminal or a runner would obey in it.
///
/// Commands are found as actions/runner finds them (`ProcessInvoker.cs`, `OutputManager.cs`, `ActionCommandManager.cs` and
/// `ActionCommand.cs`): lines end at LF, CR or both; `::name …::` stands behind white space at the start of a line,
/// `##[name …]` anywhere; names are compared without case; behind `stop-commands` only its token is obeyed. .NET compares
/// with a culture there and skips ignorable characters, and so does this.
package struct JobLog {
  private let lines: [String.UnicodeScalarView]

  package init(_ output: [UInt8]) {
    var lines = [String.UnicodeScalarView()]
    var last: Unicode.Scalar?
    for scalar in String(decoding: output, as: UTF8.self).unicodeScalars {
      if scalar == "\n" && last == "\r" {
        last = scalar
        continue
      }
      if scalar == "\n" || scalar == "\r" {
        lines.append(String.UnicodeScalarView())
      } else {
        lines[lines.count - 1].append(scalar)
      }
      last = scalar
    }
    self.lines = lines
  }

  // MARK: Commands

  /// The names of the commands that GitHub's runner carries out, in order.
  package var commands: [String] {
    var registered = Self.commandNames
    var token: String?
    var found: [String] = []
    for line in lines.map(Self.compared) {
      guard let command = Self.lineCommand(in: line, registered) ?? Self.legacyCommand(in: line, registered) else {
        continue
      }
      if let awaited = token {
        guard command.name == awaited.lowercased() else { continue }
        registered.remove(awaited.lowercased())
        token = nil
      } else if command.name == "stop-commands" {
        token = command.data
        registered.insert(command.data.lowercased())
      }
      found.append(command.name)
    }
    return found
  }

  private static let commandNames: Set<String> = [
    "add-mask", "add-matcher", "add-path", "debug", "echo", "endgroup", "error", "group", "internal-set-repo-path",
    "notice", "remove-matcher", "save-state", "set-env", "set-output", "stop-commands", "warning",
  ]

  private typealias Command = (name: String, data: String)

  private static func lineCommand(in line: String, _ registered: Set<String>) -> Command? {
    let text = String(line.unicodeScalars.drop(while: isWhiteSpace))
    guard text.hasPrefix("::") else { return nil }
    let rest = text.dropFirst(2)
    guard let end = rest.firstRange(of: "::") else { return nil }
    return command(rest[..<end.lowerBound], data: rest[end.upperBound...], registered)
  }

  private static func legacyCommand(in line: String, _ registered: Set<String>) -> Command? {
    guard let start = line.firstRange(of: "##["), let end = line[start.lowerBound...].firstIndex(of: "]") else {
      return nil
    }
    return command(line[start.upperBound..<end], data: line[line.index(after: end)...], registered)
  }

  private static func command(_ words: Substring, data: Substring, _ registered: Set<String>) -> Command? {
    let name = words.prefix { $0 != " " }.lowercased()
    return registered.contains(name) ? (name, String(data)) : nil
  }

  /// The characters of a line that a search compares.
  private static func compared(_ line: String.UnicodeScalarView) -> String {
    String(String.UnicodeScalarView(line.filter { isWhiteSpace($0) || !isIgnorable($0) }))
  }

  /// `Char.IsWhiteSpace`.
  private static func isWhiteSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: true
    default: (0x09...0x0D).contains(scalar.value) || scalar.value == 0x85
    }
  }

  private static func isIgnorable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  // MARK: Promises

  /// What policyc promises never to print, a line each: openings of a command of any runner, registered or not, and
  /// characters that a terminal obeys or hides.
  ///
  /// - Parameters:
  ///   - own: beginnings of lines that may open a command.
  ///   - tabs: whether tabs may be printed.
  package func obeyed(except own: [String] = [], tabs: Bool = false) -> [String] {
    lines.flatMap { line in
      let text = Self.compared(line)
      let isOwn = own.contains { String(line).hasPrefix($0) }
      let opens = String(text.unicodeScalars.drop(while: Self.isWhiteSpace)).hasPrefix("::") && !isOwn
      let hidden = line.first {
        (Self.isIgnorable($0) || [0x2028, 0x2029].contains($0.value)) && !(tabs && $0 == "\t")
      }
      return [
        opens ? "a line begins with `::`" : nil, Self.opensInside(text) ? "`##…[` in a line" : nil,
        hidden.map { "the character U+\(String($0.value, radix: 16, uppercase: true))" },
      ].compactMap { $0 }.map { "\($0): \(String(line).debugDescription)" }
    }
  }

  /// Whether `##`, letters or none, and `[` meet.
  private static func opensInside(_ line: String) -> Bool {
    let text = Array(line.unicodeScalars)
    return text.indices.contains { place in
      text[place] == "["
        && text[..<place].reversed().drop { $0.properties.isAlphabetic }.starts(with: "##".unicodeScalars)
    }
  }
}
