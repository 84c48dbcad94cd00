import PolicySource
import Synchronization

/// A concrete policy whose every field is decided: known with its origin, known to be absent, or unknown.
package final class ResolvedPolicy: Sendable {
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
    package let fields: FieldTable
    /// Whether it may say more than could be understood.
    package let mayHideFields: Bool

    package init(_ kind: Origin.Kind, source: String, fields: FieldTable, mayHideFields: Bool) {
      self.kind = kind
      self.source = source
      self.fields = fields
      self.mayHideFields = mayHideFields
    }

    func value(of field: FieldID) -> ResolvedValue? {
      guard let written = fields[field], let value = written.value else { return nil }
      return ResolvedValue(field, value, Origin(kind, at: written.span, source: source))
    }
  }

  /// What its project can speak of.
  package let fields: FieldVocabulary
  package let document: PolicyDocument
  package let surface: Spanned<Surface>
  /// Nil when the target is missing or could not be understood; rules about it stay silent.
  package let target: ResolvedTarget?
  /// From the weakest voice to the strongest.
  package let layers: [Layer]
  /// The file itself first, then what it extends, up to the root ancestor.
  package let lineage: [FileID]
  /// For each file of the lineage, and for its target and what that uses, what they say about times.
  package let relations: [Relations]
  /// For each file of the lineage what it accepts: lists that all share who inherit them.
  package let acceptances: [[Acceptance]]
  /// Whether it may accept more than could be understood.
  package let mayHideAcceptances: Bool
  /// For each field who decides it.
  private let deciders: FieldMap<Decider>
  private let reads: FieldReads?
  /// What its runs can do, once somebody has asked.
  private let keptRunParameters = Mutex<RunParameters??>(nil)

  /// Who decides a field.
  private enum Decider: Sendable {
    case nobody
    /// A voice of which nobody knows what it says.
    case unknown
    /// The voice at this place among the layers.
    case layer(Int)
  }

  package init(
    fields: FieldVocabulary = .language, document: PolicyDocument, surface: Spanned<Surface>, target: ResolvedTarget?,
    layers: [Layer],
    lineage: [FileID], relations: [Relations], acceptances: [[Acceptance]], mayHideAcceptances: Bool,
    reads: FieldReads? = nil
  ) {
    self.fields = fields
    self.document = document
    self.surface = surface
    self.target = target
    self.layers = layers
    self.lineage = lineage
    self.relations = relations
    self.acceptances = acceptances
    self.mayHideAcceptances = mayHideAcceptances
    self.reads = reads
    deciders = Self.deciders(layers)
  }

  /// The strongest voice that speaks of a field decides it; one that may say more than is known of it makes unknown
  /// whatever weaker voices say.
  private static func deciders(_ layers: [Layer]) -> FieldMap<Decider> {
    var deciders = FieldMap(Decider.nobody)
    for (index, layer) in layers.enumerated() {
      if layer.mayHideFields { deciders = FieldMap(.unknown) }
      for entry in layer.fields.entries {
        deciders[entry.field] = entry.element.value == nil ? .unknown : .layer(index)
      }
    }
    return deciders
  }

  /// What is known about a field: the strongest voice that speaks of it decides.
  package func state(of field: FieldID) -> State {
    reads?.note(field)
    switch deciders[field] {
    case .unknown: return .unknown
    case .layer(let index): return layers[index].value(of: field).map { .known($0) } ?? .unknown
    case .nobody: return neutralValue(of: field).map { .known($0) } ?? .absent
    }
  }

  /// What a run of this policy can do in time; nil when something that decides it is unknown.
  ///
  /// Cached after its first use, because every rule about runs reads it. Not cached while reads of fields are recorded.
  package var runParameters: RunParameters? {
    guard reads == nil else { return makeRunParameters() }
    return keptRunParameters.withLock { kept in
      if let kept { return kept }
      let made = makeRunParameters()
      kept = .some(made)
      return made
    }
  }

  private func neutralValue(of field: FieldID) -> ResolvedValue? {
    guard let neutral = field.neutral, field.makesSense(on: surface.value) else { return nil }
    return ResolvedValue(field, neutral, Origin(.neutral, at: nil))
  }

  /// The same policy, which from here on takes down what it is asked about.
  package func noting(_ reads: FieldReads) -> ResolvedPolicy {
    ResolvedPolicy(
      fields: fields, document: document, surface: surface, target: target, layers: layers, lineage: lineage,
      relations: relations, acceptances: acceptances, mayHideAcceptances: mayHideAcceptances, reads: reads)
  }

  /// Whether something that somebody says could not be understood.
  package var hasUnknownFields: Bool {
    deciders.contains { decider in if case .unknown = decider { true } else { false } }
  }

  /// Whether what somebody says about a field could not be understood.
  package func isUnknown(_ field: FieldID) -> Bool {
    reads?.note(field)
    if case .unknown = deciders[field] { return true }
    return false
  }

  /// Whether nobody says anything about a field; false also when that cannot be known.
  package func isAbsent(_ field: FieldID) -> Bool {
    reads?.note(field)
    guard case .nobody = deciders[field] else { return false }
    return neutralValue(of: field) == nil
  }

  /// What would be known about a field if the voice that decides it said nothing about it.
  package func stateWithoutDecider(of field: FieldID) -> State {
    reads?.note(field)
    guard case .layer(let decider) = deciders[field] else { return .unknown }
    for layer in layers[..<decider].reversed() {
      if layer.fields[field] != nil { return layer.value(of: field).map { .known($0) } ?? .unknown }
      if layer.mayHideFields { return .unknown }
    }
    return neutralValue(of: field).map { .known($0) } ?? .absent
  }

  /// Everything that is said about a field, from the strongest voice to the weakest; the first one holds.
  package func chain(of field: FieldID) -> [ResolvedValue] {
    reads?.note(field)
    return layers.reversed().compactMap { $0.value(of: field) } + [neutralValue(of: field)].compactMap { $0 }
  }

  /// What this policy and its ancestors say about some fields, the nearest voice for each; in the order of the fields.
  package func policyValues(of fields: [FieldID]) -> [ResolvedValue] {
    if let reads { fields.forEach(reads.note) }
    var nearest = FieldMap<Int?>(nil)
    for (index, layer) in layers.enumerated() where layer.kind == .set || layer.kind == .inherited {
      for entry in layer.fields.entries where entry.element.value != nil {
        nearest[entry.field] = index
      }
    }
    return fields.compactMap { field in nearest[field].flatMap { layers[$0].value(of: field) } }
  }
}

