/// Where the values of an exported file come from; its header says it.
package struct ExportSource: Hashable, Sendable {
  /// Every policy file a value can come from, relative to the project root, in any order.
  package let files: [String]
  package let target: String
  /// The version of the target.
  package let version: String

  package init(files: [String], target: String, version: String) {
    self.files = files
    self.target = target
    self.version = version
  }
}

/// Why no file could be made.
package enum ExportError: Error, Hashable, Sendable {
  /// The dialect cannot carry these; nothing is wrong with policyc.
  case refused([ExportRefusal])
  /// An internal error: the dialect's own reader does not read back what its writer wrote.
  ///
  /// The variable is nil where the reader fails before it reaches one.
  case misread(dialect: String, variable: String?, problem: String)
}

/// The text of one exported file, proven to be read back exactly.
package struct ExportFile: Hashable, Sendable {
  package let text: [UInt8]
  /// False for dialects without comments, whose files do not say who wrote them.
  package let hasHeader: Bool

  /// Writes assignments in their order, below a header where the dialect has comments.
  ///
  /// - Parameter explained: puts each explanation above its assignment, where the dialect has comments.
  /// - Throws: `ExportError.refused` with a refusal for every assignment that cannot be written.
  package init(
    _ assignments: [Assignment], in dialect: any Dialect, from source: ExportSource, explained: Bool = false
  ) throws(ExportError) {
    let refusals = ExportRefusal.all(assignments, in: dialect)
    guard refusals.isEmpty else { throw .refused(refusals) }
    hasHeader = dialect.allowsComments
    let body = Self.body(of: assignments, in: dialect, explained: explained && hasHeader)
    text = hasHeader ? ExportHeader.lines(for: source, body: body) + body : body
    try Self.prove(text, says: assignments, in: dialect)
    guard hasHeader else { return }
    try Self.proveDigestible(body, without: Self.body(of: assignments, in: dialect, explained: false), in: dialect)
  }

  private static func body(of assignments: [Assignment], in dialect: any Dialect, explained: Bool) -> [UInt8] {
    var body = dialect.opening
    for (index, assignment) in assignments.enumerated() {
      if explained { body += CommentLine.bytes(assignment.explanation) }
      body += dialect.entry(assignment, isLast: index == assignments.count - 1)
    }
    return body + dialect.closing
  }

  // MARK: Proofs

  private static func prove(
    _ text: [UInt8], says assignments: [Assignment], in dialect: any Dialect
  ) throws(ExportError) {
    let found: [ReadAssignment]
    do {
      found = try dialect.read(text)
    } catch {
      throw .misread(dialect: dialect.name, variable: nil, problem: "line \(error.line): \(error.problem)")
    }
    for (assignment, read) in zip(assignments, found)
    where read != ReadAssignment(name: Array(assignment.name.utf8), value: assignment.value) {
      throw .misread(dialect: dialect.name, variable: assignment.name, problem: "it reads back differently")
    }
    guard found.count == assignments.count else {
      let missing = found.count < assignments.count ? assignments[found.count].name : nil
      throw .misread(
        dialect: dialect.name, variable: missing,
        problem: "\(found.count) of \(assignments.count) assignments read back")
    }
  }

  /// The digest must cover every line of the assignments, and nothing of the explanations.
  private static func proveDigestible(
    _ body: [UInt8], without explanations: [UInt8], in dialect: any Dialect
  ) throws(ExportError) {
    let covered = TextLines.split(body).filter { $0.first != UInt8(ascii: "#") }
    guard Array(covered.joined()) == explanations else {
      throw .misread(dialect: dialect.name, variable: nil, problem: "a line of a value looks like a comment")
    }
  }
}
