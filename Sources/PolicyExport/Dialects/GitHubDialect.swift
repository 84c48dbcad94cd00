import PolicySource

/// What a step of a GitHub workflow appends to the file that `$GITHUB_ENV` names.
package struct GitHubDialect: Dialect {
  package let name = "github"
  package let consumer = "steps of GitHub workflows (cat FILE >>\"$GITHUB_ENV\")"
  package let cannotCarry = "a carriage return at the end, bytes that are not UTF-8, names of the runner itself"
  // The runner ends the job at a line that is no assignment.
  package let allowsComments = false

  package init() {}

  package func obstacle(to assignment: Assignment) -> Obstacle? {
    if assignment.name == "NODE_OPTIONS" {
      return Obstacle(
        "is one that the runner refuses", why: "a step could reach into others through it", subject: .name)
    }
    if assignment.name.hasPrefix("GITHUB_") || assignment.name.hasPrefix("RUNNER_") {
      return Obstacle(
        "begins like the runner's own", why: "GitHub's documentation says that those cannot be overwritten",
        subject: .name)
    }
    if let obstacle = Obstacle.notUTF8(in: assignment.value, why: "the runner reads characters, not bytes") {
      return obstacle
    }
    guard assignment.value.last == UInt8(ascii: "\r") else { return nil }
    return Obstacle(
      at: assignment.value.count - 1, of: assignment.value,
      why: "a runner on Windows takes it for a part of the line break")
  }

  /// One line as it is; more of them between delimiters that are made of the value's digest.
  package func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    guard assignment.value.contains(UInt8(ascii: "\n")) else { return assignment.line(assignment.value) }
    let delimiter = "ghadelimiter_\(SHA256.hexDigest(of: assignment.value))"
    return Array("\(assignment.name)<<\(delimiter)\n".utf8) + assignment.value + Array("\n\(delimiter)\n".utf8)
  }

  package func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] {
    var reader = GitHubReader(text)
    return try reader.assignments()
  }
}

/// Reads as the runner does (actions/runner, `src/Runner.Worker/FileCommandManager.cs`).
///
/// It is narrower where Linux and Windows differ: no value may end in a carriage return.
private struct GitHubReader {
  private var cursor: ByteCursor

  init(_ text: [UInt8]) { cursor = ByteCursor(text) }

  mutating func assignments() throws(UnreadableText) -> [ReadAssignment] {
    var found: [ReadAssignment] = []
    while cursor.peek != nil {
      let line = cursor.takeLine()
      let isEnded = cursor.skip(UInt8(ascii: "\n"))
      if !line.isEmpty { found.append(try assignment(line, isEnded)) }
    }
    return found
  }

  private mutating func assignment(_ line: [UInt8], _ isEnded: Bool) throws(UnreadableText) -> ReadAssignment {
    let end = line.firstIndex { $0 == UInt8(ascii: "=") } ?? line.endIndex
    let heredoc = line.indices.first { line[$0...].starts(with: "<<".utf8) } ?? line.endIndex
    let name = Array(line[..<min(end, heredoc)])
    guard !name.isEmpty, name.count < line.count else { throw cursor.unreadable("the line assigns nothing") }
    let value =
      heredoc < end
      ? try lines(to: Array(line[(heredoc + 2)...]), areThere: isEnded) : Array(line[(end + 1)...])
    guard value.last != UInt8(ascii: "\r") else { throw cursor.unreadable("a value ends in a carriage return") }
    guard String(validating: value, as: UTF8.self) != nil else { throw cursor.unreadable("a value is not UTF-8") }
    return ReadAssignment(name: name, value: value)
  }

  /// The lines before the one that is the delimiter, joined.
  private mutating func lines(to delimiter: [UInt8], areThere: Bool) throws(UnreadableText) -> [UInt8] {
    guard areThere, !delimiter.isEmpty else { throw cursor.unreadable("the delimiter is missing") }
    var lines: [[UInt8]] = []
    while cursor.peek != nil {
      let line = cursor.takeLine()
      let isEnded = cursor.skip(UInt8(ascii: "\n"))
      if line == delimiter { return Array(lines.joined(separator: [UInt8(ascii: "\n")])) }
      guard isEnded else { break }
      lines.append(line)
    }
    throw cursor.unreadable("the delimiter is missing")
  }
}
