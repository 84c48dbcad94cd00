// PolicyDiagnostics holds findings, fixes, language errors and refusals: one diagnostic model under every format.

import PolicySource

/// One finding: what is wrong, where, how bad, why, and what to do about it.
public struct Diagnostic: Hashable, Sendable {
  /// Kebab-case, of a rule or a language error; it reads after the word "accept".
  public let id: String
  /// What it weighs after the settings of policyc.yaml and of the call.
  public package(set) var severity: Severity
  /// One line, lower case, no final period, with the values in it.
  public package(set) var message: String
  /// The bytes that it is about; empty at the start of a file where it is about the file.
  public package(set) var span: Span
  /// All that it is about, where that is more than the place which is shown for it; nil where the place is all.
  package var subject: Span?
  /// A run that shows the defect, a line for each thing that happens, aligned for a fixed-width font; at most eight
  /// lines, and empty where no run has to be shown.
  public package(set) var timeline: [String]
  /// Other places that belong to it, and remarks without a place.
  public package(set) var notes: [Note]
  /// Why this is a defect, in one line without a final period.
  public package(set) var why: String?
  /// What to do, each an order in one line without a final period.
  public package(set) var help: [String]
  /// Changes that would answer it, each alone; empty where none is known.
  public package(set) var fixIts: [FixIt]
  /// The chain or the lease that it is about; nil for what is about none.
  package var relation: String?
  /// The surfaces it concerns, where a rule spoke about policies; in the order of the language.
  public package(set) var surfaces: [String]
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

/// A remark that belongs to a finding: where the other half of a contradiction is, or why it is one.
public struct Note: Hashable, Sendable {
  /// One line, lower case, no final period.
  public let message: String
  /// The place it speaks of; without one the note stands alone.
  public let span: Span?

  package init(_ message: String, at span: Span? = nil) {
    self.message = message
    self.span = span
  }
}
