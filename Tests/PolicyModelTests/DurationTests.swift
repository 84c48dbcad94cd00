import PolicyModel
import TestSupport
import Testing

/// Durations as they are read, written and counted.
@Suite struct DurationTests {
  // MARK: Reading

  @Test(
    arguments: [
      ("1ms", 1), ("90s", 90_000), ("30m", 1_800_000), ("1h30m", 5_400_000), ("1500ms", 1_500), ("840h", 3_024_000_000),
      ("1h1m1s1ms", 3_661_001), ("0s", 0), ("0h0m0s0ms", 0), ("9223372036854775807ms", .max), ("5m45s", 345_000),
      ("2562047788015h12m55s807ms", .max),
    ] as [(String, Int64)])
  func reads(_ text: String, _ milliseconds: Int64) throws {
    #expect(try Duration(parsing: text).milliseconds == milliseconds)
  }

  /// What is refused, why, and what it may mean.
  @Test(
    arguments: [
      ("", "is not a duration", []), ("ms", "is not a duration", []), ("m30", "is not a duration", []),
      ("600000", "has no unit", ["10m", "166h40m"]), ("90", "has no unit", ["90ms", "1m30s", "1h30m", "90h"]),
      ("841", "has no unit", ["841ms", "14m1s", "14h1m"]), ("1000", "has no unit", ["1s", "16m40s", "16h40m"]),
      ("1800", "has no unit", ["1s800ms", "30m", "30h"]), ("18000", "has no unit", ["18s", "5h", "300h"]),
      ("1200000", "has no unit", ["20m", "333h20m"]), ("3024000001", "has no unit", []),
      ("1600000000000000", "has no unit", []), ("0", "has no unit", ["0s"]),
      ("999999999999", "has no unit", []), ("99999999999999999999", "has no unit", []),
      ("015", "has a leading zero and no unit", []), ("1.5h", "has a fraction", ["1h30m"]),
      (".5h", "has a fraction", ["30m"]), ("1.500s", "has a fraction", ["1s500ms", "25m"]),
      ("1.500h", "has a fraction", ["1h30m"]), ("1.5000s", "has a fraction", ["1s500ms"]),
      ("0.0001s", "is not a duration", []), ("1.h", "is not a duration", []),
      ("PT30M", "is written in the ISO 8601 form", ["30m"]), ("P1DT2H", "is written in the ISO 8601 form", ["26h"]),
      ("P1D", "is written in the ISO 8601 form", ["24h"]), ("P1M", "is not a duration", []),
      ("PT", "is not a duration", []), ("p", "is not a duration", []), ("PT99999999H", "is not a duration", []),
      ("1:30", "is written like a clock", ["1m30s", "1h30m"]), ("0:30", "is written like a clock", ["30s", "30m"]),
      ("1:00:05", "is written like a clock", ["1h5s"]), ("0:00", "is written like a clock", ["0s"]),
      ("1:2:3:4", "is written like a clock", []), ("a:b", "is not a duration", []), (":", "is not a duration", []),
      ("99999:1", "is not a duration", []), ("-5m", "is negative", []), ("+0s", "has a sign", ["0s"]),
      ("+5m", "has a sign", ["5m"]),
      ("30 m", "has a space in it", ["30m"]), ("1 h 30 m", "has a space in it", ["1h30m"]),
      ("30 minutes", "has a space in it", ["30m"]), ("1_500ms", "has an underscore in it", ["1s500ms"]),
      ("106751991167.9d", "is not a duration", []), ("2562047788015.9h", "is not a duration", []),
      ("30M", "is not in lower case", ["30m"]), ("30min", "has a unit other than h, m, s and ms", ["30m"]),
      ("2d", "has a unit other than h, m, s and ms", ["48h"]), ("030m", "has a leading zero", ["30m"]),
      ("30m1h", "has a larger unit behind a smaller one", ["1h30m"]), ("10m20m", "is not a duration", []),
      ("9223372036854775808ms", "is too long", []), ("2562047788015h12m55s808ms", "is too long", []),
      ("9223372036854775807h", "is too long", []), ("99999999999999999999h5m", "is too long", []),
      ("99999999999999999999h5x", "is not a duration", []), ("5mss", "is not a duration", []),
      ("0x1F", "is not a duration", []), ("1e3", "is not a duration", []),
      (".inf", "is not a duration", []), ("３０m", "is not a duration", []), ("30m\u{301}", "is not a duration", []),
      (String(repeating: "1h", count: 40), "is not a duration", []),
    ] as [(String, String, [String])])
  func refuses(_ text: String, _ problem: String, _ readings: [String]) {
    let mistake = #expect(throws: DurationMistake.self) { try Duration(parsing: text) }
    let found = mistake?.readings.map(\.description)
    #expect(mistake?.problem == problem && found == readings, "\(text): \(String(describing: mistake))")
  }

