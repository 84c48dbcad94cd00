import PolicyModel

/// Regular expressions of the scalar types, in the dialect that every JSON Schema validator reads.
enum Patterns {
  /// A name: up to 63 lower-case letters, digits and hyphens, a letter first.
  static let name = "^[a-z][a-z0-9-]{0,62}$"
  /// A program's version: one word of printable ASCII.
  static let version = "^[!-~]{1,64}$"
}
