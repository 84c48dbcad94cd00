import PolicyModel
import TestSupport
import Testing

/// The catalogue of fields and what derives from it agree.
@Suite struct FieldCatalogTests {
  @Test func everyFieldHasItsRow() {
    #expect(FieldCatalog.ids.map(\.place).sorted() == Array(FieldCatalog.fields.indices))
    #expect(FieldCatalog.ids.allSatisfy { $0.definition.id == $0 && FieldCatalog.field(at: $0.path)?.id == $0 })
    #expect(Set(FieldCatalog.fields.map(\.path)).count == FieldCatalog.fields.count)
  }

  /// No path is the beginning of another one: a group holds no value, and a field no fields.
  @Test func noFieldIsAGroup() {
    let paths = FieldCatalog.fields.map(\.path)
    #expect(paths.filter { path in paths.contains { $0.hasPrefix(path + ".") } } == [])
    #expect(FieldCatalog.field(at: "run") == nil && FieldCatalog.field(at: "") == nil)
  }

  /// As the decoder follows them: group by group, in the order of the catalogue.
  @Test func nestingHoldsEveryFieldOnce() {
    #expect(fields(in: .root) == FieldCatalog.ids)
  }

  private func fields(in group: FieldGroup) -> [FieldID] {
    switch group {
    case .field(let id): [id]
    case .group(_, let members): members.flatMap { fields(in: $0.content) }
    }
  }

  @Test func everyRowIsComplete() {
    let wrong = FieldCatalog.fields.filter { field in
      let isPlain = field.path.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || ["_", "-", "."].contains(Character(UnicodeScalar(byte)))
      }
      return !isPlain || field.surfaces.isEmpty || field.surfaces != field.surfaces.sorted() || field.summary.isEmpty
        || field.summary.hasSuffix(".") || (field.neutral != nil && field.role != .fact)
    }
    #expect(wrong.map(\.path) == [])
  }

  /// What holds when nobody says anything is of the field's type, and what rules read as a type is of that type.
  @Test func valuesAreOfTheirTypes() {
    let neutral = FieldCatalog.fields.filter { field in field.neutral.map { !field.type.holds($0) } ?? false }
    #expect(neutral.map(\.path) == [])
    let typed = Self.typedFields
    #expect(typed.filter { !$0.readsItsRow }.map(\.id.path) == [])
    let untyped = FieldCatalog.ids.filter { id in !typed.contains { $0.id == id } }
    #expect(untyped.filter { $0.definition.role != .words }.map(\.path) == [], "rules cannot read these fields")
    #expect(typed.count == Set(typed.map(\.id)).count)
  }

  // MARK: Typed fields

  private struct TypedField {
    let id: FieldID
    /// Whether some value of the row's type can be read, and none of another type.
    let readsItsRow: Bool

    init<Value>(_ field: Field<Value>) {
      id = field.id
      let type = field.id.definition.type
      readsItsRow =
        FieldType.samples.allSatisfy { type.holds($0) == (Value($0) != nil) }
        && FieldType.samples.contains { type.holds($0) }
    }
  }

  private static let typedFields: [TypedField] =
    ([
      .hardCap, .setupAllowance, .longestSilentStep, .queueStaleAfter, .approvalFloor, .approvalCeiling,
      .approvalClearance, .approvalTotalWait, .continuationOfferBefore, .leaseTTL, .leaseStaleAfter, .readyTimeout,
      .proxyTimeout, .streamMaxDuration, .streamHeartbeat, .streamProxyIdle, .sessionIdleTimeout, .retentionRunIndex,
      .retentionIdempotency, .drain, .stopGrace, .jobTimeout, .jobStepTimeout, .jobOverhead, .jobCredentialLifetime,
      .restartGap, .recoveryOlderThan, .recoveryWaitingOlderThan, .jobSettle, .statusStaleAfter, .requestIdleTimeout,
      .requestLookup,
      .requestAuthorization,
      .abortTimeout, .modelBackoff, .modelBackoffMax, .cloneTimeout, .cloneWait, .probeTimeout, .startBackoff,
      .startBackoffMax, .workspaceDrain, .streamIdleTimeout, .streamAccessCheck, .sessionAbsoluteTimeout,
      .sessionLoginTimeout, .sessionCSRFInterval, .sessionCSRFGrace, .retentionRunCache, .retentionRunMiss,
      .retentionTerminalReplay, .retentionPushDedupe,
      .interactionMaxDuration, .accessListLifetime, .accessListGrace, .jobPushTimeout,
      .approvalAnsweredWithin, .longestUseful,
    ] as [Field<Duration>]).map { TypedField($0) }
    + ([.inactivity, .leaseHeartbeat, .firstActivity, .jobDedupeWindow, .approvalFlat] as [Field<Limit>]).map {
      TypedField($0)
    }
    + ([
      .maxConcurrent, .queueDepth, .continuationMax, .jobAttempts, .modelAttempts, .cloneSlots, .cloneQueue,
      .startAttempts,
    ] as [Field<Int64>]).map { TypedField($0) }
    + [
      TypedField(Field<Share>.approvalShare), TypedField(Field<Set<Activity>>.activity),
      TypedField(Field<SuccessSignal>.successSignal), TypedField(Field<ApprovalMode>.approvalMode),
      TypedField(Field<ApprovalAnchor>.approvalAnchor), TypedField(Field<DeadlineVerdict>.approvalOnDeadline),
      TypedField(Field<ApprovalClock>.approvalClock), TypedField(Field<ContinuationMode>.continuationMode),
      TypedField(Field<Runner>.jobRunner),
    ]
}

extension FieldType {
  /// A value of every type, and of every vocabulary.
  fileprivate static let samples: [FieldValue] = {
    let choices = FieldCatalog.fields.flatMap { field -> [FieldValue] in
      if case .choice(let words) = field.type { words.map { .choice($0) } } else { [] }
    }
    let share = Share(percent: 50).map { [FieldValue.share($0)] } ?? []
    return [.duration(.minutes(30)), .off, .count(3), .words(["text"]), .text("words")] + share + choices
  }()

  /// Whether a value is one of this type.
  fileprivate func holds(_ value: FieldValue) -> Bool {
    switch (self, value) {
    case (.duration(let range, _), .duration(let duration)): range.contains(duration)
    case (.duration(_, let orOff), .off): orOff
    case (.share, .share), (.text, .text): true
    case (.count, .count(let count)): (1...Self.largestCount).contains(count)
    case (.choice(let words), .choice(let word)): words.contains(word)
    case (.words(let words), .words(let chosen)): chosen.allSatisfy { words.contains($0) }
    default: false
    }
  }
}
