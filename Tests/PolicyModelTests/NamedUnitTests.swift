import PolicyModel
import Testing

@Suite struct NamedUnitTests {
  /// A name, and the unit that it says in words; `*` behind one that no knob can have.
  @Test(
    arguments: [
      ("RUN_TIMEOUT_MS", "milliseconds"), ("RUN_TIMEOUT_MILLIS", "milliseconds"), ("TTL_MILLISECOND", "milliseconds"),
      ("A_MSEC", "milliseconds"), ("A_S", "seconds"), ("A_SEC", "seconds"), ("A_SECS", "seconds"),
      ("A_SECOND", "seconds"),
      ("A_SECONDS", "seconds"), ("A_M", "minutes"), ("A_MINS", "minutes"), ("A_MINUTE", "minutes"),
      ("A_MINUTES", "minutes"), ("A_H", "hours*"), ("A_HRS", "hours*"), ("A_HOURS", "hours*"), ("A_D", "days*"),
      ("A_DAYS", "days*"), ("A_USEC", "microseconds*"), ("A_NANOS", "nanoseconds*"), ("A_PERCENT", "percent"),
      ("A_PCT", "percent"),
      // The minimum, a rate, the whole name, a part of a word, a word in the middle, another case.
      ("POOL_MIN", nil), ("RUNS_PER_SECOND", nil), ("RUNS_PER_DAY", nil), ("MS", nil), ("S", nil), ("RUN_ITEMS", nil),
      ("TIMEOUTMS", nil), ("TIMEOUT_MS_DEFAULT", nil), ("TIMEOUT_MS_", nil), ("TIMEOUT_30", nil), ("a_ms", nil),
      ("", nil),
      ("__MS", "milliseconds"), ("PER_MS", nil), ("SUPER_MS", "milliseconds"), ("PER__MS", "milliseconds"),
      ("_PER_MS", nil),
    ] as [(String, String?)])
  func says(_ name: String, _ unit: String?) {
    let named = NamedUnit(of: name)
    #expect(named.map { $0.words + ($0.knobUnit == nil ? "*" : "") } == unit)
    #expect(named.map { name.hasSuffix($0.suffix) } ?? true)
  }
}
