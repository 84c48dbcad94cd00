import PolicyDiagnostics

/// Every dialect, in the order in which they are listed to people.
package enum DialectCatalog {
  package static let all: [any Dialect] = [PortableDialect(), ShellDialect(), ComposeDialect(), JSONDialect()]

  /// The dialect used where none is named.
  package static let standard: any Dialect = PortableDialect()

  /// The dialect of a word, with the name of the object it writes.
  ///
  /// - Throws: `DialectMistake` for a word that names no dialect, and for a name that is missing or out of place.
  package static func dialect(named word: String, object: String? = nil) throws(DialectMistake) -> any Dialect {
    guard let found = all.first(where: { Array($0.name.utf8) == Array(word.utf8) }) else {
      let names = all.map(\.name)
      let help = Words.nearest(to: word, among: names).map { "did you mean \($0)?" }
      throw DialectMistake(
        message: "there is no dialect \(CommentLine.printable(word)); there are \(Words.list(names))", help: help)
    }
    return try found.naming(object)
  }

  /// The names of the dialects that carry an assignment unharmed.
  static func carriers(of assignment: Assignment) -> [String] {
    all.filter { $0.firstObstacle(to: assignment) == nil }.map(\.name)
  }
}
