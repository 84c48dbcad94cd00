import PolicyModel
import PolicyReporting
import PolicyTimeline
import Testing

/// Replayed runs as people and programs read them.
@Suite struct ReplayTextTests {
  private static let run = RunParameters(
    hardCap: .minutes(30), inactivity: nil, deadline: nil, behaviour: .gateway0104)

  private static func replay(_ events: [(Int64, RunEvent)], until end: Int64) -> ReplayedRun {
    var replay = Replay(run, setup: .zero)
    for (at, event) in events { replay.feed(event, at: .seconds(at)) }
    return ReplayedRun(trace: "run.ndjson", result: replay.finish(at: .seconds(end)), against: nil)
  }

  @Test("A drawing calls each ask by its id, and nothing in an id reaches the terminal as it is")
  func drawing() {
    let asks: [(Int64, RunEvent)] = [(60, .ask("per_1")), (70, .reply("per_1", .approve)), (90, .ask("\u{1B}[31m"))]
    let text = ReplayTextReport(policies: ["web.yaml"], .plain).render(Self.replay(asks, until: 4_000)).text
    #expect(text.contains("agent asks for approval 1 (per_1), without a deadline"))
    #expect(text.contains("agent asks for approval 2 ("))
    #expect(!text.contains("\u{1B}"))
  }

  @Test("JSON has the fate of each ask, null for one that is still open")
  func openAsks() {
    let asks: [(Int64, RunEvent)] = [
      (1, .ask("b")), (2, .reply("b", .reject)), (3, .ask("b")), (4, .reply("b", .approve)), (5, .ask("b")),
      (6, .ask("c")),
    ]
    let json = ReplayJSONReport.render([Self.replay(asks, until: 7)], isSeveral: false).text
    let words = json.split { " \n\",:".contains($0) }.drop { $0 != "approvals" }.prefix { $0 != "margins" }
    #expect(words == ["approvals", "{", "b", "[", "rejected", "approved", "null", "]", "c", "null", "}"])
  }
}
