import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyRules
import TestSupport
import Testing

/// What the defaults of fro-bot/agent 0.104 give: the shipped policies without everything by which they depart from
/// them, and without their acceptances.
@Suite struct RealDefaultsTests {
  static let checked = ShippedPolicies.project { text in
    let top = ["accept", "failure", "workspace", "shutdown"].reduce(text) { Self.removing(block: $1, from: $0) }
    return Self.removing(line: "  inactivity:", from: top)
  }.check()

  static let shared = [
    "agent-outlives-run", "approval-cut-by-inactivity", "approval-outlives-hard-cap", "proxy-cuts-readiness",
    "queued-run-taken-for-orphan",
    "stop-grace-below-drain",
  ]

  @Test(arguments: [
    (
      Surface.web,
      shared + [
        "idempotency-expires-mid-run", "run-index-expires-mid-run", "session-expires-mid-run", "stream-closes-mid-run",
      ]
    ),
    (Surface.discord, shared),
    (Surface.ci, ["lease-expires-mid-run"]),
  ])
  func findings(on surface: Surface, _ expected: [String]) {
    let found = Self.checked.findings.filter { $0.surfaces.contains(surface.rawValue) }.map(\.id)
    #expect(found.sorted() == expected.sorted())
  }

  @Test func nothingElseIsFound() {
    let alone = Self.checked.findings.filter(\.surfaces.isEmpty)
    #expect(alone.map(\.message) == [], "no finding is about anything but a surface")
    let unacceptable = Self.checked.findings.filter { RuleCatalog.metadata(of: $0.id)?.isAcceptable != true }
    #expect(unacceptable.map(\.message) == [])
  }

  @Test func lateApprovalsBeginWhereTheyDo() {
    let late = Self.checked.findings.filter { $0.id == "approval-outlives-hard-cap" }.map(\.message)
    #expect(late.count == 2 && late.allSatisfy { $0.hasSuffix("tight from 16:30.001, lost from 17:00.001") })
  }

  /// A text without a key at its top and everything below it.
  private static func removing(block key: String, from text: String) -> String {
    var isInside = false
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if let first = line.first, first != " ", first != "#" { isInside = line.hasPrefix("\(key):") }
      return !isInside
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func removing(line start: String, from text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.hasPrefix(start) }.joined(
      separator: "\n")
  }
}
