import TestSupport
import Testing

@testable import PolicyRules

/// What a sentence for people gives away, and what only looks like it.
@Suite struct LeakTests {
  private static func leaks(in text: String) -> [String] {
    Leak.all(in: text).map { "\($0.kind.rawValue) \($0.words)" }
  }

  @Test(arguments: LeakSamples.all)
  func givesAway(_ text: String, _ expected: [String]) { #expect(Self.leaks(in: text) == expected) }

  @Test(arguments: HarmlessSamples.all)
  func givesNothingAway(_ text: String) { #expect(Self.leaks(in: text) == []) }

  @Test func thereAreEnoughSamples() {
    #expect(LeakSamples.all.count >= 100 && Set(LeakSamples.all.map(\.text)).count == LeakSamples.all.count)
    #expect(HarmlessSamples.all.count >= 100 && Set(HarmlessSamples.all).count == HarmlessSamples.all.count)
  }

  /// Each leak is found in the middle of a sentence too, and none that is none comes of the words around it.
  @Test func aSentenceAroundItChangesNothing() {
    let samples = LeakSamples.variables + LeakSamples.paths + LeakSamples.machines
    for sample in samples where !sample.text.contains("\n") {
      let leaks = Self.leaks(in: "The run ended. Please look (\(sample.text)) and start it again.")
      #expect(leaks == sample.leaks, "\(sample.text)")
    }
    for text in HarmlessSamples.all {
      #expect(Self.leaks(in: "The run ended: \(text), and was started again.") == [], "\(text)")
    }
  }

  /// Pieces that a shape may look at again from each of their places.
  @Test(arguments: [
    ":/a", "a.ts:", "$", "${a", "%a", "panic: ", "panicked at a:", "::a", "1.", "http://a@", "_", "…", "\\\\a",
    "goroutine 1",
  ])
  func longTextsEndSoon(_ piece: String) {
    let text = String(repeating: piece, count: Effort.part(of: 200_000) / piece.utf8.count) + "&"
    #expect(processorTime { _ = Leak.all(in: text) } < .soonForItsPart)
  }

  /// The edges of the shapes.
  @Test(arguments: [
    ("A_B and A_B", ["variable A_B"]), ("$CI", ["variable $CI"]), ("port 80, port 65535", ["port 80", "port 65535"]),
    ("home:8080", ["port home:8080"]), ("10.0.3.255", ["IP address 10.0.3.255"]),
    ("::2:3:4:5:6:7:8", ["IP address ::2:3:4:5:6:7:8"]), ("2001:db8:0:0:0:0:0:7", ["IP address 2001:db8:0:0:0:0:0:7"]),
    ("server.ts:123456789", ["stack frame server.ts:123456789"]), ("so\r\n/srv/a\r\n", ["path /srv/a"]),
    ("in /srv/a\u{37E} or", ["path /srv/a"]), ("“/srv/a”…", ["path /srv/a"]), ("in /srv/a… or", ["path /srv/a"]),
    ("http://7.0.3.17/x", ["IP address http://7.0.3.17/x"]), ("LOCALHOST", ["host LOCALHOST"]),
    ("version /srv/a", ["path /srv/a"]), ("0x12345678", ["memory address 0x12345678"]), ("0x1234567", []),
    ("::1:2:3:4:5:6:7:8", []), (".ts:42", []), ("server.ts:run", []), ("server.ts:1234567890", []),
    ("server.ts::7", []),
    ("1:\\2", []), ("NASA%", []), ("%APPDATA", []), ("10.0.3.17\u{301}", []), ("xxx:8080", []),
    ("xx:8080", ["port xx:8080"]),
    ("goroutine [running]", []), ("goroutine 1 is busy", []), ("$", []), ("${", []), ("%%", []), ("DEBUG=", []),
    ("DEBUG= 1", []),
    ("DEBUG==1", []), ("https://", []), ("://x", []),
  ])
  func edges(_ text: String, _ expected: [String]) { #expect(Self.leaks(in: text) == expected) }
}
