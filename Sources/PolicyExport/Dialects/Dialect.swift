/// The language of one consumer of exported values: how it is written, how it is read, and what it cannot say.
///
/// A text of the dialect is `opening`, one `entry` per assignment, and `closing`; comment lines, where the dialect has
/// them, stand only between those. No line of an entry may begin with `#` then: the digest of a file counts on it.
package protocol Dialect: Sendable {
  /// The word for it on the command line and in policyc.yaml.
  var name: String { get }
  /// The program that reads it and how, in words that follow "for".
  var consumer: String { get }
  /// What the consumer cannot read back besides NUL, as a list for people.
  var cannotCarry: String { get }
  /// True when a line that begins with `#` is a comment to the consumer, wherever it stands between entries.
  var allowsComments: Bool { get }

  /// The first thing that keeps the consumer from reading the assignment back exactly; nil when nothing does.
  ///
  /// NUL, size and the form of names are judged before this, for all dialects alike.
  func obstacle(to assignment: Assignment) -> Obstacle?

  /// What stands before the first entry.
  var opening: [UInt8] { get }
  /// One assignment, with the line break behind it. Only called for assignments without an obstacle.
  func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8]
  /// What stands behind the last entry.
  var closing: [UInt8] { get }

  /// Reads a text as the consumer does, with none of the writer's code.
  ///
  /// - Throws: `UnreadableText` where the consumer would fail, or where what it reads depends on anything but the text.
  func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment]
}

extension Dialect {
  /// The obstacle that all dialects share, what no environment holds, or else the dialect's own.
  package func firstObstacle(to assignment: Assignment) -> Obstacle? {
    if let offset = assignment.value.firstIndex(of: 0) {
      return Obstacle(at: offset, of: assignment.value, why: "an environment variable ends there")
    }
    let length = assignment.name.utf8.count + 1 + assignment.value.count
    guard length <= Assignment.mostBytes else {
      return Obstacle(
        "makes \(length) bytes with its name",
        why: "Linux starts no program with more than \(Assignment.mostBytes) in one")
    }
    return obstacle(to: assignment)
  }

  package var opening: [UInt8] { [] }
  package var closing: [UInt8] { [] }
}

/// A variable as a reader understood it.
package struct ReadAssignment: Hashable, Sendable {
  package let name: [UInt8]
  package let value: [UInt8]
}

/// Why a text is not one that the consumer of a dialect reads.
package struct UnreadableText: Error, Hashable, Sendable {
  /// From 1, as the consumer counts lines.
  package let line: Int
  /// What is wrong there, for the end of a sentence: "a quote is not closed".
  package let problem: String
}
