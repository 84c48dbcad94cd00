import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyYAML

/// Decodes what a scenario expects, under `expect`.
enum ScenarioExpectationDecoder {
  /// Nil when some part could not be read.
  static func decode(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> ScenarioExpectation? {
    let schema = MappingSchema.expectation
    let wanted = "a mapping such as {outcome: failed, kind: timeout, at: 30m}"
    guard
      let members = ScenarioMembers<ScenarioExpectation.Key>(entry.value, of: entry, schema, wanted: wanted, &reader)
    else { return nil }
    guard !members.entries.isEmpty else {
      reader.diagnostics.add(
        LanguageError.missingKey(
          "the scenario expects nothing", at: entry.value.span, help: ["expect some of \(Words.list(schema.names))"]))
      return nil
    }
    var expectation = ScenarioExpectation()
    var isReadable = members.areKnown
    for member in members.entries {
      guard let key = ScenarioExpectation.Key(rawValue: member.name) else { continue }
      isReadable = read(key, member, into: &expectation, &reader) && isReadable
    }
    return isReadable ? expectation : nil
  }

  /// Whether a value could be read.
  private static func read(
    _ key: ScenarioExpectation.Key, _ entry: NodeReader.Entry, into expectation: inout ScenarioExpectation,
    _ reader: inout NodeReader
  ) -> Bool {
    switch key {
    case .outcome:
      expectation.outcome = reader.word(RunResult.self, entry)?.value
      return expectation.outcome != nil
    case .kind:
      let kinds = ScenarioExpectation.kinds.map(\.rawValue)
      expectation.kind = reader.word(among: kinds, entry.value, of: entry).flatMap { FailureKind(rawValue: $0.value) }
      return expectation.kind != nil
    case .at:
      expectation.at = reader.duration(entry, in: .fromZero)?.value
      return expectation.at != nil
    case .approvals: return readApprovals(entry, into: &expectation, &reader)
    case .remaining:
      expectation.remaining = possibleDuration(entry, &reader)
      return expectation.remaining != nil
    case .deadline:
      expectation.deadline = possibleDuration(entry, &reader)
      return expectation.deadline != nil
    case .copy:
      expectation.copy = reader.text(entry).map { $0.value == ScenarioExpectation.none ? .none : .value($0.value) }
      return expectation.copy != nil
    }
  }

  private static func possibleDuration(
    _ entry: NodeReader.Entry, _ reader: inout NodeReader
  ) -> ScenarioExpectation.Possible<Duration>? {
    if entry.value.utf8Equals(ScenarioExpectation.none), !entry.value.isUnreadable { return .some(.none) }
    return reader.duration(entry, in: .fromZero).map { .value($0.value) }
  }

  private static func readApprovals(
    _ entry: NodeReader.Entry, into expectation: inout ScenarioExpectation, _ reader: inout NodeReader
  ) -> Bool {
    let wanted = "a mapping of asks to \(Words.list(ApprovalFate.words, "or"))"
    guard let entries = reader.mapping(entry.value, of: entry, wanted: wanted) else { return false }
    let approvals = entries.compactMap { entry in
      fates(entry, &reader).map { ScenarioExpectation.Approval(id: entry.name, fates: $0) }
    }
    expectation.approvals = approvals
    return approvals.count == entries.count && !entry.value.missesKeys
  }

  /// One word for an id that is asked once, a list for an id that is asked several times or never.
  private static func fates(_ entry: NodeReader.Entry, _ reader: inout NodeReader) -> [ApprovalFate]? {
    guard entry.value.kind == .sequence else { return reader.word(ApprovalFate.self, entry).map { [$0.value] } }
    guard let items = reader.sequence(entry.value, of: entry, wanted: "a list of fates") else { return nil }
    let fates = items.compactMap { reader.word(ApprovalFate.self, $0, of: entry.part)?.value }
    return fates.count == items.count ? fates : nil
  }
}
