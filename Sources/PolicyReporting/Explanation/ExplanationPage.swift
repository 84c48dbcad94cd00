import PolicyDiagnostics
import PolicySource

/// Everything that is said about one topic, whatever it will be written as.
package struct ExplanationPage: Sendable {
  /// A word with what is said about it.
  package struct Entry: Hashable, Sendable {
    package let term: String
    package let text: String

    package init(_ term: String, _ text: String) {
      self.term = term
      self.text = text
    }
  }

  /// A sentence about a document of policyc's repository.
  package struct Link: Hashable, Sendable {
    /// Without a final period; words between backticks are code.
    package let text: String
    /// What the document is called behind the sentence; nil when the sentence is its name.
    package let label: String?
    /// The path of the document in the repository, with `#heading` where a part is meant.
    package let address: String

    package init(_ text: String, label: String? = nil, address: String) {
      self.text = text
      self.label = label
      self.address = address
    }
  }

  /// What a piece of code is, by the word that Markdown has for it.
  package enum Language: String, Sendable {
    case yaml, sh, text
  }

  package enum Block: Sendable {
    /// Prose on one line; words between backticks are code.
    case paragraph(String)
    /// Sentences, each for itself.
    case list([String])
    /// Properties of the topic, each with its value.
    case properties([Entry])
    /// Names that the reader can use elsewhere, each with what it is.
    case names([Entry])
    /// Where more is said.
    case links([Link])
    /// A file, or a part of one, as it is written; without a final line break.
    case code(String, Language, caption: String? = nil)
    /// A finding as `policyc check` shows it.
    case finding(Diagnostic, SourceMap)
  }

  package struct Section: Sendable {
    package let heading: String
    package let blocks: [Block]

    package init(_ heading: String, _ blocks: [Block]) {
      self.heading = heading
      self.blocks = blocks
    }
  }

  /// What to ask for: `run.hard_cap`.
  package let topic: String
  /// What it is: "rule", "field".
  package let kind: String
  /// One sentence without a final period.
  package let summary: String
  package let properties: [Entry]
  /// The heading above the summary; nil where it stands at the top.
  package let summaryHeading: String?
  package let sections: [Section]

  package init(
    _ topic: String, kind: String, summary: String, properties: [Entry] = [], summaryHeading: String? = nil,
    sections: [Section]
  ) {
    self.topic = topic
    self.kind = kind
    self.summary = summary
    self.properties = properties
    self.summaryHeading = summaryHeading
    self.sections = sections
  }
}

extension String {
  /// A phrase as a sentence of its own: "The hard cap.".
  package var sentence: String {
    let head = prefix(1)
    let end = last.map { ".!?".contains($0) } ?? true ? "" : "."
    return head.uppercased() + dropFirst() + end
  }
}
