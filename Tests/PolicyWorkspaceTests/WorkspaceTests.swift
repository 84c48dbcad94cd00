import PolicyDiagnostics
import PolicyModel
import PolicyCompiler
import PolicySource
import PolicyWorkspace
import TestSupport
import Testing

/// The one way in, as another program would use it.
@Suite struct WorkspaceTests {
  private static let today = CalendarDate(secondsSinceEpoch: 1_764_547_200)

  private static func files(web: String) -> MemoryFiles {
    MemoryFiles(["p/targets/example.yaml": ExampleTarget.text, "p/web.yaml": web])
  }

  private static func policy(hardCap: String) -> String {
    "policyc: 1\nsurface: web\ntarget: example\nrun: {hard_cap: \(hardCap), inactivity: 6m}\n"
  }

  @Test func checksFromMemory() {
    let outcome = Workspace(Self.files(web: Self.policy(hardCap: "5m"))).check(["p"], today: Self.today)
    #expect(outcome.findings.contains { $0.id == "inactivity-outlasts-hard-cap" && $0.severity == .error })
    #expect(outcome.problems == [] && outcome.summary.policies == 1)
    let off = Workspace(Self.files(web: Self.policy(hardCap: "5m")))
      .check(["p"], today: Self.today, severities: ["inactivity-outlasts-hard-cap": nil])
    #expect(!off.findings.contains { $0.id == "inactivity-outlasts-hard-cap" })
  }

  @Test func budgetsNeedASoundProject() throws {
    let broken = try Workspace(Self.files(web: Self.policy(hardCap: "5m"))).project(at: "p", today: Self.today)
    #expect(broken.budgets == nil && !broken.findings.isEmpty)
    let sound = try Workspace(Self.files(web: Self.policy(hardCap: "7m"))).project(at: "p", today: Self.today)
    let budget = try #require(sound.budgets?.budgets.first)
    #expect(budget.program == "example" && budget.surface.rawValue == "web")
    #expect(budget.entries.first { $0.field.path == "run.hard_cap" }?.value.description == "7m")
  }

  @Test func refusesWhatIsNotThere() {
    let workspace = Workspace(Self.files(web: Self.policy(hardCap: "7m")))
    let refusal = #expect(throws: Refusal.self) { try workspace.project(at: "q", today: Self.today) }
    #expect(refusal?.reasons.map(\.message) == ["q: there is no such file or folder"])
    #expect(workspace.check(["q"], today: Self.today).problems.map(\.message) == ["q: there is no such file or folder"])
  }

  /// The example has no access to what is only of this package.
  @Test func exampleRuns() throws {
    let folder = try Repository.copyOfPolicies()
    let example = "\(Session.toolFolder)/CheckFolder"
    let sound = try ChildProcess.run([example, "policies"], directory: folder.path)
    #expect(sound.succeeded && sound.text.contains("gateway on web:\n  run.hard_cap: 30m\n"), "\(sound.text)")
    let broken = try ChildProcess.run(
      ["sh", "-c", "sed -i 's/hard_cap: 30m/hard_cap: 30/' policies/web.yaml; \(example) policies"],
      directory: folder.path)
    #expect(broken.text.contains("policies/web.yaml:") && !broken.text.contains(" on web:"), "\(broken.text)")
  }
}
