import PolicyDiagnostics
import PolicySource

/// The findings of one file while it is read, at most so many of one kind.
struct Findings {
  /// The most findings of one language error in one file; one more finding counts the rest.
  static let limit = 50

  private struct Tally {
    var count = 0
    /// The first finding beyond the limit, which will stand for all that follow.
    var rest: Diagnostic?
  }

  let file: FileID
  private var diagnostics: [Diagnostic] = []
  private var tallies: [String: Tally] = [:]

  init(file: FileID) { self.file = file }

  mutating func add(
    _ error: LanguageError, _ message: String, at range: Range<Int>, notes: [Note] = [], help: [String] = [],
    fixIts: [FixIt] = []
  ) {
    add(error, at: range) { error(message, at: $0, notes: notes, help: help, fixIts: fixIts) }
  }

  mutating func add(_ diagnostic: Diagnostic) {
    add(diagnostic.id) { diagnostic }
  }

  /// Adds a finding that is built only if it will be shown.
  mutating func add(_ error: LanguageError, at range: Range<Int>, _ diagnostic: (Span) -> Diagnostic) {
    let span = Span(file: file, range)
    add(error.id) { diagnostic(span) }
  }

  private mutating func add(_ id: String, _ diagnostic: () -> Diagnostic) {
    var tally = tallies[id] ?? Tally()
    tally.count += 1
    if tally.count <= Self.limit {
      append(diagnostic())
    } else if tally.rest == nil {
      tally.rest = diagnostic()
    }
    tallies[id] = tally
  }

  /// One that takes a whole stretch for a text without quotes replaces the findings that took parts of it for YAML;
  /// those about characters stay.
  private mutating func append(_ diagnostic: Diagnostic) {
    if diagnostic.id == LanguageError.textNeedsQuotes.id { removeFindings(within: diagnostic.span) }
    diagnostics.append(diagnostic)
  }

  private mutating func removeFindings(within span: Span) {
    let signs: [LanguageError] = [.alias, .anchor, .tag, .mergeKey, .duplicateKey, .keyNotText, .nonASCIIKey]
    // Findings come nearly in the order of the file, so that those within the span are the last ones.
    let first = diagnostics.lastIndex { $0.span.lower < span.lower }.map { $0 + 1 } ?? 0
    let kept = diagnostics[first...].filter { finding in
      !span.contains(finding.span) || !signs.contains { $0.id == finding.id }
    }
    diagnostics.replaceSubrange(first..., with: kept)
  }

  /// All findings in the order of the file.
  var bag: DiagnosticBag {
    var sorted = diagnostics
    for tally in tallies.values {
      guard let rest = tally.rest else { continue }
      sorted.append(Self.summary(of: tally.count - Self.limit, from: rest))
    }
    sorted.sort { ($0.span, $0.id) < ($1.span, $1.id) }
    var bag = DiagnosticBag()
    bag.add(contentsOf: sorted)
    return bag
  }

  private static func summary(of count: Int, from first: Diagnostic) -> Diagnostic {
    Diagnostic(
      id: first.id, severity: first.severity, message: "\(count) more of this kind from here on", at: first.span,
      why: first.why, help: ["mend those above, then check again"])
  }
}

/// The end of a file's reading, with the finding that says why; nil when an earlier finding said it.
struct FatalFinding: Error {
  let diagnostic: Diagnostic?
}
