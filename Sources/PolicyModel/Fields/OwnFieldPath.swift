/// The form of the paths of a project's own fields, and the names that they cannot have.
package enum OwnFieldPath {
  /// How a path is written, as an order.
  package static let order =
    "write a group and a name such as llm.request, in lower-case letters, digits and underscores"
  /// The longest path, in bytes.
  package static let longest = 120
  /// One of the names between the dots.
  package static let namePattern = "[a-z][a-z0-9_]*"

  /// The group of a path, the name before its first dot; nil for what is no path of an own field, and for a reserved group.
  package static func group(of path: String) -> String? {
    guard let first = names(of: path)?.first, !isReserved(first) else { return nil }
    return first
  }

  /// The names of a path; nil where it has not two of them, or where one is no name.
  package static func names(of path: String) -> [String]? {
    guard path.utf8.count <= longest else { return nil }
    let names = path.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard names.count >= 2, names.allSatisfy(isName) else { return nil }
    return names.map { String(Substring($0)) }
  }

  package static func isName(_ text: some Collection<UInt8>) -> Bool {
    guard let first = text.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else { return false }
    return text.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || $0 == UInt8(ascii: "_")
    }
  }

  /// Whether a group is none that a project can have: one of the language, a key of a document, or a word of the
  /// Common Expression Language.
  package static func isReserved(_ group: String) -> Bool { reservedNames.contains(group) }

  /// In their order, and the same for ever: what the language takes up later, a project that has it already keeps.
  package static let reserved = [
    "abstract", "accept", "access", "approval", "as", "behaviour", "bool", "break", "bytes", "chains", "const",
    "continuation", "continue", "defaults", "double", "duration", "dyn", "else", "environment", "environments",
    "exports", "extends", "failure", "false", "fields", "fixed", "for", "function", "guarantee", "has", "if",
    "import", "in", "int", "interaction", "invariants", "job", "knobs", "lease", "leases", "let", "list", "loop",
    "map", "matches", "model", "namespace", "null", "package", "platform", "policyc", "program", "project", "queue",
    "recovery", "request", "retention", "return", "rules", "run", "runtime", "scenarios", "session", "shutdown",
    "size", "source", "status", "stream", "string", "summary", "surface", "surfaces", "target", "targets",
    "timestamp", "true", "type", "uint", "uses", "var", "version", "void", "while", "workspace",
  ]

  private static let reservedNames = Set(reserved)
}
