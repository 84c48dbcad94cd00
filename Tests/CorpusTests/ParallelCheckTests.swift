import PolicyWorkspace
import PolicyCompiler
import PolicyModel
import PolicyReporting
import TestSupport
import Testing

@testable import policyc

/// However many projects are checked at the same time, what is found and printed is the same.
@Suite struct ParallelCheckTests {
  private let folder: TemporaryFolder
  private let options: CheckOptions

  /// Enough for many to be at work at the same time; all of them would take long.
  private static let projects = RejectedTests.cases.enumerated().filter { $0.offset % 6 == 0 }.map(\.element)

  init() throws {
    folder = try TemporaryFolder()
    options = CheckOptions(today: try #require(CalendarDate("2026-06-01")))
    try folder.write("", to: ".git/HEAD")
    for (number, project) in Self.projects.enumerated() {
      // A configuration of its own makes each a project; where it is the mistake, it is one already.
      if !project.files.contains(where: { $0.name == "policyc.yaml" }) {
        try folder.write("policyc: 1\nproject: p\n", to: "\(number)/policyc.yaml")
      }
      for (name, bytes) in project.files { try folder.write(bytes, to: "\(number)/\(name)") }
    }
  }

  @Test(arguments: [2, 64, nil])
  func findsTheSameWithAnyNumberOfJobs(_ jobs: Int?) {
    let listing = WorkspaceLoader.list([folder.path], in: Disk())
    let alone = CheckOutcome(listing, options, jobs: 1, identifies: true)
    let together = CheckOutcome(listing, options, jobs: jobs, identifies: true)
    #expect(alone.findings.count >= Self.projects.count)
    #expect(Printed(together) == Printed(alone))
  }

  /// Dropping what no finding speaks of changes nothing that is printed.
  @Test func findsWhatAWholeWorkspaceHas() {
    let whole = Workspace().projects([folder.path], options)
    let result = CheckOutcome(WorkspaceLoader.list([folder.path], in: Disk()), options, jobs: nil, identifies: true)
    var report = JSONReport(whole.workspace.sources)
    #expect(Printed(result).json == report.render(whole.identifiedFindings, whole.summary).bytes)
    #expect(result.problems == whole.problems)
    #expect(result.sources.files.contains { $0.bytes.isEmpty } && result.sources.files.contains { !$0.bytes.isEmpty })
  }
}

/// All that a check prints.
private struct Printed: Equatable {
  let json: [UInt8]
  let text: String
  let problems: [String]

  init(_ result: CheckOutcome) {
    var report = JSONReport(result.sources)
    var drawing = TextReport(result.sources, Appearance(color: false, unicode: true))
    json = report.render(result.identifiedFindings, result.summary).bytes
    text = drawing.render(result.findings).text
    problems = result.problems.map(\.message)
  }
}
