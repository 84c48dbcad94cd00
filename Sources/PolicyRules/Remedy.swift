import PolicyDiagnostics
import PolicySource
import PolicyModel

/// What would answer a finding, before anybody has looked at how its file is laid out.
package struct Remedy: Hashable, Sendable {
  package enum Step: Hashable, Sendable {
    /// A text in place of the value with these bytes.
    case write(String, at: Span)
    /// The entry whose value has these bytes goes, or the item of a list, or the comment.
    case remove(Span)
    /// A field that the policy in a file does not set yet.
    case add(FieldID, String, to: FileID)

    package var file: FileID {
      switch self {
      case .write(_, let span), .remove(let span): span.file
      case .add(_, _, let file): file
      }
    }
  }

  /// What it does, as an order: "set run.hard_cap to 30m".
  package let title: String
  package let steps: [Step]
  package let safety: FixIt.Safety

  package init(_ title: String, _ steps: [Step], _ safety: FixIt.Safety = .needsReview) {
    self.title = title
    self.steps = steps
    self.safety = safety
  }
}

extension Remedy {
  /// Another value where a policy writes one; nil where no policy does, or where the field cannot hold it.
  static func set(_ value: any Reading, to other: FieldValue) -> Remedy? {
    let reading = value.reading
    guard reading.origin.isPolicy, let span = reading.origin.span, reading.field.canHold(other) else { return nil }
    return Remedy("set \(reading.field.path) to \(other)", [.write(other.description, at: span)])
  }

  static func set(_ value: any Reading, to duration: Duration) -> Remedy? { set(value, to: .duration(duration)) }

  /// Removes what a policy writes about fields; nil where some of it is not written by a policy.
  static func remove(_ values: [any Reading]) -> Remedy? { remove(values) { $0.origin.isPolicy } }

  /// The same for what the concrete policy itself writes, so that nothing changes for any other policy.
  static func removeOwn(_ values: [any Reading]) -> Remedy? { remove(values) { $0.origin.kind == .set } }

  private static func remove(_ values: [any Reading], where isRemovable: (ResolvedValue) -> Bool) -> Remedy? {
    let readings = values.map(\.reading)
    let steps = readings.compactMap { isRemovable($0) ? $0.origin.span.map { Step.remove($0) } : nil }
    guard steps.count == readings.count, !steps.isEmpty else { return nil }
    return Remedy("remove \(Words.list(readings.map(\.field.path)))", steps)
  }

  /// Sets a field that a policy says nothing about; nil where the field cannot hold the value.
  static func add(_ field: FieldID, _ value: FieldValue, to policy: ResolvedPolicy) -> Remedy? {
    guard field.canHold(value) else { return nil }
    return Remedy("set \(field.path) to \(value)", [.add(field, value.description, to: policy.document.file)])
  }

  /// Removes an entry or comment that accepts nothing, on which no budget hangs.
  static func remove(_ acceptance: Acceptance, _ safety: FixIt.Safety) -> Remedy {
    Remedy("remove the acceptance", [.remove(acceptance.span)], safety)
  }

  /// All of them as one; nil where one is missing.
  static func all(_ remedies: [Remedy?]) -> Remedy? {
    let known = remedies.compactMap { $0 }
    guard known.count == remedies.count, !known.isEmpty else { return nil }
    return Remedy(Words.list(known.map(\.title)), known.flatMap(\.steps))
  }
}

extension FieldID {
  /// Whether a value that was worked out can be written; of durations their range decides.
  fileprivate func canHold(_ value: FieldValue) -> Bool {
    guard case .duration(let duration) = value else { return true }
    guard case .duration(let range, _) = definition.type else { return false }
    return range.contains(duration)
  }
}
