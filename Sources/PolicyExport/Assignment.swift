/// A variable and the exact bytes its consumer shall read back.
package struct Assignment: Hashable, Sendable {
  /// `[A-Z][A-Z0-9_]*`; anything else is refused when a file is made of it.
  package let name: String
  /// Any bytes but NUL, as far as the dialect can carry them.
  package let value: [UInt8]
  /// What `--explain` says above it: the value as people write it and where it comes from ("30m, web.yaml:5").
  package let explanation: String

  /// The most bytes of `NAME=value` that Linux hands to a program: `MAX_ARG_STRLEN` of execve(2), without the NUL.
  static let mostBytes = 131_071

  package init(name: String, value: [UInt8], explanation: String = "") {
    self.name = name
    self.value = value
    self.explanation = explanation
  }

  package init(name: String, value: String, explanation: String = "") {
    self.init(name: name, value: Array(value.utf8), explanation: explanation)
  }

  /// True for the names that every consumer takes: a capital letter, then capital letters, digits and `_`.
  package var hasPortableName: Bool {
    guard let first = name.utf8.first, Self.isCapital(first) else { return false }
    return name.utf8.allSatisfy { byte in
      Self.isCapital(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "_")
    }
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) }
}
