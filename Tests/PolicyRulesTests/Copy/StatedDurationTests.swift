import PolicyModel
import Testing

@testable import PolicyRules

/// The durations that sentences name.
@Suite struct StatedDurationTests {
  @Test(arguments: [
    ("longer than 10 minutes.", ["10 minutes = 10m"]), ("the 10-minute limit", ["10-minute = 10m"]),
    ("10 min, 10min, 10m", ["10 min = 10m", "10min = 10m", "10m = 10m"]), ("1h30m", ["1h30m = 1h30m"]),
    ("1 hour 30 minutes", ["1 hour 30 minutes = 1h30m"]), ("1 hour and 30 minutes", ["1 hour and 30 minutes = 1h30m"]),
    ("2 hours, 5 seconds", ["2 hours, 5 seconds = 2h5s"]),
    ("10 minutes or 5 minutes", ["10 minutes = 10m", "5 minutes = 5m"]),
    ("1.5 hours", ["1.5 hours = 1h30m"]), ("after ten minutes", ["ten minutes = 10m"]),
    ("Forty-five minutes", ["Forty-five minutes = 45m"]), ("half an hour", ["half an hour = 30m"]),
    ("a quarter of an hour", ["a quarter of an hour = 15m"]), ("within an hour", ["an hour = 1h"]),
    ("600000 ms", ["600000 ms = 10m"]), ("(30s)", ["30s = 30s"]), ("5 days", ["5 days = 120h"]),
    ("30 Minutes", ["30 Minutes = 30m"]), ("~10 minutes", ["10 minutes = 10m"]), ("1.5h", ["1.5h = 1h30m"]),
    ("three quarters of an hour", ["three quarters of an hour = 45m"]), ("1.125 hours", ["1.125 hours = 1h7m30s"]),
    ("999999999999 ms", ["999999999999 ms = 277777h46m39s999ms"]),
    ("twenty-nine minutes", ["twenty-nine minutes = 29m"]), ("twenty-ten minutes", ["ten minutes = 10m"]),
    ("nineteen-one hours", ["one hours = 1h"]), ("half a minute", ["half a minute = 30s"]),
    ("30 minutes–then", ["30 minutes = 30m"]),
  ])
  func names(_ text: String, _ expected: [String]) {
    #expect(StatedDuration.all(in: text).map { "\($0.words) = \($0.duration)" } == expected)
  }

  @Test func readsCountsInWords() {
    let words = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
      "sixty", "seventy", "eighty", "ninety",
    ]
    let counts = Array(1...20) + Array(stride(from: Int64(30), through: 90, by: 10))
    #expect(words.map { StatedDuration.all(in: "\($0) hours").map(\.duration) } == counts.map { [.hours($0)] })
  }

  @Test(arguments: [
    "5-10 minutes", "$10m", "10:30 minutes past", "v10 minutes", "Try again in 5 minutes.", "again after 10 min",
    "10 m wide", "in a minute", "one moment", "a second time", "24/7 hours", "the second run", "10 attempts", "minutes",
    "99999999999999 hours", "", "10", "{hard_cap}", "1.2345 hours", "an agent", "half a dozen",
    "1000000000000 ms", "ten  minutes", "forty-five  minutes", "half-a minute",
  ])
  func namesNone(_ text: String) {
    #expect(StatedDuration.all(in: text).map(\.words) == [])
  }
}
