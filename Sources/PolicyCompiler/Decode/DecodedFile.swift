import PolicyDiagnostics
import PolicySource
import PolicyModel

/// One file of a project, decoded as far as it could be.
package struct DecodedFile: Sendable {
  package enum Content: Sendable {
    case policy(PolicyDocument)
    case target(TargetDocument)
    case project(ProjectDocument)
    case scenarios(ScenarioDocument)
    /// Its kind or its contents could not be understood; findings speak of it.
    case unreadable
  }

  package let file: FileID
  package let content: Content
  /// What tells that it is a document of policyc.
  let claim: SourceClaim
  /// Its acceptances in comments.
  package let placedAcceptances: [PlacedAcceptance]
  /// Its numbers that stand where a duration is wanted, by their places.
  package let bareNumbers: [Span: Int64]
  package let diagnostics: DiagnosticBag

  /// Whether it gives the language version, as every document has to.
  package var givesVersion: Bool { claim.contains(.version) }

  init(
    file: FileID, content: Content, claim: SourceClaim, placedAcceptances: [PlacedAcceptance] = [],
    bareNumbers: [Span: Int64] = [:],
    diagnostics: DiagnosticBag
  ) {
    self.file = file
    self.content = content
    self.claim = claim
    self.placedAcceptances = placedAcceptances
    self.bareNumbers = bareNumbers
    self.diagnostics = diagnostics
  }

  /// What the file says, without what is wrong with it.
  var withoutFindings: DecodedFile {
    DecodedFile(
      file: file, content: content, claim: claim, placedAcceptances: placedAcceptances, bareNumbers: bareNumbers,
      diagnostics: DiagnosticBag())
  }
}
