extension FieldType {
  /// The units that a knob can count a field of this type in; it needs one of them, or none where there are none.
  package var knobUnits: [KnobUnit] {
    switch self {
    case .duration: [.milliseconds, .seconds, .minutes]
    case .share: [.percent]
    case .count, .flag, .choice, .words, .text: []
    }
  }

  /// The type of a knob's `min` and `max`; nil for fields without an order. `off` is no bound.
  package var boundType: FieldType? {
    switch self {
    case .duration: .durationFromZero
    case .share, .count: self
    case .flag, .choice, .words, .text: nil
    }
  }

  /// Whether a field of this type can be `off`.
  package var canBeOff: Bool {
    if case .duration(_, orOff: true) = self { true } else { false }
  }
}
