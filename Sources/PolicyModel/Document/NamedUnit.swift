/// The unit that the name of a variable says with its last word: `RUN_TIMEOUT_MS` says milliseconds.
///
/// `_MIN` says nothing, because it is as often the minimum, and neither does a word behind `PER`: `RUNS_PER_HOUR` is a
/// rate. A word that is the whole name says nothing either.
package struct NamedUnit: Hashable, Sendable {
  /// In words: "milliseconds".
  package let words: String
  /// The unit as a knob has it; nil for one that no knob can have.
  package let knobUnit: KnobUnit?
  /// The last word of the name, with the underscore before it: `_MS`.
  package let suffix: String
  /// Whether the name says it with one letter, which in a name of anything but a time is some other abbreviation.
  package var isOneLetter: Bool { suffix.utf8.count == 2 }

  /// Nil where the name says no unit.
  package init?(of variable: String) {
    // Every knob is asked: its bytes are cheaper to walk than its characters.
    guard let underscore = variable.utf8.lastIndex(of: UInt8(ascii: "_")),
      let row = Self.rowsBySuffix[String(variable[underscore...])]
    else { return nil }
    let before = variable[..<underscore]
    guard before != "PER", !before.hasSuffix("_PER") else { return nil }
    (words, knobUnit, suffix) = (row.words, row.unit, String(variable[underscore...]))
  }

  /// Every last word that says a unit, as a sentence lists them.
  package static let endings = table.map { row in
    row.endings.map { "`\($0)`" }.joined(separator: ", ") + " for \(row.words)"
  }.joined(separator: "; ")

  private static let table: [(words: String, unit: KnobUnit?, endings: [String])] = [
    ("nanoseconds", nil, ["NANOS", "NANOSECOND", "NANOSECONDS"]),
    ("microseconds", nil, ["MICROS", "USEC", "USECS", "MICROSECOND", "MICROSECONDS"]),
    ("milliseconds", .milliseconds, ["MS", "MSEC", "MSECS", "MILLIS", "MILLISECOND", "MILLISECONDS"]),
    ("seconds", .seconds, ["S", "SEC", "SECS", "SECOND", "SECONDS"]),
    ("minutes", .minutes, ["M", "MINS", "MINUTE", "MINUTES"]),
    ("hours", nil, ["H", "HR", "HRS", "HOUR", "HOURS"]),
    ("days", nil, ["D", "DAY", "DAYS"]),
    ("percent", .percent, ["PCT", "PERCENT"]),
  ]

  private static let rowsBySuffix = Dictionary(
    uniqueKeysWithValues: table.flatMap { row in row.endings.map { ("_\($0)", (words: row.words, unit: row.unit)) } })
}
