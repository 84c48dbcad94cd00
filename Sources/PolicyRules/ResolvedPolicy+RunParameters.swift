import PolicyModel
import PolicyTimeline

extension ResolvedPolicy {
  /// What a run of this policy can do in time; nil when something that decides it is unknown.
  package var runParameters: RunParameters? {
    guard let behaviour, !Self.runFields.contains(where: isUnknown) else { return nil }
    return RunParameters(
      hardCap: self[.hardCap]?.value, inactivity: self[.inactivity]?.value.duration,
      setupAllowance: self[.setupAllowance]?.value, deadline: deadlineFormula, mode: self[.approvalMode]?.value,
      onDeadline: self[.approvalOnDeadline]?.value, totalWait: self[.approvalTotalWait]?.value,
      activity: self[.activity]?.value, successSignal: self[.successSignal]?.value, behaviour: behaviour)
  }

  /// The fields that decide what a run can do and could not be understood.
  package var unknownRunFields: [FieldID] { Self.runFields.filter(isUnknown) }

  /// What holds for every run of this policy; nil without a hard cap, or when something that decides it is unknown.
  package var guarantees: Guarantees? {
    runParameters.flatMap { Guarantees($0, queueDepth: self[.queueDepth]?.value) }
  }

  /// Its clocks for a picture; nil where `guarantees` is.
  package var clocks: SurfaceClocks? {
    let program = target.map { ", \($0.document.title)" } ?? ""
    return runParameters.flatMap {
      SurfaceClocks($0, on: surface.value, title: surface.value.rawValue + program)
    }
  }

  /// The formula of approval deadlines; nil when a part of it is missing.
  private var deadlineFormula: DeadlineFormula? {
    DeadlineFormula.said(
      share: self[.approvalShare]?.value, floor: self[.approvalFloor]?.value, ceiling: self[.approvalCeiling]?.value,
      clearance: self[.approvalClearance]?.value)
  }

  /// The fields that decide what a run can do in time.
  package static let runFields: [FieldID] = [
    .hardCap, .inactivity, .setupAllowance, .approvalMode, .approvalShare, .approvalFloor, .approvalCeiling,
    .approvalClearance, .approvalOnDeadline, .approvalTotalWait, .activity, .successSignal,
  ]
}
