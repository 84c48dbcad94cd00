import PolicyDiagnostics
import PolicyModel
import PolicySource
import PolicyYAML

/// Decodes the lists under `chains` and `leases`. A statement with a mistake in it says nothing beside its finding.
enum RelationsDecoder {
  /// The most chains of one document, and the most leases.
  static let most = 100

  static func chains(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [Chain] {
    statements(entry, .chain, &reader) { entries, reader in chain(entries, &reader) }
  }

  static func leases(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [Lease] {
    statements(entry, .lease, &reader) { entries, reader in lease(entries, &reader) }
  }

  private static func statements<Statement>(
    _ entry: NodeReader.Entry, _ schema: MappingSchema, _ reader: inout NodeReader,
    _ read: ([NodeReader.Entry], inout NodeReader) -> Statement?
  ) -> [Statement] {
    guard let items = reader.sequence(entry.value, of: entry, wanted: "a list of \(entry.name)") else { return [] }
    if items.count > most {
      reader.diagnostics.add(
        LanguageError.tooManyRelations(
          "\(entry.name) has \(items.count) entries", at: entry.keySpan, help: ["write at most \(most)"]))
      return []
    }
    return items.compactMap { item -> Statement? in
      let before = reader.diagnostics.count
      guard let entries = reader.mapping(item, of: entry.part, wanted: schema.shape) else { return nil }
      for stranger in entries where schema[stranger.name] == nil {
        reader.reportUnknownKey(stranger, of: schema, siblings: entries)
      }
      let missing = reader.missingKeys(entries, of: item, schema)
      reader.reportMissing(missing, in: schema.name, of: item)
      let statement = read(entries, &reader)
      return reader.diagnostics.count == before ? statement : nil
    }
  }

  // MARK: Chains

  private static func chain(_ entries: [NodeReader.Entry], _ reader: inout NodeReader) -> Chain? {
    var name: Spanned<String>?
    var (within, settle): (Operand?, Operand?) = (nil, nil)
    var each: [Operand] = []
    var tries: Chain.Tries?
    var backoff: Chain.Backoff?
    var surfaces: [Surface]?
    var isEqualClean = false
    for entry in entries {
      switch ChainKey(rawValue: entry.name) {
      case .name: name = reader.relationName(entry)
      case .within: within = reader.time(entry)
      case .each: each = reader.times(entry)
      case .attempts: tries = reader.number(entry, 1...Chain.mostTries).map { .attempts($0) }
      case .retries: tries = reader.number(entry, 0...Chain.mostTries - 1).map { .retries($0) }
      case .backoff: backoff = self.backoff(entry, &reader)
      case .settle: settle = reader.time(entry)
      case .equal: isEqualClean = reader.word(Equality.self, entry) != nil
      case .surfaces: surfaces = reader.surfaces(entry)
      case nil: break
      }
    }
    if let attempts = entries.first(where: { $0.name == ChainKey.attempts.rawValue }),
      let retries = entries.first(where: { $0.name == ChainKey.retries.rawValue })
    {
      reader.diagnostics.add(
        LanguageError.attemptsAndRetries(
          "a chain has attempts or retries, not both", at: retries.keySpan,
          notes: [Note("attempts stand here", at: attempts.keySpan)], help: ["keep one of them"]))
    }
    guard let name, let within, !each.isEmpty else { return nil }
    return Chain(
      name: name, within: within, each: each, tries: tries, backoff: backoff, settle: settle, surfaces: surfaces,
      isEqualClean: isEqualClean)
  }

  private static func backoff(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> Chain.Backoff? {
    guard entry.value.kind == .mapping, !entry.value.isUnreadable else {
      let pauses = reader.times(entry)
      return pauses.isEmpty ? nil : .list(pauses)
    }
    guard let entries = reader.mapping(entry.value, of: entry, wanted: MappingSchema.backoff.shape) else { return nil }
    var (first, most): (Operand?, Operand?) = (nil, nil)
    var factor: Int64?
    for entry in entries {
      switch BackoffKey(rawValue: entry.name) {
      case .first: first = reader.time(entry)
      case .factor: factor = reader.wholeNumber(entry, 1...Chain.largestFactor)?.value
      case .max: most = reader.time(entry)
      case nil: reader.reportUnknownKey(entry, of: .backoff, siblings: entries)
      }
    }
    reader.reportMissing(reader.missingKeys(entries, of: entry.value, .backoff), in: "a backoff", of: entry.value)
    guard let first, let factor else { return nil }
    return .growing(first: first, factor: factor, most: most)
  }

  // MARK: Leases

  private static func lease(_ entries: [NodeReader.Entry], _ reader: inout NodeReader) -> Lease? {
    var name: Spanned<String>?
    var lives: Operand?
    var held: [Lease.Part]?
    var renewal: Lease.Renewal?
    var lastUse = Lease.LastUse.atEnd
    var consequence: String?
    var isAdvice = false
    var surfaces: [Surface]?
    for entry in entries {
      switch LeaseKey(rawValue: entry.name) {
      case .name: name = reader.relationName(entry)
      case .lives: lives = reader.time(entry)
      case .held: held = self.held(entry, &reader)
      case .renewed: renewal = self.renewal(entry, &reader)
      case .lastUse: lastUse = reader.word(Lease.LastUse.self, entry)?.value ?? .atEnd
      case .consequence: consequence = reader.text(entry)?.value
      case .advice: isAdvice = reader.flag(entry)?.value ?? false
      case .surfaces: surfaces = reader.surfaces(entry)
      case nil: break
      }
    }
    guard let name, let lives, let held else { return nil }
    return Lease(
      name: name, lives: lives, held: held, renewal: renewal, lastUse: lastUse, consequence: consequence,
      isAdvice: isAdvice, surfaces: surfaces)
  }

  private static func held(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [Lease.Part]? {
    let wanted = "a list of \(Words.list(Lease.Phase.words, "or")), fields or durations"
    guard let items = reader.sequence(entry.value, of: entry, wanted: wanted) else { return nil }
    let parts = items.map { item -> Lease.Part? in
      if item.kind == .scalar, let phase = Lease.Phase(rawValue: item.text) { return .phase(phase, at: item.span) }
      return reader.time(item, of: entry.part, orOneOf: Lease.Phase.words).map { .time($0) }
    }
    return parts.contains { $0 == nil } ? nil : parts.compactMap { $0 }
  }

  private static func renewal(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> Lease.Renewal? {
    if entry.value.kind == .scalar, entry.value.text == ValueSchema.never { return nil }
    let wanted = "\(ValueSchema.never) or \(MappingSchema.renewal.shape)"
    guard let entries = reader.mapping(entry.value, of: entry, wanted: wanted) else { return nil }
    var every: Operand?
    var tolerates: Int64 = 0
    for entry in entries {
      switch RenewalKey(rawValue: entry.name) {
      case .every: every = reader.time(entry)
      case .tolerates: tolerates = reader.wholeNumber(entry, 0...Lease.mostTolerated)?.value ?? 0
      case nil: reader.reportUnknownKey(entry, of: .renewal, siblings: entries)
      }
    }
    reader.reportMissing(reader.missingKeys(entries, of: entry.value, .renewal), in: "a renewal", of: entry.value)
    return every.map { Lease.Renewal(every: $0, tolerates: tolerates) }
  }
}
