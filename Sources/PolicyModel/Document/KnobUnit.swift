import PolicySource

/// The unit in which a knob takes its number.
public enum KnobUnit: String, Vocabulary {
  /// Whole milliseconds.
  case milliseconds = "ms"
  /// Whole seconds.
  case seconds = "s"
  /// Whole minutes.
  case minutes = "m"
  /// Whole percent, 1 to 100.
  case percent

  /// The length of one unit of time; nil for percent.
  package var duration: Duration? {
    switch self {
    case .milliseconds: Duration(milliseconds: 1)
    case .seconds: .seconds(1)
    case .minutes: .minutes(1)
    case .percent: nil
    }
  }

  /// What a number that somebody writes without a unit says to a knob of this one.
  ///
  /// Nil for percent, for more than 64 bits hold, and for what is not whole seconds: who writes `30` in a policy hardly
  /// means 30 milliseconds, whatever the program counts in.
  package func reading(of number: Int64) -> Duration? {
    guard let duration else { return nil }
    let (milliseconds, overflow) = duration.milliseconds.multipliedReportingOverflow(by: number)
    return overflow || milliseconds % 1_000 != 0 ? nil : Duration(milliseconds: milliseconds)
  }
}
