import PolicyDiagnostics
import PolicyCompiler
import PolicyModel
import PolicySource

/// A finding that does not stand, and what accepts it.
package struct IdentifiedAcceptance: Sendable {
  package let finding: IdentifiedFinding
  package let acceptances: [Acceptance]

  package init(_ finding: IdentifiedFinding, by acceptances: [Acceptance]) {
    self.finding = finding
    self.acceptances = acceptances
  }

  /// Every place that it speaks of.
  package var spans: [Span] { finding.diagnostic.spans + acceptances.map(\.span) }
}

extension CheckedProjects {
  /// What is accepted, each with the identity that it would have without that.
  package var identifiedAcceptances: [IdentifiedAcceptance] {
    let accepted = projects.flatMap(\.checked.accepted)
    let identified = Compiler.identify(accepted.map(\.diagnostic), in: workspace.sources)
    return zip(identified, accepted).filter { concerned.contains($1.diagnostic.span.file) }.map {
      IdentifiedAcceptance($0, by: $1.acceptances)
    }
  }
}
