import CLibYAML
import PolicyDiagnostics

extension TreeBuilder {
  /// The end of the reading where libyaml could not go on.
  mutating func syntaxError(_ problem: EventStream.Problem) -> FatalFinding {
    let offset = cursor.offset(of: problem.mark)
    let context = problem.context.isEmpty ? nil : cursor.offset(of: problem.contextMark)
    guard !isExplained(offset) else { return FatalFinding(diagnostic: nil) }
    return FatalFinding(diagnostic: syntaxReport(at: offset, context: context).diagnostic(problem))
  }

  func syntaxReport(at offset: Int, context: Int? = nil) -> SyntaxReport {
    SyntaxReport(
      text: text, source: source, file: findings.file, start: prepared.start, offset: offset, context: context)
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

/// A place where the file stops being YAML, and what a person would say about it.
struct SyntaxReport {
  let text: ByteText
  let source: ByteText
  let file: FileID
  /// Where the text begins.
  let start: Int
  /// Where libyaml stopped.
  let offset: Int
  /// Where the construct begins that it was reading.
  let context: Int?

  func diagnostic(_ problem: EventStream.Problem) -> Diagnostic {
    syntax("this is not YAML: \(problem.text)", at: offset..<offset)
  }

  func behindDocument() -> Diagnostic {
    syntax("text behind the end of the document's value", at: offset..<endOfValue(from: offset, in: text))
  }

  func syntax(_ message: String, at range: Range<Int>, notes: [Note] = [], help: [String] = []) -> Diagnostic {
    LanguageError.yamlSyntax(message, at: Span(file: file, range), notes: notes, help: help)
  }
}
