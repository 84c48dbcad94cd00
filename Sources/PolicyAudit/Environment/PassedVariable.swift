import PolicySource

/// A variable that is handed on, and where.
package struct PassedVariable: Hashable, Sendable {
  /// By what means.
  package enum Means: String, Sendable, CaseIterable {
    /// A line of a service's `environment`, or of the `env` of a workflow.
    case environment
    /// A file that a service has as `env_file`.
    case environmentFile = "env-file"
    /// A script of a workflow that writes to `$GITHUB_ENV`.
    case script
    /// An expression of a workflow.
    case expression
    /// A number that a workflow writes itself, where it could have taken the variable.
    case literal
    /// A line of an environment file, or a comment in one that names the variable.
    case documentation
  }

  package let name: String
  package let value: PassedValue
  package let means: Means
  /// The bytes that say it.
  package let span: Span
  /// The bytes of the value letter for letter, where they stand there so.
  let textSpan: Span?

  init(_ name: String, _ value: PassedValue, by means: Means, at span: Span, text textSpan: Span? = nil) {
    self.name = name
    self.value = value
    self.means = means
    self.span = span
    self.textSpan = textSpan
  }

  /// The bytes of a part of the value, or of all of it where they cannot be told apart.
  func span(of part: Range<Int>?) -> Span { part.flatMap { Span(part: $0, of: textSpan) } ?? span }
}

extension Span {
  /// The bytes of a part of a text that stands letter for letter in its file; nil where it does not.
  init?(part: Range<Int>, of text: Span?) {
    guard let text, part.upperBound <= text.range.count else { return nil }
    let lower = text.range.lowerBound
    self.init(file: text.file, lower + part.lowerBound..<lower + part.upperBound)
  }
}
