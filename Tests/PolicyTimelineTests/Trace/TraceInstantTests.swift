import Testing

@testable import PolicyTimeline

@Suite struct TraceInstantTests {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", "0"), ("1970-01-01t00:00:00.001z", "1"), ("1969-12-31T23:59:59.999Z", "-1"),
    ("1970-01-01T00:00:00.123456789Z", "123"), ("1970-01-01T00:00:00.9Z", "900"),
    ("2000-02-29T00:00:00Z", "951782400000"),
    ("2026-08-01T12:00:00Z", "1785585600000"), ("2026-08-01T14:00:00+02:00", "1785585600000"),
    ("2026-08-01T11:30:00.25-00:30", "1785585600250"), ("2024-12-31T23:59:59.999Z", "1735689599999"),
    ("0000-01-01T00:00:00Z", "-62167219200000"), ("9999-12-31T23:59:59.999Z", "253402300799999"),
    ("0000-01-01T00:00:00+23:59", "-62167305540000"), ("1600-03-01T00:00:00Z", "-11670912000000"),
    ("2026-02-29T00:00:00Z", "is on a day that the calendar does not have"),
    ("1900-02-29T00:00:00Z", "is on a day that the calendar does not have"),
    ("2026-13-01T00:00:00Z", "is on a day that the calendar does not have"),
    ("2026-04-31T00:00:00Z", "is on a day that the calendar does not have"),
    ("2026-00-01T00:00:00Z", "is on a day that the calendar does not have"),
    ("2026-08-00T00:00:00Z", "is on a day that the calendar does not have"),
    ("2026-08-01T24:00:00Z", "is at a time that no day has"), ("2026-08-01T00:60:00Z", "is at a time that no day has"),
    ("2026-08-01T00:00:61Z", "is at a time that no day has"),
    ("2016-12-31T23:59:60Z", "is a leap second, which a clock of whole milliseconds does not have"),
    ("2026-08-01 00:00:00Z", "is not an instant"), ("2026-08-01T00:00:00", "is not an instant"),
    ("2026-08-01T00:00:00.Z", "is not an instant"), ("2026-08-01T00:00:00.1234567890Z", "is not an instant"),
    ("2026-08-01T00:00:00+2:00", "is not an instant"), ("2026-08-01T00:00:00+24:00", "is not an instant"),
    ("2026-08-01T00:00:00Z ", "is not an instant"), ("+026-08-01T00:00:00Z", "is not an instant"),
    ("2026-8-1T0:0:0Z", "is not an instant"), ("", "is not an instant"),
    ("2026-08-0:T00:00:00Z", "is not an instant"), ("2026-08-01T00:00:00.5:Z", "is not an instant"),
    ("2026-08-01T00:00:00+00:60", "is not an instant"), ("1970-01-01T00:00:00.999999999Z", "999"),
    ("\u{661}970-01-01T00:00:00Z", "is not an instant"),
  ])
  func isReadExactly(_ text: String, _ expected: String) {
    let read: String
    do throws(TraceInstant.Mistake) {
      read = "\(try TraceInstant.milliseconds(Array(text.utf8)))"
    } catch {
      read = error.words
    }
    #expect(read == expected || (read.hasPrefix(expected) && expected == "is not an instant"))
  }

  /// Every day of some years comes a day behind the last, and none comes behind the end of its month.
  @Test(arguments: [0, 4, 1896, 1900, 2000, 2023, 2024, 9999])
  func everyDayIsThere(_ year: Int) throws {
    func instant(_ month: Int, _ day: Int) throws -> Int64 {
      let digits = { (number: Int, count: Int) in String("000\(number)".suffix(count)) }
      let text = "\(digits(year, 4))-\(digits(month, 2))-\(digits(day, 2))T00:00:00Z"
      return try TraceInstant.milliseconds(Array(text.utf8))
    }
    let isLeapYear = [0, 4, 1896, 2000, 2024].contains(year)
    let lengths = [31, isLeapYear ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var days: [Int64] = []
    for (month, length) in zip(1...12, lengths) {
      for day in 1...length { days.append(try instant(month, day)) }
      #expect(throws: TraceInstant.Mistake.self) { try instant(month, length + 1) }
    }
    #expect(zip(days, days.dropFirst()).allSatisfy { $1 - $0 == 86_400_000 })
  }
}
