import PolicyModel
import Testing

@testable import PolicyRules

/// The durations near one that a fix may write.
@Suite struct DurationRoundingTests {
  @Test(arguments: [
    ("1ms", "1s"), ("1s", "2s"), ("58s999ms", "59s"), ("59s", "1m"), ("59s999ms", "1m"), ("1m", "2m"), ("1m1ms", "2m"),
    ("90s", "2m"), ("1h", "1h1m"),
  ])
  func nextLonger(_ duration: String, _ expected: String) throws {
    #expect(try Duration(parsing: duration).nextLonger.description == expected)
  }

  @Test(arguments: [
    ("1ms", "0s"), ("2ms", "1ms"), ("1s", "999ms"), ("1s1ms", "1s"), ("2s", "1s"), ("59s", "58s"), ("59s500ms", "59s"),
    ("1m", "59s"), ("1m1ms", "1m"), ("90s", "1m"), ("2m", "1m"), ("1h", "59m"),
  ])
  func nextShorter(_ duration: String, _ expected: String) throws {
    #expect(try Duration(parsing: duration).nextShorter.description == expected)
  }

  @Test(arguments: [
    ("1ms", "0s"), ("3ms", "1ms"), ("1s", "500ms"), ("1s999ms", "999ms"), ("2s", "1s"), ("3s", "1s"), ("6s", "3s"),
  ])
  func half(_ duration: String, _ expected: String) throws {
    #expect(try Duration(parsing: duration).half.description == expected)
  }

  @Test(arguments: [("1ms", "1m"), ("1m", "1m"), ("1m1ms", "2m"), ("59m59s", "1h")])
  func roundedUpToMinutes(_ duration: String, _ expected: String) throws {
    #expect(try Duration(parsing: duration).roundedUpToMinutes.description == expected)
  }
}
