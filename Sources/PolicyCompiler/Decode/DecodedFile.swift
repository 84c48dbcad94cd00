import PolicyDiagnostics
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
  /// Its acceptances in comments.
  package let placedAcceptances: [PlacedAcceptance]
  package let diagnostics: DiagnosticBag

  package init(
    file: FileID, content: Content, placedAcceptances: [PlacedAcceptance] = [], diagnostics: DiagnosticBag
  ) {
    self.file = file
    self.content = content
    self.placedAcceptances = placedAcceptances
    self.diagnostics = diagnostics
  }

  /// What the file says, without what is wrong with it.
  var withoutFindings: DecodedFile {
    DecodedFile(file: file, content: content, placedAcceptances: placedAcceptances, diagnostics: DiagnosticBag())
  }
}
