import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules

/// A resolved policy as people and programs are shown it: every value with all that was said about it.
package struct ShownPolicy: Sendable {
  /// A place in a file.
  package struct Place: Hashable, Sendable {
    package let path: SourcePath
    /// From 1.
    package let line: Int
    /// In UTF-8 bytes, from 1.
    package let column: Int
  }

  /// One voice about a field.
  package struct Voice: Sendable {
    /// Nil when it could not be understood.
    package let value: FieldValue?
    package let origin: Origin
    package let place: Place?
    /// Where the source of the program says it, as its target tells; nil for policies and for what no target tells.
    package let citation: SourceCitation?
  }

  package struct Row: Sendable {
    package let field: FieldID
    /// Nil when it is unknown.
    package let value: FieldValue?
    /// The finding that says why the value is unknown, where one does.
    package let finding: String?
    /// From the strongest to the weakest; the first one holds unless the value is unknown.
    package let voices: [Voice]
    /// The variables that carry the value to the program.
    package let knobs: [String]
  }

  package let path: SourcePath
  package let surface: Surface
  /// Nil when the target is missing or could not be understood.
  package let target: TargetDocument?
  package let summary: String?
  /// In the order of the catalogue; fields that nobody speaks of are left out.
  package private(set) var rows: [Row]
  /// How many findings concern it.
  package let findingCount: Int
  /// What holds for every run; nil without a hard cap, or where something that decides it is unknown.
  package let guarantees: Guarantees?

  /// - Parameter findings: those of the whole project.
  package init(_ policy: ResolvedPolicy, _ findings: [Diagnostic], _ sources: SourceMap) {
    let reader = VoiceReader(policy, findings, sources)
    path = sources[policy.document.file].path
    surface = policy.surface.value
    target = policy.target?.document
    summary = policy.document.summary.spanned?.value
    rows = policy.fields.fields.compactMap { reader.row(of: $0) }
    findingCount = reader.findings.count
    guarantees = policy.guarantees
  }

  /// The policy with the row of the field with one path.
  package func limited(to field: String) -> ShownPolicy {
    var policy = self
    policy.rows = rows.filter { $0.field.path == field }
    return policy
  }
}

/// Reads the voices of a policy, with their places.
private struct VoiceReader {
  let policy: ResolvedPolicy
  /// Those that concern the policy.
  let findings: [Diagnostic]
  private let sources: SourceMap
  private let lines: [FileID: LineTable]

  init(_ policy: ResolvedPolicy, _ findings: [Diagnostic], _ sources: SourceMap) {
    let files = policy.lineage + (policy.target?.contributors.map(\.file) ?? [])
    self.policy = policy
    self.sources = sources
    lines = Dictionary(
      files.map { ($0, LineTable(sources[$0].bytes)) }, uniquingKeysWith: { first, _ in first })
    self.findings = findings.filter { finding in
      files.contains(finding.span.file)
        && (finding.surfaces.isEmpty || finding.surfaces.contains(policy.surface.value.rawValue))
    }
  }

  func row(of definition: FieldDefinition) -> ShownPolicy.Row? {
    let voices = voices(of: definition)
    guard !voices.isEmpty else { return nil }
    let field = definition.id
    let knobs = (policy.target?.knob(for: field, on: policy.surface.value)).map { [$0.knob.name.value] } ?? []
    switch policy.state(of: field) {
    case .absent: return nil
    case .unknown:
      return ShownPolicy.Row(field: field, value: nil, finding: cause(of: field), voices: voices, knobs: knobs)
    case .known(let reading):
      return ShownPolicy.Row(field: field, value: reading.value, finding: nil, voices: voices, knobs: knobs)
    }
  }

  /// Everything that is said about a field, what could not be understood included.
  private func voices(of definition: FieldDefinition) -> [ShownPolicy.Voice] {
    var voices = policy.layers.reversed().compactMap { layer in
      layer.fields[definition.id].map { written in
        ShownPolicy.Voice(
          value: written.value, origin: Origin(layer.kind, at: written.span, source: layer.source),
          place: place(of: written.span), citation: citation(of: definition.id, written))
      }
    }
    if let neutral = definition.neutral, definition.makesSense(on: policy.surface.value) {
      voices.append(ShownPolicy.Voice(value: neutral, origin: Origin(.neutral, at: nil), place: nil, citation: nil))
    }
    return voices
  }

  private func citation(of field: FieldID, _ written: WrittenField) -> SourceCitation? {
    let owner = policy.target?.contributors.first { $0.file == written.span.file }
    return owner.flatMap { $0.citation($0.sourcePlaces(of: field, writtenAt: written.span)) }
  }

  private func place(of span: Span) -> ShownPolicy.Place? {
    lines[span.file].map { table in
      let position = table.position(of: span.range.lowerBound)
      return ShownPolicy.Place(path: sources[span.file].path, line: position.line, column: position.column)
    }
  }

  /// The finding about the value itself, or about something beside it that may hide a value.
  private func cause(of field: FieldID) -> String? {
    for layer in policy.layers.reversed() {
      if let written = layer.fields[field] {
        let own = findings.first { written.span.contains($0.span) || $0.span.contains(written.span) }
        return own?.id ?? findings.first { $0.span == written.keySpan }?.id
      }
      if layer.mayHideFields { return findings.first { $0.surfaces.isEmpty }?.id }
    }
    return nil
  }
}
