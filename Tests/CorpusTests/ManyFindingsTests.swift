import PolicyWorkspace
import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyReporting
import PolicySource
import TestSupport
import Testing

@testable import policyc

/// However many mistakes there are, what is kept of them is bounded, and that some are not told is told.
///
/// What is asked of the library has a smaller bound; the commands have the one of the product.
@Suite struct ManyFindingsTests {
  private let options: CheckOptions

  init() throws {
    var options = CheckOptions(today: try #require(CalendarDate("2026-06-01")))
    options.mostFindings = Self.most
    self.options = options
  }

  private static let most = Effort.isThorough ? CheckedProject.mostFindings : 1_000
  /// A tenth of a tenth of it.
  private static let part = most / 100

  /// A policy with so many mistakes.
  private static func policy(mistakes: Int) -> String {
    "policyc: 1\nabstract: true\n" + (0..<mistakes).map { "nobody-reads-\($0): 1\n" }.joined()
  }

  /// Projects with so many mistakes each.
  private static func projects(_ mistakes: [Int]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".git/HEAD")
    for (number, mistakes) in mistakes.enumerated() {
      try folder.write("policyc: 1\nproject: p\n", to: "\(100 + number)/policyc.yaml")
      try folder.write(policy(mistakes: mistakes), to: "\(100 + number)/p.yaml")
    }
    return folder
  }

  @Test func oneProjectKeepsAsManyAsThereMayBe() throws {
    let folder = try TemporaryFolder()
    try folder.write("policyc: 1\nproject: p\n", to: "policyc.yaml")
    for number in 0..<14 { try folder.write(Self.policy(mistakes: 8 * Self.part), to: "p\(100 + number).yaml") }
    let checked = Workspace().projects([folder.path], options)
    #expect(checked.findings.count == Self.most && checked.summary.unshown == 14 * 8 * Self.part - Self.most)
    #expect(checked.problems.map(\.message) == ["there are too many findings; those beyond \(Self.most) are not told"])
    #expect(checked.projects.allSatisfy { $0.checked.isCut && $0.checked.policies == nil })
    let result = CheckOutcome(WorkspaceLoader.list([folder.path], in: Disk()), options, jobs: 1)
    #expect(result.findings == checked.findings && result.summary == checked.summary)
  }

  /// As many as there is room for are no reason to complain.
  @Test func exactlyTheMostIsNotTooMany() throws {
    let folder = try Self.projects([Int](repeating: 10 * Self.part, count: 10))
    let result = CheckOutcome(WorkspaceLoader.list([folder.path], in: Disk()), options, jobs: 2)
    #expect(result.findings.count == Self.most && result.problems.map(\.message) == [] && result.summary.unshown == 0)
  }

  @Test(arguments: [1, 2, 16])
  func projectsKeepTheFirstTogether(_ jobs: Int) throws {
    let folder = try Self.projects([Int](repeating: 9 * Self.part, count: 14) + [0, 1])
    let listing = WorkspaceLoader.list([folder.path], in: Disk())
    let result = CheckOutcome(listing, options, jobs: jobs, identifies: true)
    #expect(result.findings.count == Self.most && result.identifiedFindings.map(\.diagnostic) == result.findings)
    #expect(result.summary.unshown == 14 * 9 * Self.part + 1 - Self.most && result.summary.errors == Self.most)
    #expect(result.problems.count == 1)
    // Only the files that are spoken of are kept.
    #expect(result.sources.files.count { !$0.bytes.isEmpty } == 12)
    #expect(!result.coverage.covers(FilePath(folder.path(of: "100/p.yaml"))))
  }

  /// Projects with one mistake each in a file of so many KiB.
  private static func projects(kibibytes: [Int]) throws -> TemporaryFolder {
    let folder = try projects([Int](repeating: 0, count: kibibytes.count))
    for (number, size) in kibibytes.enumerated() {
      let text = policy(mistakes: 1)
      let rest = size * 1_024 - text.utf8.count
      try folder.write(text + "#" + String(repeating: "x", count: rest - 1), to: "\(100 + number)/p.yaml")
    }
    return folder
  }

