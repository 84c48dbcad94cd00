import PolicyModel
import TestSupport
import Testing

@Suite struct CalendarDateTests {
  @Test(arguments: [
    "2026-11-30", "0001-01-01", "9999-12-31", "2024-02-29", "2000-02-29", "2026-04-30", "2026-12-31", "1970-01-01",
  ])
  func reads(_ text: String) { #expect(CalendarDate(text)?.description == text) }

  @Test(arguments: [
    "", "2026-02-29", "1900-02-29", "2100-02-29", "2026-02-30", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00",
    "2026-01-32", "0000-01-01", "2026-1-01", "2026-01-1", "26-01-01", "2026/01/01", "2026-01-01T00", "2026-01-0a",
    "-026-01-01", "+026-01-01", "2026-01-٠1", "２026-01", " 2026-01-1", "2026-01-01 ", "2026--1-01", "20260101--",
  ])
  func refuses(_ text: String) { #expect(CalendarDate(text) == nil) }

  /// Seconds since the epoch and the day that holds them, in UTC.
  @Test(
    arguments: [
      (0, "1970-01-01"), (86_399, "1970-01-01"), (86_400, "1970-01-02"), (-1, "1969-12-31"), (-86_400, "1969-12-31"),
      (-86_401, "1969-12-30"), (951_782_400, "2000-02-29"), (951_868_800, "2000-03-01"), (4_107_542_400, "2100-03-01"),
      (4_107_542_399, "2100-02-28"), (1_780_272_000, "2026-06-01"), (253_402_300_799, "9999-12-31"),
      (253_402_300_800, "9999-12-31"), (.max, "9999-12-31"), (-62_135_596_800, "0001-01-01"),
      (-62_135_596_801, "0001-01-01"), (.min, "0001-01-01"),
    ] as [(Int64, String)])
  func holdsMoments(_ seconds: Int64, _ day: String) {
    #expect(CalendarDate(secondsSinceEpoch: seconds).description == day)
  }

  /// Around the turn of centuries, leap and not, every day is one that can be written, and later than the one before.
  @Test(arguments: [-25_600, 10_900, 47_400, 120_500])
  func daysFollowEachOther(_ first: Int64) {
    let days = (first..<first + 500).map { CalendarDate(secondsSinceEpoch: $0 * 86_400) }
    #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 })
    #expect(days.allSatisfy { CalendarDate($0.description) == $0 })
  }
}
