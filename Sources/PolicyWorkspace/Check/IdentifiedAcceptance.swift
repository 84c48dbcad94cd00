import PolicyDiagnostics
import PolicyCompiler
import PolicyModel
import PolicySource

/// A finding that does not stand, and what accepts it.
public struct IdentifiedAcceptance: Sendable {
  public let finding: IdentifiedFinding
  public let acceptances: [Acceptance]

  public init(_ finding: IdentifiedFinding, by acceptances: [Acceptance]) {
    self.finding = finding
    self.acceptances = acceptances
  }

  /// Every place that it speaks of.
  public var spans: [Span] { finding.diagnostic.spans + acceptances.map(\.span) }
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
