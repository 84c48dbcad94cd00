/// How much a finding weighs.
package enum Severity: String, Sendable, CaseIterable {
  case error, warning, note
}

extension Severity: Comparable {
  private var weight: Int {
    switch self {
    case .error: 2
    case .warning: 1
    case .note: 0
    }
  }

  /// A lighter severity comes before a heavier one.
  package static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }
}

/// A remark that belongs to a finding: where the other half of a contradiction is, or why it is one.
package struct Note: Hashable, Sendable {
  package let message: String
  /// The place it speaks of; without one the note stands alone.
  package let span: Span?

  package init(_ message: String, at span: Span? = nil) {
    self.message = message
    self.span = span
  }
}

/// A replacement of the bytes under a span.
package struct TextEdit: Hashable, Sendable {
  package let span: Span
  package let replacement: String

  package init(_ span: Span, _ replacement: String) {
    self.span = span
    self.replacement = replacement
  }
}

/// A change of the source that would answer a finding.
package struct FixIt: Hashable, Sendable {
  /// Whether a machine may apply it unasked.
  package enum Safety: String, Sendable {
    /// Both versions compile to equal budgets, or the original had one language error with exactly one offer.
    case safe
    /// The meaning may change; a person decides.
    case needsReview = "needs-review"
  }

  /// What it does, as an order: "write 10m".
  package let title: String
  package let edits: [TextEdit]
  package let safety: Safety

  package init(_ title: String, _ edits: [TextEdit], _ safety: Safety) {
    self.title = title
    self.edits = edits
    self.safety = safety
  }
}

/// One finding: what is wrong, where, how bad, why, and what to do about it.
package struct Diagnostic: Hashable, Sendable {
  /// Kebab-case, of a rule or a language error; it reads after the word "accept".
  package let id: String
  package var severity: Severity
  /// One line, lower case, no final period, with the values in it.
  package var message: String
  package var span: Span
  /// All that it is about, where that is more than the place which is shown for it; nil where the place is all.
  package var subject: Span?
  /// A run that shows the defect, a line for each thing that happens, aligned for a fixed-width font; at most eight
  /// lines, and empty where no run has to be shown.
  package var timeline: [String]
  package var notes: [Note]
  /// Why this is a defect, in one line without a final period.
  package var why: String?
  /// What to do, each an order in one line without a final period.
  package var help: [String]
  package var fixIts: [FixIt]
  /// The surfaces it concerns, where a rule spoke about policies; in the order of the language.
  package var surfaces: [String]
  /// The files of the policies it concerns, wherever it stands: in a parent, in a target.
  package var policies: Set<FileID> = []

  package init(
    id: String, severity: Severity, message: String, at span: Span, timeline: [String] = [], notes: [Note] = [],
    why: String? = nil, help: [String] = [], fixIts: [FixIt] = [], surfaces: [String] = []
  ) {
    self.id = id
    self.severity = severity
    self.message = message
    self.span = span
    self.timeline = timeline
    self.notes = notes
    self.why = why
    self.help = help
    self.fixIts = fixIts
    self.surfaces = surfaces
  }

  /// Every place that it speaks of.
  package var spans: [Span] {
    [span] + [subject].compactMap { $0 } + notes.compactMap(\.span) + fixIts.flatMap(\.edits).map(\.span)
  }
}
