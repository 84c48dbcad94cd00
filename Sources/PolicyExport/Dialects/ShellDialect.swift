/// POSIX shell assignments, which dash, bash and zsh read alike.
package struct ShellDialect: Dialect {
  package let name = "shell"
  package let consumer = "sh, bash and zsh (set -a; . FILE)"
  package let cannotCarry = "names of the shells themselves"
  package let allowsComments = true

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    guard Self.own.contains(assignment.name) else { return nil }
    return Obstacle("is a variable of the shell itself", why: "sh, bash or zsh keeps to its own value", subject: .name)
  }

  /// The names of capital letters that dash 0.5, bash 5.2 or zsh 5.9 does not keep as they are assigned, as measured.
  private static let own = Set(
    """
    ARGC ARGV0 BASHOPTS BASHPID BASH_ALIASES BASH_ARGC BASH_ARGV BASH_ARGV0 BASH_CMDS BASH_LINENO BASH_SOURCE BASH_SUBSHELL \
    BASH_VERSINFO COLUMNS COMP_WORDBREAKS DIRSTACK EGID EPOCHREALTIME EPOCHSECONDS ERRNO EUID FUNCNAME FUNCNEST GID \
    GROUPS HISTCMD HISTSIZE KEYBOARD_HACK KEYTIMEOUT LINENO LINES LISTMAX MAILCHECK OPTIND PPID RANDOM SAVEHIST \
    SECONDS SHELLOPTS SHLVL SRANDOM TRY_BLOCK_ERROR TRY_BLOCK_INTERRUPT TTYIDLE UID USERNAME ZSH_EVAL_CONTEXT \
    ZSH_SUBSHELL
    """.split(separator: " ").map(String.init))

  /// Quoted with `'…'` unless the value is plain; a quote in it becomes `'\''`.
  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    assignment.line("'", "'") { byte, beginsLine in
      switch byte {
      case UInt8(ascii: "'"): #"'\''"#
      // No line of a value may look like a comment to the digest.
      case UInt8(ascii: "#") where beginsLine: "'\\#'"
      default: nil
      }
    }
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var reader = ShellReader(text)
    return try reader.assignments()
  }
}

/// Reads the part of the shell language that has one meaning everywhere: assignments of words without any expansion.
private struct ShellReader {
  private var cursor: ByteCursor

  init(_ text: [UInt8]) { cursor = ByteCursor(text) }

  mutating func assignments() throws(UnreadableText) -> [ReadAssignment] {
    var found: [ReadAssignment] = []
    while true {
      _ = cursor.take(while: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") || $0 == UInt8(ascii: "\n") })
      guard let first = cursor.peek else { return found }
      if first == UInt8(ascii: "#") { _ = cursor.takeLine() } else { found.append(try assignment()) }
    }
  }

  private mutating func assignment() throws(UnreadableText) -> ReadAssignment {
    let name = cursor.takeWord()
    guard let first = name.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
      cursor.skip(UInt8(ascii: "="))
    else { throw cursor.unreadable("the line is a command, not an assignment") }
    let value = try word()
    // Behind a blank a further word would be a command that is run with the assignment in its environment.
    cursor.skipBlanks()
    if cursor.peek == UInt8(ascii: "#") { _ = cursor.takeLine() }
    guard cursor.peek == nil || cursor.skip(UInt8(ascii: "\n")) else {
      throw cursor.unreadable("a command follows the assignment")
    }
    return ReadAssignment(name: name, value: value)
  }

  private mutating func word() throws(UnreadableText) -> [UInt8] {
    var value: [UInt8] = []
    while let byte = cursor.peek {
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): return value
      case UInt8(ascii: "'"): value += try singleQuoted()
      case UInt8(ascii: "\""): value += try doubleQuoted()
      case UInt8(ascii: "\\"): value += try escaped()
      case _ where Self.active.contains(byte):
        throw cursor.unreadable("the shell would act on `\(Unicode.Scalar(byte))`")
      default:
        _ = cursor.next()
        value.append(byte)
      }
    }
    return value
  }

  private mutating func singleQuoted() throws(UnreadableText) -> [UInt8] {
    _ = cursor.next()
    let text = cursor.take(while: { $0 != UInt8(ascii: "'") })
    guard cursor.skip(UInt8(ascii: "'")) else { throw cursor.unreadable("a quote is not closed") }
    return text
  }

  private mutating func doubleQuoted() throws(UnreadableText) -> [UInt8] {
    _ = cursor.next()
    var text: [UInt8] = []
    while let byte = cursor.next() {
      switch byte {
      case UInt8(ascii: "\""): return text
      case UInt8(ascii: "$"), UInt8(ascii: "`"): throw cursor.unreadable("the shell would expand the value")
      case UInt8(ascii: "\\"):
        guard let next = cursor.next() else { throw cursor.unreadable("a quote is not closed") }
        if next == UInt8(ascii: "\n") { continue }
        if !Array(#""\$`"#.utf8).contains(next) { text.append(byte) }
        text.append(next)
      default: text.append(byte)
      }
    }
    throw cursor.unreadable("a quote is not closed")
  }

  /// A backslash outside quotes: with a line break it is nothing, else the byte behind it is itself.
  private mutating func escaped() throws(UnreadableText) -> [UInt8] {
    _ = cursor.next()
    guard let next = cursor.next() else { throw cursor.unreadable("a backslash ends the file") }
    return next == UInt8(ascii: "\n") ? [] : [next]
  }

  /// The bytes that outside quotes expand, match files or end a word, in any of the three shells.
  private static let active = Set("$`;&|<>()*?[]{}~!^".utf8)
}
