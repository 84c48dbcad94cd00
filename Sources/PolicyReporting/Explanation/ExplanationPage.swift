import PolicyDiagnostics

/// Everything that is said about one topic, whatever it will be written as.
public struct ExplanationPage: Sendable {
  /// A word with what is said about it.
  public struct Entry: Hashable, Sendable {
    public let term: String
    public let text: String

    public init(_ term: String, _ text: String) {
      self.term = term
      self.text = text
    }
  }

  /// What a piece of code is, by the word that Markdown has for it.
  public enum Language: String, Sendable {
    case yaml, sh, text
  }

  public enum Block: Sendable {
    /// Prose on one line; words between backticks are code.
    case paragraph(String)
    /// Sentences, each for itself.
    case list([String])
    /// Properties of the topic, each with its value.
    case properties([Entry])
    /// Names that the reader can use elsewhere, each with what it is.
    case names([Entry])
    /// A file, or a part of one, as it is written; without a final line break.
    case code(String, Language, caption: String? = nil)
    /// A finding as `policyc check` shows it.
    case finding(Diagnostic, SourceMap)
  }

  public struct Section: Sendable {
    public let heading: String
    public let blocks: [Block]

    public init(_ heading: String, _ blocks: [Block]) {
      self.heading = heading
      self.blocks = blocks
    }
  }

  /// What to ask for: `run.hard_cap`.
  public let topic: String
  /// What it is: "rule", "field".
  public let kind: String
  /// One sentence without a final period.
  public let summary: String
  public let properties: [Entry]
  public let sections: [Section]

  public init(_ topic: String, kind: String, summary: String, properties: [Entry] = [], sections: [Section]) {
    self.topic = topic
    self.kind = kind
    self.summary = summary
    self.properties = properties
    self.sections = sections
  }
}

extension String {
  /// A phrase as a sentence of its own: "The hard cap.".
  public var sentence: String {
    let head = prefix(1)
    let end = last.map { ".!?".contains($0) } ?? true ? "" : "."
    return head.uppercased() + dropFirst() + end
  }
}
