import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyTimeline

/// What a rule found, and in which policies.
package struct Finding: Sendable {
  /// Without the run that shows it.
  package var diagnostic: Diagnostic
  /// The files of the concrete policies that it concerns.
  package let policies: [FileID]
  /// What would answer it, each by itself.
  package let remedies: [Remedy]
  /// Where a comment may accept it, beside its own place.
  package let places: [Span]
  private let evidence: Evidence?

  /// Only a remedy for the file that carries the finding is kept: elsewhere it would change what others rest on.
  package init(
    _ diagnostic: Diagnostic, policies: [FileID], places: [Span] = [], evidence: Evidence? = nil,
    remedies: [Remedy?] = []
  ) {
    self.diagnostic = diagnostic
    self.diagnostic.policies = Set(policies)
    self.policies = policies
    self.remedies = remedies.compactMap { $0 }.filter { remedy in
      remedy.steps.allSatisfy { $0.file == diagnostic.span.file }
    }
    self.places = places
    self.evidence = evidence
  }

  /// The finding as it is shown. To draw a run takes longer than to find it, and most findings are accepted.
  package var drawn: Diagnostic {
    var diagnostic = diagnostic
    if let evidence { diagnostic.timeline = Timeline(evidence).rows }
    return diagnostic
  }
}
