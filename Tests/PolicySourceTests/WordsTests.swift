import PolicySource
import Testing

@Suite struct WordsTests {
  /// What was typed, the candidates, and the one that is offered.
  @Test(
    arguments: [
      ("hard_cap", ["hard_cap"], "hard_cap"), ("hardcap", ["hard_cap"], "hard_cap"),
      ("hard-cap", ["hard_cap"], "hard_cap"),
      ("HARD_CAP", ["hard_cap"], "hard_cap"), ("hrad_cap", ["hard_cap"], "hard_cap"), ("hard", ["hard_cap"], nil),
      ("rnu", ["run", "rnx"], "run"), ("r", ["run"], nil), ("ru", ["run"], "run"), ("runn", ["run"], "run"),
      ("rx", ["run"], nil), ("oxplicyc", ["policyc"], "policyc"), ("discrod", ["web", "discord", "ci"], "discord"),
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

  /// What was typed, the candidates, and what is offered; `!` behind a word that nothing else can be.
  @Test(
    arguments: [
      ("hardcap", ["hard_cap"], "hard_cap!"), ("HARD-CAP", ["hard_cap"], "hard_cap!"),
      ("hrdcap", ["hard_cap"], "hard_cap"),
      // Five letters or more.
      ("dpeth", ["depth"], "depth!"), ("dept", ["depth"], "depth!"), ("modee", ["mode"], "mode"),
      ("ttk", ["ttl"], "ttl"),
      // One or two letters are near to too much.
      ("h", ["s", "m", "ms"], ""), ("us", ["ms", "s"], ""), ("mss", ["ms", "s"], "ms"),
      // Another word within two edits: nobody knows which one was meant.
      ("evernt", ["every", "event"], "event"), ("eveny", ["every", "event"], "every event"),
      ("floorr", ["floor", "flour"], "floor"), ("floorr", ["floor", "ceiling"], "floor!"),
      ("cat", ["bat", "cap", "car"], "bat cap car"), ("cat", ["bat", "cap", "car", "cut"], ""), ("", ["a"], ""),
      (String(repeating: "a", count: 65), [String(repeating: "a", count: 65)], ""),
    ] as [(String, [String], String)])
  func corrections(_ typed: String, _ candidates: [String], _ offered: String) {
    let found = Words.corrections(of: typed, among: candidates).map { $0.word + ($0.isCertain ? "!" : "") }
    #expect(found.joined(separator: " ") == offered)
  }

  @Test(
    arguments: [
      ([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), ([""], ""),
    ] as [([String], String)])
  func list(_ words: [String], _ list: String) { #expect(Words.list(words) == list) }

  @Test func listWithAnotherConjunction() { #expect(Words.list(["a", "b", "c"], "or") == "a, b or c") }
}
