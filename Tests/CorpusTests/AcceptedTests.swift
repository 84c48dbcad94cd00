import PolicyWorkspace
import PolicyCompiler
import PolicyModel
import PolicyReporting
import TestSupport
import Testing

@testable import policyc

/// Every project in `Tests/Corpus/accepted` is without findings and compiles to what the file beside it says.
@Suite struct AcceptedTests {
  static let folder = "Tests/Corpus/accepted"
  static let names = Repository.folders(in: folder)

  @Test(arguments: names)
  func isAccepted(_ name: String) throws {
    let workspace = try Self.checked(name)
    #expect(workspace.findings.map(\.message) == [])
    #expect(workspace.problems == [] && workspace.hasPolicies)
    let budgets = workspace.projects.compactMap { Compiler.lower($0.checked, in: workspace.workspace.sources) }
    let compiled = budgets.filter { !$0.budgets.isEmpty }.map {
      BudgetReport.render($0).text
    }
    let golden = "\(Self.folder)/\(name).json"
    guard !Repository.isUpdating else {
      #expect(Repository.write(compiled.joined(), to: golden))
      return
    }
    #expect(
      Repository.text(golden) == compiled.joined(), "read the change, then renew it with: POLICYC_UPDATE=1 make test")
  }

  /// A folder with a configuration of its own is a project of its own: the two disagree, and no rule minds.
  @Test func projectsBelowAreProjectsOfTheirOwn() throws {
    let caps = try Self.checked("projects-below").projects.map { project in
      project.checked.resolved.policies.compactMap { $0[.hardCap]?.value.description }
    }
    #expect(caps == [[], ["30m"], ["10m"]])
  }

  @Test func findingsAreAcceptedNotAbsent() throws {
    let accepted = try Self.checked("accepted-findings").projects.flatMap(\.checked.accepted).map(\.diagnostic.id)
    #expect(accepted == ["inactivity-outlasts-hard-cap", "setup-eats-budget"])
  }

  // MARK: Coverage

  /// Every field of the catalogue is set by an accepted policy, and set wrongly by a rejected one.
  @Test func everyFieldIsAcceptedAndRejected() throws {
    // What excludes each other stands in two projects.
    let accepted = try ["every-field", "flat-deadline"].flatMap { try Self.checked($0).projects }
      .flatMap { Self.settings(of: $0.checked.resolved) }
    let rejected = RejectedTests.cases.flatMap { Self.settings(of: $0.judgement.checked.resolved) }
    let paths = FieldCatalog.fields.map(\.path)
    let read = Set(accepted.filter(\.isRead).map(\.path))
    let unread = Set(rejected.filter { !$0.isRead }.map(\.path))
    #expect(paths.filter { !read.contains($0) } == [], "set by no accepted policy")
    #expect(paths.filter { !unread.contains($0) } == [], "set wrongly by no rejected policy")
  }

  private static func settings(of project: ResolvedProject) -> [(path: String, isRead: Bool)] {
    project.policies.flatMap(\.layers).filter { $0.kind == .set || $0.kind == .inherited }
      .flatMap { layer in layer.fields.entries.map { ($0.field.path, $0.element.value != nil) } }
  }

  // MARK: -

  /// The project as a command sees it, in a folder of its own.
  private static func checked(_ name: String) throws -> CheckedProjects {
    let copy = try TemporaryFolder()
    let paths = Repository.files(in: "\(folder)/\(name)", ending: "")
    for path in paths {
      let inProject = path.dropFirst("\(folder)/\(name)/".utf8.count)
      try copy.write(try #require(Repository.bytes(path)), to: String(inProject))
    }
    if !paths.contains(where: { $0.contains("/targets/") }) {
      try copy.write(ExampleTarget.text, to: "targets/example.yaml")
    }
    return Workspace().projects([copy.path], CheckOptions(today: try #require(CalendarDate("2026-06-01"))))
  }
}
