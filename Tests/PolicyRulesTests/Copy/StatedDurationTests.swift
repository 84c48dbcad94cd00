import PolicyModel
import Testing

@testable import PolicyRules

/// The durations that sentences name.
@Suite struct StatedDurationTests {
  private static func durations(in text: String) -> [String] {
    let pieces = PieceList(PlainText(CopyTemplate(text)))
    return StatedDurationReader(pieces).durations().map { found in
      "\(pieces.text(of: found.range)) = \(found.durations.map(\.description).joined(separator: " or "))"
    }
  }

  @Test(arguments: [
    ("longer than 10 minutes.", ["10 minutes = 10m"]), ("the 10-minute limit", ["10-minute = 10m"]),
    ("10 min, 10min, 10m", ["10 min = 10m", "10min = 10m", "10m = 10m"]), ("1h30m", ["1h30m = 1h30m"]),
    ("1 hour 30 minutes", ["1 hour 30 minutes = 1h30m"]), ("1 hour and 30 minutes", ["1 hour and 30 minutes = 1h30m"]),
    ("2 hours, 5 seconds", ["2 hours, 5 seconds = 2h5s"]), ("1 hr. 30 min.", ["1 hr. 30 min = 1h30m"]),
    ("10 minutes or 5 minutes", ["10 minutes = 10m", "5 minutes = 5m"]), ("10 min. 5 attempts", ["10 min = 10m"]),
    ("1.5 hours", ["1.5 hours = 1h30m"]), ("after ten minutes", ["ten minutes = 10m"]),
    ("1.2345 hours", ["1.2345 hours = 1h14m4s200ms"]),
    ("Forty-five minutes", ["Forty-five minutes = 45m"]), ("forty-five  minutes", ["forty-five  minutes = 45m"]),
    ("half an hour", ["half an hour = 30m"]),
    ("a quarter of an hour", ["a quarter of an hour = 15m"]), ("within an hour", ["an hour = 1h"]),
    ("3/4 of an hour", ["3/4 of an hour = 45m"]),
    ("¾ of an hour", ["¾ of an hour = 45m"]), ("1/2 an hour", ["1/2 an hour = 30m"]),
    ("0.5 of an hour", ["0.5 of an hour = 30m"]), ("two quarters of an hour", ["two quarters of an hour = 30m"]),
    ("50% of an hour", ["50% of an hour = 30m"]), ("50 percent of an hour", ["50 percent of an hour = 30m"]),
    ("half of one hour", ["half of one hour = 30m"]),
    ("two thirds of a full hour", ["two thirds of a full hour = 40m"]),
    ("three quarters of a minute", ["three quarters of a minute = 45s"]), ("a run of an hour", ["an hour = 1h"]),
    ("0 h 30", ["0 h 30 = 30m"]), ("2 hours 15.", ["2 hours 15 = 2h15m"]), ("2 h 30 people", ["2 h = 2h"]),
    ("twenty (20) minutes", ["twenty (20) minutes = 20m"]), ("\u{FF13}\u{FF10} minutes", ["30 minutes = 30m"]),
    ("600000 ms", ["600000 ms = 10m"]), ("(30s)", ["30s = 30s"]), ("5 days", ["5 days = 120h"]),
    ("2 weeks", ["2 weeks = 336h"]),
    ("30 Minutes", ["30 Minutes = 30m"]), ("~10 minutes", ["10 minutes = 10m"]), ("1.5h", ["1.5h = 1h30m"]),
    ("three quarters of an hour", ["three quarters of an hour = 45m"]),
    ("1.125 hours", ["1.125 hours = 1h7m30s or 1125h"]),
    ("0.125 hours", ["0.125 hours = 7m30s"]), ("1.800.000 ms", ["1.800.000 ms = 30m"]),
    ("12,345,678 ms", ["12,345,678 ms = 3h25m45s678ms"]),
    ("1,800.5 s", ["1,800.5 s = 30m500ms"]), ("1 800 s", ["1 800 s = 30m or 13m20s"]), ("0,250 h", ["0,250 h = 15m"]),
    ("1,25 h", ["1,25 h = 1h15m"]),
    ("999999999999 ms", ["999999999999 ms = 277777h46m39s999ms"]),
    ("a thousand seconds", ["a thousand seconds = 16m40s"]),
    ("twenty-nine minutes", ["twenty-nine minutes = 29m"]), ("two hundred seconds", ["two hundred seconds = 3m20s"]),
    ("half a minute", ["half a minute = 30s"]), ("half-hour", ["half-hour = 30m"]),
    ("30 minutes–then", ["30 minutes = 30m"]), ("⅓ hour", ["⅓ hour = 20m"]),
    ("2 ½ h", ["2 ½ h = 2h30m"]), ("1\u{2044}4 h", ["1\u{2044}4 h = 15m"]), ("1:02:03 h", ["1:02:03 h = 1h2m3s"]),
    ("90:00 min", ["90:00 min = 1h30m"]),
    ("1 h and a half", ["1 h and a half = 1h30m"]), ("1 and a half hours", ["1 and a half hours = 1h30m"]),
    ("one-and-a-half hours", ["one-and-a-half hours = 1h30m"]),
    ("a minute and a half", []), ("one minute and a half", ["one minute and a half = 1m30s"]),
    ("\\*10\\* minutes", ["10 minutes = 10m"]),
    ("10 &lt; minutes", []),
    ("<p>10</p>minutes", []), ("10 minutes<br>5 seconds", ["10 minutes = 10m", "5 seconds = 5s"]),
    ("10\n\nminutes", []), ("10\u{200B} minutes", ["10 minutes = 10m"]),
    ("4H", ["4H = 4h"]), ("1H30M", ["1H30M = 1h30m"]), ("10 minutes 5", ["10 minutes = 10m"]),
    ("{hard_cap} 10 minutes", ["10 minutes = 10m"]),
  ])
  func names(_ text: String, _ expected: [String]) { #expect(Self.durations(in: text) == expected) }

  @Test func readsCountsInWords() {
    let words = [
      "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
      "sixty", "seventy", "eighty", "ninety",
    ]
    let counts = Array(1...20) + Array(stride(from: 30, through: 90, by: 10))
    #expect(words.map { Self.durations(in: "\($0) hours") } == zip(words, counts).map { ["\($0) hours = \($1)h"] })
  }

  @Test(arguments: [
    "5-10 minutes", "5–10 minutes", "5 – 10 minutes", "5 to 10 minutes", "one or two hours", "10 minutes to 30 minutes",
    "between 5 minutes and 10 minutes",
    "10 + 20 minutes", "10 minutes + 20 minutes", "2 x 15 minutes", "2x15 minutes", "2 × 15 minutes",
    "15 minutes × 2", "15 min * 2", "5 an hour", "most of an hour", "20 of 30 minutes",
    "0 h 30 people", "0 minutes", "twenty (25) minutes", "10 minutes plus 5 minutes",
    "$10m", "€10m", "+10 minutes", "v10 minutes", "at 12:30 h", "10 m wide", "in a minute", "one moment",
    "a second time", "24/7 hours", "1/2/2026 hours",
    "the second run", "10 attempts", "minutes", "99999999999999 hours", "", "10", "{hard_cap}", "an agent",
    "half a dozen", "1000000000000 ms", "10M", "10M tokens",
    "10m tokens", "a 3d model", "in the 90s", "twenty-ten minutes", "5th minute", "10 minutest",
  ])
  func namesNone(_ text: String) { #expect(Self.durations(in: text) == []) }
}
