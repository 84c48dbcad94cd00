import PolicyCompiler
import PolicySource
import PolicyModel

/// The project that a reader has before them, for the parts of a page that speak of it.
package struct ProjectAtHand: Sendable {
  private let sources: SourceMap
  private let project: ResolvedProject

  package init(_ checked: CheckedProject, _ sources: SourceMap) {
    self.sources = sources
    project = checked.resolved
  }

  /// What its documents can speak of.
  var fields: FieldVocabulary { project.fields }

  var targets: [TargetDocument] { project.targets }

  /// In the order of their surfaces.
  var policies: [ResolvedPolicy] { project.policies.sorted { $0.surface.value < $1.surface.value } }

  /// Every knob with its target, in the order of the files.
  var knobs: [(knob: Knob, owner: TargetDocument)] {
    targets.flatMap { owner in owner.knobs.map { ($0, owner) } }
  }

  /// The policies whose program reads a knob on their surface.
  func policies(behind knob: Knob, of owner: TargetDocument) -> [ResolvedPolicy] {
    policies.filter { policy in
      knob.serves(policy.surface.value)
        && policy.target?.contributors.contains { $0.file == owner.file } ?? false
    }
  }

  /// A place as a person would type it: `policies/web.yaml:10`.
  func place(of span: Span) -> String {
    let line = LineTable(sources[span.file].bytes).position(of: span.range.lowerBound).line
    return "\(path(of: span.file)):\(line)"
  }

  func path(of file: FileID) -> String { sources[file].path.shown }

  /// What holds for a field in a policy: "30m, set here (policies/web.yaml:10)".
  func words(for field: FieldID, in policy: ResolvedPolicy) -> String {
    switch policy.state(of: field) {
    case .absent: "nothing"
    case .unknown: "unknown; policyc check says why"
    case .known(let reading):
      "\(reading.value), \(reading.origin)" + (reading.origin.span.map { " (\(place(of: $0)))" } ?? "")
    }
  }
}