// One subscript for each type that a field can be read as. Every rule reads fields through them, from another module,
// where a generic one would look up its types at each call: that took a third of all the time of the rules.
extension ResolvedPolicy {
  /// The value of a field with its origin; nil when it is absent or unknown.
  package subscript(field: Field<Duration>) -> Resolved<Duration>? { resolved(field) }
  package subscript(field: Field<Limit>) -> Resolved<Limit>? { resolved(field) }
  package subscript(field: Field<Int64>) -> Resolved<Int64>? { resolved(field) }
  package subscript(field: Field<Share>) -> Resolved<Share>? { resolved(field) }
  package subscript(field: Field<Set<Activity>>) -> Resolved<Set<Activity>>? { resolved(field) }
  package subscript(field: Field<SuccessSignal>) -> Resolved<SuccessSignal>? { resolved(field) }
  package subscript(field: Field<ApprovalMode>) -> Resolved<ApprovalMode>? { resolved(field) }
  package subscript(field: Field<ApprovalAnchor>) -> Resolved<ApprovalAnchor>? { resolved(field) }
  package subscript(field: Field<DeadlineVerdict>) -> Resolved<DeadlineVerdict>? { resolved(field) }
  package subscript(field: Field<ApprovalClock>) -> Resolved<ApprovalClock>? { resolved(field) }
  package subscript(field: Field<ContinuationMode>) -> Resolved<ContinuationMode>? { resolved(field) }
  package subscript(field: Field<Runner>) -> Resolved<Runner>? { resolved(field) }

  private func resolved<Value>(_ field: Field<Value>) -> Resolved<Value>? {
    guard case .known(let reading) = state(of: field.id), let value = Value(reading.value) else { return nil }
    return Resolved(value: value, reading: reading)
  }
}