  /// Of the files that findings speak of only so much is kept, and of what is behind nothing, were it ever so small.
  @Test(arguments: [1, 2, 16])
  func projectsKeepTheFirstFilesTogether(_ jobs: Int) throws {
    let folder = try Self.projects(kibibytes: [500, 1, 500, 24, 40, 1, 1])
    let listing = WorkspaceLoader.list([folder.path], in: Disk())
    let result = CheckOutcome(listing, options, jobs: jobs, identifies: true, mostBytes: 1 << 20)
    #expect(result.findings.count == 3 && result.identifiedFindings.map(\.diagnostic) == result.findings)
    #expect(result.sources.byteCount == 1_001 << 10)
    #expect(result.summary.unshown == 4 && !result.coverage.covers(FilePath(folder.path(of: "106/p.yaml"))))
    #expect(
      result.problems.map(\.message) == [
        "the findings and the files that they speak of have more than 1 MiB; those of what follows are not told"
      ])
    let all = CheckOutcome(listing, options, jobs: jobs).keptBytes
    #expect(all > 1_067 << 10)
    let whole = CheckOutcome(listing, options, jobs: jobs, mostBytes: all)
    #expect(whole.findings.count == 7 && whole.problems == [])
    let cut = CheckOutcome(listing, options, jobs: jobs, mostBytes: all - 1)
    #expect(cut.findings.count < 7 && cut.problems.count == 1)
  }

  /// Each of so many files needs a thousand spaces. Of the first, and of a file alone, the fix is told; of the others that
  /// it is not.
  @Test func manyLargeFixesAreWithheld() throws {
    let folder = try TemporaryFolder()
    try folder.write("policyc: 1\nproject: p\n", to: "policyc.yaml")
    let text = "policyc: 1\nabstract: true\nrun:\n" + String(repeating: "  hard_cap:1m\n", count: 1_000)
    for number in 0..<40 { try folder.write(text, to: "p\(100 + number).yaml") }
    let result = CheckOutcome(WorkspaceLoader.list([folder.path], in: Disk()), options, jobs: 1, identifies: true)
    let offered = result.findings.filter { !$0.fixIts.isEmpty }
    #expect(result.findings.count == 40 && result.problems == [])
    #expect((20..<40).contains(offered.count) && offered == Array(result.findings.prefix(offered.count)))
    let withheld = result.findings.dropFirst(offered.count)
    #expect(withheld.allSatisfy { $0.help.contains { $0.contains("not offered yet") } })
    for format in FindingsFormat.allCases {
      let report = format.render(
        result.report(result.identifiedFindings, result.summary, failingFrom: .error, PageAddresses()))
      #expect(report.bytes.count <= CheckedProject.mostReportBytes, "\(format)")
    }
  }

  /// Whatever order projects come in, what waits for its turn is bounded, and the result is the same.
  @Test(arguments: [
    [0, 3, 9 * part, 9 * part, 0] + [Int](repeating: 10 * part, count: 30),
    [Int](repeating: 3 * part, count: 40) + [90 * part, 1, 90 * part, 1],
  ])
  func orderOfEndingDoesNotMatter(_ mistakes: [Int]) throws {
    let folder = try Self.projects(mistakes)
    try expectSameInAnyOrder(folder, mostBytes: CheckOutcome.mostBytes)
  }

  @Test func orderOfEndingDoesNotMatterForFiles() throws {
    let folder = try Self.projects(kibibytes: [1, 300, 20, 1] + [Int](repeating: 200, count: 20) + [1, 1])
    try expectSameInAnyOrder(folder, mostBytes: 1 << 20)
  }

  private func expectSameInAnyOrder(_ folder: TemporaryFolder, mostBytes: Int) throws {
    let listing = WorkspaceLoader.list([folder.path], in: Disk())
    let whole = CheckOutcome(listing, options, jobs: 1, mostBytes: mostBytes)
    let single = listing.projects.map { CheckOutcome(CheckedProjects($0.read(), options), identifies: false) }
    let largest = single.map(\.keptBytes).max() ?? 0
    let first = [Int](single.indices)
    for order in [first, first.reversed(), first.filter { $0 % 2 == 1 } + first.filter { $0 % 2 == 0 }.reversed()] {
      let start = CheckOutcome(WorkspaceLoader.list([folder.path(of: "none")], in: Disk()), options, jobs: 1)
      var results = OutcomeMerger(after: start, FindingLimits(findings: Self.most, bytes: mostBytes))
      for index in order {
        results.take(single[index], at: index)
        #expect(results.keptCount <= 4 * Self.most)
        #expect(results.keptBytes <= mostBytes + mostBytes / 4 + 2 * largest)
      }
      let sum = results.sum
      #expect(sum.findings == whole.findings && sum.summary == whole.summary)
      #expect(sum.sources.byteCount == whole.sources.byteCount)
      #expect(Set(sum.problems.map(\.message)).isSuperset(of: whole.problems.map(\.message)) && !whole.problems.isEmpty)
    }
  }

  /// Calls that tell of a project, as far as there are few enough findings.
  private static let calls = [
    "check .", "check . --format sarif", "check . --format json", "check . --max-findings 3", "check . --statistics",
    "check . --write-baseline new.json", "export 100", "test .",
  ]

  /// The text on a terminal, a report, a baseline: each command says why there is no more, and fails.
  @Test(arguments: Effort.some(of: calls))
  func everyCommandFails(_ call: String) throws {
    let folder = try Self.projects([Int](repeating: 1_000, count: 13))
    let command = ["\(Session.toolFolder)/policyc"] + call.split(separator: " ").map(String.init)
    let result = try ChildProcess.run(command, directory: folder.path)
    let isOfOneProject = call == "export 100"
    #expect(result.ending == (isOfOneProject ? .exit(1) : .exit(2)))
    #expect(isOfOneProject || result.errorText.contains("policyc: there are too many findings; those beyond 10000"))
    #expect(!folder.entries().contains("new.json"))
  }

  /// A policy with more unused acceptances than findings are kept, and with nothing that weighs more but its hard cap.
  private static func unusedAcceptances(hardCap: String = "30m") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".git/HEAD")
    try folder.write("services: {}\n", to: "compose.yaml")
    try folder.write("policyc: 1\nproject: p\n", to: "policies/policyc.yaml")
    try folder.write(ExampleTarget.text, to: "policies/targets/example.yaml")
    let comments = String(
      repeating: "  # policyc: accept dead-clock: it cannot be mended\n", count: CheckedProject.mostFindings + 500)
    try folder.write(
      "policyc: 1\nsurface: web\ntarget: example\nrun:\n\(comments)  hard_cap: \(hardCap)\n", to: "policies/web.yaml")
    return folder
  }

  /// Calls that export, fix or call something known.
  private static let consequences = [
    "check", "check policies/targets", "check --fix", "check --fix=review --diff", "check --write-baseline new.json",
    "export --target example", "show", "test", "audit compose.yaml",
  ]

  /// What is not known is neither exported nor fixed nor called known, be it only warnings.
  @Test(arguments: Effort.some(of: consequences))
  func nothingComesOfTooManyWarnings(_ call: String) throws {
    let folder = try Self.unusedAcceptances()
    let (files, policy) = (folder.entries(), try folder.read("policies/web.yaml"))
    let command = ["\(Session.toolFolder)/policyc"] + call.split(separator: " ").map(String.init)
    let result = try ChildProcess.run(command, directory: folder.path)
    #expect(result.ending == .exit(2))
    #expect(result.errorText.contains("policyc: there are too many findings; those beyond 10000"))
    #expect(try folder.entries() == files && folder.read("policies/web.yaml") == policy)
    #expect(!call.hasPrefix("export") || result.stdout.isEmpty)
  }

  @Test func noErrorGivesWayToWarnings() throws {
    let folder = try Self.unusedAcceptances(hardCap: "720h")
    let checked = Workspace().projects([folder.path(of: "policies")], options)
    #expect(checked.findings.count == Self.most && checked.isCut)
    #expect(checked.findings.filter { $0.severity == .error }.map(\.id) == ["timer-overflow"])
  }

  // MARK: Between files

  /// The error of every file is told, or that there are too many.
  @Test(arguments: Effort.some(of: [(1_500, CheckedProject.mostFindings, false), (most + 1, most, true)]))
  func errorsBetweenFiles(_ count: Int, _ most: Int, _ isCut: Bool) throws {
    var options = options
    options.mostFindings = most
    let folder = try TemporaryFolder()
    try folder.write("policyc: 1\nproject: p\n", to: "policyc.yaml")
    for number in 0..<count {
      try folder.write("policyc: 1\nabstract: true\nextends: nope.yaml\n", to: "f\(10_000 + number).yaml")
    }
    let last = Workspace().projects([folder.path(of: "f\(10_000 + count - 1).yaml")], options)
    #expect(last.isCut == isCut && last.problems.isEmpty == !isCut)
    #expect(last.findings.map(\.id) == (isCut ? [] : ["extends-missing"]))
  }

  // MARK: Accepted findings

  /// All of them are counted, and where each has to be told, that some are not is told.
  @Test(arguments: [(3, 0), (2, 1)])
  func acceptedFindings(_ most: Int, _ dropped: Int) throws {
    let folder = try TemporaryFolder()
    try folder.write("policyc: 1\nproject: p\n", to: "policyc.yaml")
    try folder.write(ExampleTarget.text, to: "targets/example.yaml")
    for (surface, limits) in [("discord", ""), ("web", ""), ("ci", "job:\n  timeout: 30m\n")] {
      try folder.write(
        """
        policyc: 1
        surface: \(surface)
        target: example
        run:
          hard_cap: 5m
          inactivity: 10m # policyc: accept inactivity-outlasts-hard-cap: the cap is short enough
        \(limits)
        """, to: "\(surface).yaml")
    }
    var options = options
    options.mostAccepted = most
    let checked = Workspace().projects([folder.path], options)
    #expect(checked.identifiedAcceptances.count == most && checked.problems == [])
    #expect(checked.summary.line == "checked 3 policies, 1 target: no findings (3 accepted)")
    #expect(CheckOutcome(checked, identifies: false).problems == [])
    #expect(CheckOutcome(checked, identifies: true).problems.count == dropped)
  }
}
