import PolicySource
import Testing

/// What is offered for a word on the command line that names nothing.
@Suite struct SuggestionsTests {
  private static let names = [
    "run.hard_cap", "run.inactivity", "lease.heartbeat", "stream.heartbeat", "approval.deadline.share",
    "hard-cap-missing",
    "approval.mode", "web", "GATEWAY_RUN_TIMEOUT_MS", "a.x", "b.x", "c.x", "d.x",
  ]

  @Test(
    arguments: [
      // Case and separators do not count.
      ("hardcap", ["run.hard_cap"]), ("HardCap", ["run.hard_cap"]), ("hard-cap", ["run.hard_cap"]),
      ("hard cap", ["run.hard_cap"]), ("run-hard-cap", ["run.hard_cap"]), ("runHardCap", ["run.hard_cap"]),
      ("Hard_Cap_Missing", ["hard-cap-missing"]), ("WEB", ["web"]),
      ("gateway-run-timeout-ms", ["GATEWAY_RUN_TIMEOUT_MS"]),
      // The last parts of a dotted name, one or more.
      ("share", ["approval.deadline.share"]), ("deadline.share", ["approval.deadline.share"]),
      ("deadlineShare", ["approval.deadline.share"]), ("heartbeat", ["lease.heartbeat", "stream.heartbeat"]),
      // A few letters away, whole or in the last part.
      ("run.hrad_cap", ["run.hard_cap"]), ("hardcpa", ["run.hard_cap"]), ("inactivty", ["run.inactivity"]),
      ("heartbaet", ["lease.heartbeat", "stream.heartbeat"]), ("wbe", ["web"]), ("moed", ["approval.mode"]),
      // Nothing is near, or too much is.
      ("x", []), ("nonsense", []), ("", []), ("--", []), ("deadline", []),
    ] as [(String, [String])])
  func near(_ word: String, _ expected: [String]) {
    #expect(Suggestions.near(word, among: Self.names) == expected)
  }

  @Test func asksAQuestion() {
    #expect(
      Suggestions.question(for: "heartbeat", among: Self.names) == "did you mean lease.heartbeat or stream.heartbeat?")
    #expect(Suggestions.question(for: "chekc", among: ["check"], command: "policyc ") == "did you mean policyc check?")
    #expect(Suggestions.question(for: "nonsense", among: Self.names) == nil)
  }
}
