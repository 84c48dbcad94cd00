import PolicyModel
import PolicyTimeline
import TestSupport
import Testing

/// The longest text that people can read, against all that they can.
@Suite struct LongestCopyTests {
  /// Random ranges around places where units turn over, each duration of them looked at.
  @Test func noDurationOfARangeTakesMoreLetters() {
    var random = SeededGenerator(for: "LongestCopyTests")
    let turns: [Int64] = [1, 10, 100, 1_000, 9_999, 10_000, 60_000, 61_001, 600_000, 3_600_000, 36_000_000, 36_061_001]
    var wrong: [String] = []
    for _ in 0..<300 {
      let turn = turns.randomElement(using: &random) ?? 1
      let lower = max(0, turn + Int64.random(in: -1_200...50, using: &random))
      let upper = lower + Int64.random(in: 0...1_500, using: &random)
      let most = (lower...upper).map { Duration(milliseconds: $0).inWords.utf8.count }.max()
      let found = Duration.wordiest(in: Duration(milliseconds: lower)...Duration(milliseconds: upper))
      if found.inWords.utf8.count != most || !(lower...upper).contains(found.milliseconds) {
        wrong.append("\(lower)...\(upper): \(found)")
      }
    }
    #expect(wrong == [])
  }

  /// Before any ask a person reads the deadline that one at the start would have had, whatever the total wait.
  @Test func aDeadlineMayBeLongerThanTheTotalWait() {
    let run = RunParameters(
      hardCap: .minutes(30), inactivity: nil, setupAllowance: .minutes(5),
      deadline: DeadlineFormula(
        share: Share(percent: 50), floor: .seconds(60), ceiling: .minutes(13), clearance: .seconds(30)),
      totalWait: .minutes(2),
      behaviour: {
        var behaviour = Behaviour.gateway0104
        behaviour.approvalStops = .inactivityAndCap
        return behaviour
      }())
    let longest = "12 minutes 59 seconds 999 milliseconds"
    #expect(CopyLength(CopyTemplate("{approval_deadline}")).longest(in: run, on: .web) == longest.unicodeScalars.count)
  }

  @Test(arguments: [
    ("{hard_cap}", "30 minutes"), ("{inactivity}", "no limit"), ("{surface}", "Discord"),
    // With set-up between 0 and 5 minutes a deadline lies between 12m30s and 13m.
    ("{approval_deadline}", "12 minutes 59 seconds 999 milliseconds"),
  ])
  func hasTheLongestValueOfEachPlaceholder(_ text: String, _ expected: String) {
    let run = RunParameters(
      hardCap: .minutes(30), inactivity: nil, setupAllowance: .minutes(5),
      deadline: DeadlineFormula(
        share: Share(percent: 50), floor: .seconds(60), ceiling: .minutes(13), clearance: .seconds(30)),
      behaviour: .gateway0104)
    #expect(CopyLength(CopyTemplate(text)).longest(in: run, on: .discord) == expected.unicodeScalars.count)
    let sentence = "“\(text)”, {{\(text)}} and 😀🇩🇪e\u{301}"
    let rest = "“”, {} and 😀🇩🇪e\u{301}".unicodeScalars.count
    let longest = CopyLength(CopyTemplate(sentence)).longest(in: run, on: .discord)
    #expect(longest == 2 * expected.unicodeScalars.count + rest)
  }
}
