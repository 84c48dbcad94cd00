import PolicyAudit
import PolicyDiagnostics
import PolicyFixing
import PolicyModel
import PolicySource
import PolicyTimeline
import TestSupport
import Testing

@testable import PolicyWorkspace

/// What the commands do with files in memory; none of these files is on the disk.
@Suite struct MemoryCommandsTests {
  /// The policies of this repository, a recording, and a deployment that reads the export of one program.
  private static let files: [String: String] = {
    let names = Repository.files(in: "policies", ending: "")
    var files = Dictionary(names.map { ("/m/\($0)", Repository.text($0) ?? "") }) { $1 }
    files["/m/run.ndjson"] = Repository.text("Tests/Corpus/traces/incident.ndjson")
    files["/m/deploy/compose.yaml"] = "services:\n  gateway:\n    image: gateway\n    env_file: [prod.env]\n"
    files["/m/deploy/prod.env"] = Repository.text("policies/exports/gateway.env")
    return files
  }()

  private static func workspace(_ changes: [String: String] = [:]) -> Workspace {
    Workspace(MemoryFiles(files.merging(changes) { $1 }, currentFolder: "/m"))
  }

  private static let options = TestProject.options()

  @Test func auditReadsWhatADeploymentNames() throws {
    for (text, missing) in [(Self.files["/m/deploy/prod.env"] ?? "", 0), ("OTHER=1\n", 5)] {
      let workspace = Self.workspace(["/m/deploy/prod.env": text])
      let project = try workspace.projects([], Self.options).namedProject()
      let audited = try workspace.audit(
        ["deploy/compose.yaml"], of: project, try #require(project.budgets), target: "gateway", services: [],
        Self.options)
      #expect(
        audited.problems == []
          && audited.loaded.sources.files.suffix(2).map(\.path.shown) == [
            "deploy/compose.yaml", "deploy/prod.env",
          ])
      #expect(audited.findings.count { $0.id == "knob-not-exposed" } == missing)
    }
  }

  @Test func replayReadsRecordings() throws {
    let workspace = Self.workspace()
    let policy = try ChosenPolicy(
      from: workspace.projects(["policies/discord.yaml"], Self.options), .init(surface: nil, target: nil), with: [])
    let trace = TraceFile(path: "run.ndjson")
    let replayed = try workspace.replay(trace, TraceReader(), under: [policy.parameters], setup: .zero)
    #expect(replayed.results.count == 1 && replayed.summary.end != nil)
    for (path, words) in [
      ("gone.ndjson", "gone.ndjson: there is no such file"), ("deploy", "deploy: it is a folder, not a recording"),
      ("deploy/compose.yaml", "deploy/compose.yaml:1:1: "),
    ] {
      let problem = #expect(throws: TraceFile.Problem.self) {
        try workspace.replay(TraceFile(path: path), TraceReader(), under: [policy.parameters], setup: .zero)
      }
      #expect(problem?.message.hasPrefix(words) ?? false, "\(problem?.message ?? "")")
    }
  }

  @Test func scenariosRun() {
    let tested = TestedProjects(Self.workspace().projects([], Self.options), filter: nil)
    #expect(tested.problems == [] && tested.results.count > 5 && tested.findings.isEmpty)
    #expect(tested.coverage.reaches(percent: 20))
  }

  @Test func fixesAreTried() {
    let text = (Self.files["/m/policies/web.yaml"] ?? "").replacing("  hard_cap: 30m", with: "  hardcap: 30m")
    let workspace = Self.workspace(["/m/policies/web.yaml": text])
    let fixed = FixedProjects(
      workspace.projects([], Self.options), Self.options, .safe, changes: nil, baseline: nil, nil)
    #expect(fixed.applied.map(\.title) == ["write hard_cap"] && fixed.after.findings.isEmpty)
    #expect(fixed.changed.map { fixed.after.workspace.sources[$0].path.shown } == ["policies/web.yaml"])
  }

  /// A file of a project that a command has not read is a source too.
  @Test func sourcesOfOtherProjectsAreKnown() {
    let other = ["/m/other/policyc.yaml": "policyc: 1\nproject: other\n", "/m/other/a.yaml": "unknown: 1\n"]
    let workspace = Self.workspace(other)
    let sources = ProjectSources(of: workspace.projects([], Self.options), Self.options, in: workspace)
    let places = ["/m/other/a.yaml", "/m/other/b.yaml", "/m/policies/web.yaml", "/m/policies/none.yaml"]
    let known = places.map { sources.contain(Array("unknown: 1\n".utf8), at: FilePath($0), isExport: false) }
    #expect(known == [true, false, true, false])
  }

  /// Two results of one project are never taken for one.
  @Test func oneResultIsNamed() throws {
    let projects = Self.workspace().projects([], Self.options).projects
    #expect(try projects.outermost()?.files.shownRoot == "policies")
    var staging = try #require(projects.first)
    staging.environment = "staging"
    let refusal = #expect(throws: Refusal.self) { try (projects + [staging]).outermost() }
    #expect(refusal?.reasons.first?.help == "name one of them: policies or policies in staging")
  }
}
