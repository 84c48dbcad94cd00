import PolicyDiagnostics
import Testing

@Suite struct WordsTests {
  /// What was typed, the candidates, and the one that is offered.
  @Test(
    arguments: [
      ("hard_cap", ["hard_cap"], "hard_cap"), ("hardcap", ["hard_cap"], "hard_cap"),
      ("hard-cap", ["hard_cap"], "hard_cap"),
      ("HARD_CAP", ["hard_cap"], "hard_cap"), ("hrad_cap", ["hard_cap"], "hard_cap"), ("hard", ["hard_cap"], nil),
      ("rnu", ["run", "rnx"], "run"), ("r", ["run"], nil), ("ru", ["run"], "run"), ("runn", ["run"], "run"),
      ("rx", ["run"], nil), ("discrod", ["web", "discord", "ci"], "discord"),
      ("inactvty", ["inactivity"], "inactivity"),
      ("inactiv", ["inactivity"], nil), ("success_sgnal", ["success_signal"], "success_signal"),
      ("suces_sgnal", ["success_signal"], "success_signal"), ("", ["a"], nil), ("a", [], nil), ("a", ["b"], "b"),
      ("cat", ["bat", "cap"], "bat"), ("cap", ["bat", "cap"], "cap"), ("é", ["e"], nil),
      (String(repeating: "a", count: 65), [String(repeating: "a", count: 65)], nil),
      (String(repeating: "a", count: 64), [String(repeating: "a", count: 64)], String(repeating: "a", count: 64)),
    ] as [(String, [String], String?)])
  func nearest(_ typed: String, _ candidates: [String], _ offered: String?) {
    #expect(Words.nearest(to: typed, among: candidates) == offered)
  }

  @Test(
    arguments: [
      ([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), ([""], ""),
    ] as [([String], String)])
  func list(_ words: [String], _ list: String) { #expect(Words.list(words) == list) }

  @Test func listWithAnotherConjunction() { #expect(Words.list(["a", "b", "c"], "or") == "a, b or c") }
}
