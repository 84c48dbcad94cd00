import PolicyDiagnostics
import PolicyModel
import PolicyYAML

/// Decodes the mapping under `behaviour`, in which every key is required.
enum BehaviourDecoder {
  static func decode(_ entry: NodeReader.Entry, into target: inout TargetDocument, _ reader: inout NodeReader) {
    target.behaviour = .unreadable(entry.value.span)
    let wanted = "a mapping of what the program does"
    guard let entries = reader.mapping(entry.value, of: entry, wanted: wanted) else { return }
    var values = Values()
    for entry in entries {
      guard let key = BehaviourKey(rawValue: entry.name) else {
        reader.reportUnknownKey(entry, in: "behaviour", among: BehaviourKey.words, siblings: entries)
        continue
      }
      target.behaviourSpans[key] = entry.value.span
      values.read(key, entry, &reader)
    }
    let missing = BehaviourKey.allCases.filter { target.behaviourSpans[$0] == nil }.map(\.rawValue)
    if !missing.isEmpty {
      if entries.count == target.behaviourSpans.count, !entry.value.missesKeys {
        reader.diagnostics.add(
          LanguageError.missingKey(
            "behaviour of \(target.program.value) has no \(Words.list(missing))", at: entry.keySpan,
            help: ["say what the program does: every key is needed to know what a run can do in time"]))
      }
      return
    }
    guard let behaviour = values.behaviour else { return }
    target.behaviour = .value(Spanned(behaviour, at: entry.value.span))
  }

  /// What was read so far.
  private struct Values {
    private var words: [BehaviourKey: String] = [:]
    private var flags: [BehaviourKey: Bool] = [:]
    private var lists: [BehaviourKey: [String]] = [:]

    mutating func read(_ key: BehaviourKey, _ entry: NodeReader.Entry, _ reader: inout NodeReader) {
      switch key.form {
      case .choice(let choices): words[key] = reader.word(among: choices, entry.value, of: entry)?.value
      case .flag: flags[key] = reader.flag(entry)?.value
      case .list(let choices): lists[key] = reader.words(among: choices, entry)?.value
      }
    }

    /// Nil when some key could not be read.
    var behaviour: Behaviour? {
      guard let hardCapStarts: CapStart = word(.hardCapStarts), let setupIsBounded = flags[.setupBounded],
        let approvalAnchor: ApprovalAnchor = word(.approvalAnchor),
        let approvalStops: ApprovalStops = word(.approvalStops),
        let askWithoutDeadline: AskWithoutDeadline = word(.askWithoutDeadline),
        let rearmDuringApproval: RearmDuringApproval = word(.rearmDuringApproval),
        let rejectClosesAll = flags[.rejectClosesAll], let tie: Tie = word(.tie),
        let capIsBeforeQueue = flags[.capBeforeQueue], let abortsAgent = flags[.abortsAgent],
        let failureCopy = lists[.failureCopy], let failureKinds = lists[.failureKinds]
      else { return nil }
      return Behaviour(
        hardCapStarts: hardCapStarts, setupIsBounded: setupIsBounded, approvalAnchor: approvalAnchor,
        approvalStops: approvalStops, askWithoutDeadline: askWithoutDeadline,
        rearmDuringApproval: rearmDuringApproval, rejectClosesAll: rejectClosesAll, tie: tie,
        capIsBeforeQueue: capIsBeforeQueue, abortsAgent: abortsAgent,
        failureCopy: failureCopy.compactMap { Surface(rawValue: $0) },
        failureKinds: failureKinds.compactMap { FailureKind(rawValue: $0) })
    }

    private func word<Word: Vocabulary>(_ key: BehaviourKey) -> Word? { words[key].flatMap { Word(rawValue: $0) } }
  }
}
