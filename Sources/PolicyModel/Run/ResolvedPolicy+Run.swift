import PolicySource

extension ResolvedPolicy {
  /// What the program does that runs this policy; nil when that is not known in every part.
  package var behaviour: Behaviour? { target?.document.behaviour.spanned?.value }

  /// The fields that decide what a run can do in time.
  package static let runFields: [FieldID] = [
    .hardCap, .inactivity, .firstActivity, .setupAllowance, .approvalMode, .approvalFlat, .approvalShare,
    .approvalFloor, .approvalCeiling, .approvalClearance, .approvalOnDeadline, .approvalTotalWait, .activity,
    .successSignal,
  ]

  /// Why nobody knows what a run can do, as the end of a sentence: "its target could not be understood".
  package var obstacleToRuns: String {
    let unknown = Self.runFields.filter(isUnknown).map(\.path)
    if target == nil { return "its target could not be understood" }
    if unknown.isEmpty, hasTwoDeadlines {
      let terms = Self.deadlineTerms.filter { !isAbsent($0) }.map(\.path)
      return "\(Words.list([FieldID.approvalFlat.path] + terms)) say two things about the deadline"
    }
    // A key that nobody knows may be any field.
    let what = unknown.isEmpty ? "what its target does" : unknown.count > 3 ? "part of it" : Words.list(unknown)
    return "\(what) could not be understood"
  }

  /// The terms of a deadline that is not flat.
  package static let deadlineTerms: [FieldID] = [.approvalShare, .approvalFloor, .approvalCeiling, .approvalClearance]

  /// Whether there are a flat deadline and terms of another one, so that nobody knows which holds.
  package var hasTwoDeadlines: Bool {
    !isAbsent(.approvalFlat) && !Self.deadlineTerms.allSatisfy(isAbsent)
  }

  /// Puts together what a run of this policy can do in time; nil when something that decides it is unknown, or said twice.
  func makeRunParameters() -> RunParameters? {
    guard let behaviour, !Self.runFields.contains(where: isUnknown), !hasTwoDeadlines else { return nil }
    return RunParameters(
      hardCap: self[.hardCap]?.value, inactivity: self[.inactivity]?.value.duration,
      firstActivity: self[.firstActivity]?.value.duration,
      setupAllowance: self[.setupAllowance]?.value, deadline: deadlineFormula, mode: self[.approvalMode]?.value,
      onDeadline: self[.approvalOnDeadline]?.value, totalWait: self[.approvalTotalWait]?.value,
      activity: self[.activity]?.value, successSignal: self[.successSignal]?.value, behaviour: behaviour)
  }

  /// The formula of approval deadlines; nil when every part of it is missing.
  private var deadlineFormula: DeadlineFormula? {
    DeadlineFormula.said(
      flat: self[.approvalFlat]?.value, share: self[.approvalShare]?.value, floor: self[.approvalFloor]?.value,
      ceiling: self[.approvalCeiling]?.value, clearance: self[.approvalClearance]?.value)
  }

  /// The formula of approval deadlines as it would be if the voices that decide some fields said nothing about them; a
  /// field of which that is not known counts as absent.
  package func deadlineFormula(without gone: Set<FieldID>) -> DeadlineFormula? {
    func value<Value: FieldReadable>(_ field: Field<Value>) -> Value? {
      guard case .known(let reading) = gone.contains(field.id) ? stateWithoutDecider(of: field.id) : state(of: field.id)
      else { return nil }
      return Value(reading.value)
    }
    return DeadlineFormula.said(
      flat: value(.approvalFlat), share: value(.approvalShare), floor: value(.approvalFloor),
      ceiling: value(.approvalCeiling), clearance: value(.approvalClearance))
  }
}
