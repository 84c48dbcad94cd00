import PolicyDiagnostics

/// A concrete policy whose every field is decided: known with its origin, known to be absent, or unknown.
package struct ResolvedPolicy: Sendable {
  /// What is known about one field.
  package enum State: Hashable, Sendable {
    case absent
    /// Somebody says something that could not be understood; a finding speaks of it, so rules stay silent.
    case unknown
    case known(ResolvedValue)
  }

  /// One voice in the resolution of a policy, with everything it says.
  package struct Layer: Sendable {
    package let kind: Origin.Kind
    package let source: String
    package let fields: FieldTable<WrittenField>
    /// Whether it may say more than could be understood.
    package let mayHideFields: Bool

    package init(_ kind: Origin.Kind, source: String, fields: FieldTable<WrittenField>, mayHideFields: Bool) {
      self.kind = kind
      self.source = source
      self.fields = fields
      self.mayHideFields = mayHideFields
    }
  }

  package let document: PolicyDocument
  package let surface: Spanned<Surface>
  /// Nil when the target is missing or could not be understood; rules about it stay silent.
  package let target: ResolvedTarget?
  /// From the weakest voice to the strongest.
  package let layers: [Layer]
  /// The file itself first, then what it extends, up to the root ancestor.
  package let lineage: [FileID]
  /// Its own and those of its ancestors.
  package let acceptances: [Acceptance]
  /// Whether it may accept more than could be understood.
  package let mayHideAcceptances: Bool
  private var reads: FieldReads?

  package init(
    document: PolicyDocument, surface: Spanned<Surface>, target: ResolvedTarget?, layers: [Layer],
    lineage: [FileID], acceptances: [Acceptance], mayHideAcceptances: Bool
  ) {
    self.document = document
    self.surface = surface
    self.target = target
    self.layers = layers
    self.lineage = lineage
    self.acceptances = acceptances
    self.mayHideAcceptances = mayHideAcceptances
  }

  /// What is known about a field: the strongest voice that speaks of it decides.
  package func state(of field: FieldID) -> State {
    reads?.note(field)
    for layer in layers.reversed() {
      if let written = layer.fields[field] {
        guard let value = written.value else { return .unknown }
        return .known(ResolvedValue(field, value, Origin(layer.kind, at: written.span, source: layer.source)))
      }
      if layer.mayHideFields { return .unknown }
    }
    let definition = field.definition
    guard let neutral = definition.neutral, definition.surfaces.contains(surface.value) else { return .absent }
    return .known(ResolvedValue(field, neutral, Origin(.neutral, at: nil)))
  }

  /// The value of a field with its origin; nil when it is absent or unknown.
  package subscript<Value>(field: Field<Value>) -> Resolved<Value>? {
    guard case .known(let reading) = state(of: field.id), let value = Value(reading.value) else { return nil }
    return Resolved(value: value, reading: reading)
  }

  /// The same policy, which from here on takes down what it is asked about.
  package func noting(_ reads: FieldReads) -> ResolvedPolicy {
    var policy = self
    policy.reads = reads
    return policy
  }

  /// Whether nobody says anything about a field; false also when that cannot be known.
  package func isAbsent(_ field: FieldID) -> Bool { state(of: field) == .absent }

  /// Everything that is said about a field, from the strongest voice to the weakest; the first one holds.
  package func chain(of field: FieldID) -> [ResolvedValue] {
    reads?.note(field)
    var chain = layers.reversed().compactMap { layer -> ResolvedValue? in
      guard let written = layer.fields[field], let value = written.value else { return nil }
      return ResolvedValue(field, value, Origin(layer.kind, at: written.span, source: layer.source))
    }
    if let neutral = field.definition.neutral, field.definition.surfaces.contains(surface.value) {
      chain.append(ResolvedValue(field, neutral, Origin(.neutral, at: nil)))
    }
    return chain
  }

  /// What this policy and its ancestors say about a field, the nearest voice first; programs left out.
  package func policyChain(of field: FieldID) -> [ResolvedValue] {
    chain(of: field).filter(\.origin.isPolicy)
  }
}
