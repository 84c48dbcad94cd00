import PolicyDiagnostics
import PolicySource
import PolicyModel

/// What numbers without a unit say to the knobs that carry their fields: behind a knob that counts in `s`, `18000` is `5h`.
///
/// A file alone does not know its target, so a number is read here, when the project is resolved. Where the policies that
/// have it go through knobs of different units, or a knob cannot have meant it, all its readings stay offered.
struct KnobReadings {
  private struct Reading {
    let duration: Duration
    let knob: Knob
    let owner: TargetDocument
  }

  private var readings: [Span: Reading] = [:]
  /// Places that knobs read differently, or cannot read.
  private var unclear: Set<Span> = []

  /// - Parameter numbers: those of all files, by their places.
  init(of numbers: [(key: Span, value: Int64)], in project: ResolvedProject) {
    guard !numbers.isEmpty else { return }
    let numbers = Dictionary(uniqueKeysWithValues: numbers.map { ($0.key, $0.value) })
    for policy in project.policies {
      for layer in policy.layers where layer.kind == .set || layer.kind == .inherited {
        for entry in layer.fields.entries {
          guard let number = numbers[entry.element.span] else { continue }
          read(number, at: entry.element.span, as: entry.field, in: policy)
        }
      }
    }
    for place in unclear { readings[place] = nil }
  }

  var isEmpty: Bool { readings.isEmpty }

  private mutating func read(_ number: Int64, at place: Span, as field: FieldID, in policy: ResolvedPolicy) {
    guard let (knob, owner) = policy.target?.knob(for: field, on: policy.surface.value) else { return }
    guard let duration = knob.unit?.value.reading(of: number), knob.canCarry(duration),
      readings[place]?.duration ?? duration == duration
    else {
      unclear.insert(place)
      return
    }
    readings[place] = readings[place] ?? Reading(duration: duration, knob: knob, owner: owner)
  }

  /// The finding about a number, with the reading of its knob as the only offer; any other finding as it is.
  func applied(to finding: Diagnostic) -> Diagnostic {
    guard finding.id == LanguageError.notADuration.id, let reading = readings[finding.span] else { return finding }
    var finding = finding
    finding.notes.append(
      Note(
        "\(reading.knob.name.value) of \(reading.owner.title) counts in \(reading.knob.unit?.value.rawValue ?? "")",
        at: reading.knob.name.span))
    let text = reading.duration.description
    finding.fixIts = [FixIt("write \(text)", [TextEdit(finding.span, text)], .needsReview)]
    return finding
  }
}

extension Knob {
  /// Whether a duration is one that the field and the knob can have.
  fileprivate func canCarry(_ duration: Duration) -> Bool {
    guard case .duration(let range, _) = field.definition.type, range.contains(duration) else { return false }
    if case .duration(let least)? = minimum?.value, duration < least { return false }
    if case .duration(let most)? = maximum?.value, most < duration { return false }
    return true
  }
}
