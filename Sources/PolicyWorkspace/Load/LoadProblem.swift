/// Something that could not be read as asked.
package struct LoadProblem: Hashable, Sendable {
  /// As the user would type it.
  package let path: String
  package let words: String

  package init(path: String, words: String) {
    self.path = path
    self.words = words
  }

  /// Of a project whose check was cancelled.
  ///
  /// - Parameter path: its root.
  static func cancelled(_ path: String) -> LoadProblem {
    LoadProblem(path: path, words: "the check was cancelled before it came to an end")
  }

  /// The most that are told one by one.
  package static let mostTold = 20

  /// One line for each of the first, and one that counts the rest; empty for none.
  package static func words(_ problems: [LoadProblem]) -> [String] {
    let rest = problems.count - mostTold
    return problems.prefix(mostTold).map { "\($0.path): \($0.words)" }
      + (rest > 0 ? ["\(rest) more \(rest == 1 ? "file or folder was" : "files or folders were") not read"] : [])
  }
}