  /// Whatever a text may mean can be written.
  @Test func readingsAreDurations() {
    var random = SeededGenerator(for: "DurationTests.readingsAreDurations")
    let pieces = [
      "0", "1", "30", "90", "600000", ".", "5", ":", " ", "-", "_", "h", "m", "s", "ms", "d", "min", "PT", "M",
    ]
    let texts = (0..<3_000).map { _ in
      (0..<Int.random(in: 1...6, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
    let readings = texts.flatMap { text -> [Duration] in
      do throws(DurationMistake) {
        _ = try Duration(parsing: text)
        return []
      } catch { return error.readings }
    }
    let range = Duration.zero...Duration.writable.upperBound
    #expect(readings.filter { !range.contains($0) || (try? Duration(parsing: "\($0)")) != $0 } == [])
    #expect(readings.count > 100)
  }

  // MARK: Writing

  @Test(
    arguments: [
      (0, "0s", "0 seconds", "0:00"), (1, "1ms", "1 millisecond", "0:00.001"),
      (1_500, "1s500ms", "1 second 500 milliseconds", "0:01.500"), (90_000, "1m30s", "1 minute 30 seconds", "1:30"),
      (1_800_000, "30m", "30 minutes", "30:00"),
      (990_001, "16m30s1ms", "16 minutes 30 seconds 1 millisecond", "16:30.001"),
      (3_723_000, "1h2m3s", "1 hour 2 minutes 3 seconds", "1:02:03"), (86_400_000, "24h", "24 hours", "24:00:00"),
      (-90_000, "-1m30s", "1 minute 30 seconds", "-1:30"),
      (
        .max - 1, "2562047788015h12m55s806ms", "2562047788015 hours 12 minutes 55 seconds 806 milliseconds",
        "2562047788015:12:55.806"
      ),
      (.max, "over 292 million years", "over 292 million years", "2562047788015:12:55.807"),
      (
        .min, "-2562047788015h12m55s808ms", "2562047788015 hours 12 minutes 55 seconds 808 milliseconds",
        "-2562047788015:12:55.808"
      ),
    ] as [(Int64, String, String, String)])
  func writes(_ milliseconds: Int64, _ spelling: String, _ words: String, _ clock: String) {
    let duration = Duration(milliseconds: milliseconds)
    #expect([duration.description, duration.inWords, duration.onTheClock] == [spelling, words, clock])
  }

  @Test func whatIsWrittenIsReadBack() throws {
    var random = SeededGenerator(for: "DurationTests.whatIsWrittenIsReadBack")
    let values: [Int64] =
      [0, 1, .max - 1]
      + (0..<2_000).map { _ in
        Int64.random(in: 0...(.max - 1), using: &random) >> Int64.random(in: 0...62, using: &random)
      }
    let read = try values.map { try Duration(parsing: "\(Duration(milliseconds: $0))").milliseconds }
    #expect(read == values)
  }

  // MARK: Counting

  /// At the ends of the 64-bit range sums, differences and products stay there.
  @Test func countingSaturates() {
    let (least, most, one) = (Duration(milliseconds: .min), Duration(milliseconds: .max), Duration(milliseconds: 1))
    let minus = Duration(milliseconds: -1)
    #expect(
      [
        most.adding(one), least.adding(minus), least.adding(one), most.subtracting(minus), least.subtracting(one),
        Duration.zero.subtracting(least), most.times(2 as Int64), most.times(-2 as Int64), least.times(2 as Int64),
        least.times(-1 as Int64), minus.times(Int64.min), Duration.zero.times(Int64.min), one.times(3 as Int),
      ] == [
        most, least, Duration(milliseconds: .min + 1), most, least, most, most, least, least, most, most, .zero,
        Duration(milliseconds: 3),
      ])
  }
}
