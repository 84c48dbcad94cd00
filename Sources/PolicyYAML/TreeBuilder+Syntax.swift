import PolicyDiagnostics

extension TreeBuilder {
  /// The end of the reading where libyaml could not go on.
  mutating func syntaxError(_ problem: EventStream.Problem) -> FatalFinding {
    let offset = cursor.offset(of: problem.mark)
    let context = problem.context.isEmpty ? offset : cursor.offset(of: problem.contextMark)
    guard !isExplained(offset) else { return FatalFinding(diagnostic: nil) }
    let report = syntaxReport(at: offset, context: context)
    return FatalFinding(diagnostic: report.diagnostic(problem.text, while: .init(problem.context)))
  }

  func syntaxReport(at offset: Int, context: Int) -> SyntaxReport {
    SyntaxReport(
      text: text, source: source, file: findings.file, offset: offset, context: context,
      lastScalar: nodes.last { $0.form.isScalar },
      openBracket: stack.last.flatMap { nodes[$0.node].form.isFlow ? Int(nodes[$0.node].lower) : nil })
  }

  /// Whether a character that had to be hidden, and is reported, may have led to the error: on its line, or in the
  /// indentation of one before.
  private func isExplained(_ offset: Int) -> Bool {
    let line = text.startOfLine(at: offset)..<text.endOfLine(from: min(offset, text.count))
    return prepared.blanks.contains {
      $0.range.lowerBound < line.upperBound && ($0.isInIndentation || $0.range.lowerBound >= line.lowerBound)
    }
  }
}
