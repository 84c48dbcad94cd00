import PolicyTimeline
import TestSupport
import Testing

@testable import PolicyWorkspace

/// How much one command runs.
@Suite struct TestedProjectsTests {
  /// A scenario of so many events that passes.
  private static func scenario(_ name: String, events: Int) -> String {
    """
    policyc: 1
    scenarios:
      - name: \(name)
        surface: web
        run:
          - {at: 0ms, every: 1ms, until: \(events - 2)ms, event: text}
          - {at: 1m, event: idle}
        expect: {outcome: succeeded, at: 1m}

    """
  }

  private static func folder() throws -> TemporaryFolder {
    let folder = try Repository.copyOfPolicies()
    for (name, events) in [("a", 300), ("b", 300), ("c", 400), ("d", 10)] {
      try folder.write(scenario(name, events: events), to: "policies/scenarios/new/\(name).yaml")
    }
    return folder
  }

  private static func isRun(_ result: ScenarioResult) -> Bool {
    if case .notRun = result.verdict { false } else { true }
  }

  /// From the first that is too much on, none is run, of whatever file and project.
  @Test(arguments: [(1_010, 4), (1_009, 3), (999, 2), (600, 2), (599, 1), (0, 0)] as [(Int64, Int)])
  func eventsAreBounded(_ most: Int64, _ count: Int) throws {
    let folder = try Self.folder()
    let files = ["a", "b", "c", "d"].map { folder.path(of: "policies/scenarios/new/\($0).yaml") }
    let checked = Workspace().projects(files, TestProject.options())
    let results = TestedProjects(checked, filter: nil, mostEvents: most).results
    #expect(results.map(Self.isRun) == (0..<4).map { $0 < count })
    #expect(results.prefix(count).allSatisfy { if case .passed = $0.verdict { true } else { false } })
  }

  /// What is not asked for takes no room.
  @Test func filteredScenariosDoNotCount() throws {
    let folder = try Self.folder()
    let checked = Workspace().projects([folder.path(of: "policies/scenarios/new/c.yaml")], TestProject.options())
    #expect(TestedProjects(checked, filter: nil, mostEvents: 400).results.map(Self.isRun) == [true])
    let all = Workspace().projects(
      ["a", "b", "c", "d"].map { folder.path(of: "policies/scenarios/new/\($0).yaml") }, TestProject.options())
    #expect(TestedProjects(all, filter: "d", mostEvents: 10).results.map(Self.isRun) == [true])
  }
}
