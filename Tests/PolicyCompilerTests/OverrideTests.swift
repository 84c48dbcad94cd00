import PolicyModel
import PolicyRules
import PolicyTimeline
import TestSupport
import Testing

@testable import PolicyCompiler

/// Values given on the command line, read as a file would be.
@Suite struct OverrideTests {
  @Test(arguments: [
    ("run.hard_cap=45m", "run.hard_cap 45m"), ("run.inactivity=off", "run.inactivity off"),
    ("run.activity=[text, tool]", "run.activity [text, tool]"),
    ("approval.deadline.share=\"50%\"", "approval.deadline.share 50%"),
    ("behaviour.approval_anchor=ask", "approval_anchor ask"),
    ("behaviour.reject_closes_all=false", "reject_closes_all false"),
    ("behaviour.failure_copy=[web]", "failure_copy web"),
    ("run.hard_cap=45", "run.hard_cap is `45`, which has no unit; write 45ms, 45s, 45m or 45h"),
    ("run.hard_cap=off", "run.hard_cap cannot be off; write a duration such as 90s, 30m or 1h30m"),
    (
      "run.hard_cap=",
      "run.hard_cap has nothing under it; write a duration such as 90s, 30m or 1h30m"
    ),
    ("run.hard_cap=45m\nrun.inactivity: off", "the value of run.hard_cap has a control character in it"),
    ("run.hard_cap=*a", "alias `*a`"), ("run.hard_cap={a: 1}", "run.hard_cap is a mapping"),
    ("run.hard-cap=45m", "there is no field `run.hard-cap`; did you mean run.hard_cap?"),
    ("behaviour.tie=cap", "behaviour.tie cannot be `cap`; write inactivity or timeout"),
    ("behaviour.tei=timeout", "there is no field `behaviour.tei`; did you mean behaviour.tie?"),
    ("run.hard_cap", "`run.hard_cap` sets nothing; write FIELD=VALUE, such as run.hard_cap=45m"),
    ("", "`\"\"` sets nothing"),
    ("=", "there is no field `\"\"`"),
  ])
  func isReadAsInAFile(_ text: String, _ expected: String) {
    #expect(Self.read(text).hasPrefix(expected), "\(Self.read(text))")
  }

  private static func read(_ text: String) -> String {
    do throws(Override.Mistake) {
      switch try Override.decode(text) {
      case .field(let id, let value): return "\(id.path) \(value)"
      case .behaviour(let key, .word(let word)): return "\(key.rawValue) \(word)"
      case .behaviour(let key, .flag(let flag)): return "\(key.rawValue) \(flag)"
      case .behaviour(let key, .list(let words)): return "\(key.rawValue) \(words.joined(separator: " "))"
      }
    } catch {
      return error.message + (error.help.map { "; \($0)" } ?? "")
    }
  }

  @Test("An override wins over what the program has fixed, and the last one holds")
  func holds() throws {
    let names = ["web.yaml", "gateway.yaml", "targets/gateway.yaml", "targets/workspace.yaml"]
    let files = try names.map { (name: $0, text: try #require(Repository.text("policies/\($0)"))) }
    let policy = try #require(TestProject(files).check().resolved.policies.first)
    let overrides = try [
      "run.hard_cap=45m", "approval.deadline.ceiling=7m", "run.inactivity=9m", "run.inactivity=off",
      "behaviour.approval_anchor=ask", "behaviour.aborts_agent=true",
    ].map { try Override.decode($0) }
    let plain = try #require(policy.runParameters)
    var expected = plain
    expected.hardCap = .minutes(45)
    expected.inactivity = nil
    expected.deadline = DeadlineFormula(
      share: Share(percent: 50), floor: .seconds(60), ceiling: .minutes(7), clearance: .seconds(30))
    expected.behaviour.approvalAnchor = .ask
    expected.behaviour.abortsAgent = true
    #expect(policy.overridden(by: [Override]()).runParameters == plain)
    #expect(policy.overridden(by: overrides).runParameters?.overridden(by: overrides) == expected)
  }
}
