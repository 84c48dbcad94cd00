@testable import PolicyWorkspace
import PolicyDiagnostics
import PolicyModel
import TestSupport
import Testing

@testable import PolicyAudit
@testable import PolicyCompiler
@testable import PolicyFixing
@testable import PolicyJSON
@testable import PolicyRules
@testable import PolicyTimeline
@testable import PolicyYAML
@testable import policyc

/// The promises of SECURITY.md have the numbers of the code, and the tests that it names are there.
@Suite struct SecurityTests {
  static let limits = [
    "a policy, a target, a scenario file, a configuration | \(YAMLReader.maximumSize >> 20) MiB",
    "mappings and lists inside each other | \(YAMLReader.maximumDepth)",
    "keys, values, lists and mappings of a file | \(YAMLReader.maximumNodeCount)",
    "files in memory at once: of a project, or of all projects of a command other than `check` | \(ReadingLimit.mostFiles)",
    "what those files have together | \(ReadingLimit.mostBytes >> 20) MiB",
    "what large projects that are checked at the same time have together | \(ReadingLimit.mostBytes >> 20) MiB",
    "files and folders that are named because they were not read | \(LoadProblem.mostTold)",
    "targets that a target uses | \(TargetIndex.mostUsed)",
    "keys and values of a file of a deployment, aliases counted as what they stand for | \(ForeignReader.maximumExpansion)",
    "those of all its files together | \(ForeignReader.maximumExpansion)",
    "what the files of a deployment have together | \(Deployment.mostBytes >> 20) MiB",
    "files that compose files name as `env_file` | \(Deployment.mostEnvironmentFiles)",
    "services that extend each other in a chain | \(ComposeProject.longestChain)",
    "findings of one error of the YAML in a file | \(Findings.limit)",
    "missing spaces that one fix adds | \(MissingSpace.mostEdits)",
    "carriage returns that one fix replaces | \(CharacterScan.mostEdits)",
    "what reports say about the language errors of a project | \(CheckedProject.mostReportBytes >> 20) MiB",
    "language errors that a file has by itself | \(DiagnosticBag.capacity)",
    "findings that are kept, of all files together | \(CheckedProject.mostFindings)",
    "accepted findings that are kept of a project | \(CheckedProject.mostAccepted)",
    "findings in reports, with the files that they speak of | \(CheckOutcome.mostBytes >> 20) MiB",
    "a report, or a patch, that is replaced | \(ReportFiles.mostBytes >> 20) MiB",
    "chains of a document, and its leases | \(RelationsDecoder.most) each",
    "tries of a chain, where it says a number | \(Chain.mostTries)",
    "times that a project is checked again while it is fixed | \(ProjectFixer.mostChecks(of: 0, largest: 0))",
    "durations that are read in a text | \(CopyMisstatesLimit.mostDurations)",
    "events of the scenarios of a file | \(ScenarioDocument.mostEvents)",
    "events of the scenarios of a command | \(TestedProjects.mostEvents)",
    "a line of a recording | \(TraceLines.longest >> 20) MiB",
    "arrays and objects of JSON inside each other | \(JSONReader.depthLimit)",
    "a name in a recording, in bytes | \(JSONElement.longestName)",
    "open approvals, open tool calls, parts of reasoning | \(KnownNames.most) each",
    "approvals whose fate is told | \(ApprovalFates.most)",
    "instants kept to find the smallest cap | \(CondensedRun.most)",
    "an export that is written, or replaced | \(CarefulWriter.mostBytes >> 20) MiB",
    "an answer of git | \(Git.mostOutput >> 20) MiB",
    "the time of git for all questions of a command | \(Git.timeLimit.components.seconds) s",
    "a file that is compared with a revision | \(RepositoryChanges.mostBytes >> 20) MiB",
    "a baseline | \(BaselineFile.mostBytes >> 20) MiB",
    "entries of a baseline | \(Baseline.mostEntries)",
  ]

  @Test(arguments: limits)
  func limitsAreThoseOfTheCode(_ limit: String) throws {
    #expect(try Self.text().contains("\n| \(limit) | "))
  }

  @Test func largeProjectsAreThoseOfTheCode() throws {
    let (bytes, files) = (
      ReadingLimit.mostBytes / ReadingLimit.smallPart, ReadingLimit.mostFiles / ReadingLimit.smallPart
    )
    #expect(try Self.text().contains("\nproject of more than \(bytes >> 10) KiB or \(files) files is large: "))
  }

  @Test func everyLimitIsHere() throws {
    let lines = try Self.text().split(separator: "\n")
    let rows = lines.drop { !$0.hasPrefix("| limit |") }.filter { $0.hasPrefix("| ") }
    // The head of the table and the line below it are two more.
    #expect(rows.count == Self.limits.count + 2)
  }

  /// Each row of what an attacker may control names what holds it.
  @Test func everyAttackNamesItsTests() throws {
    let lines = try Self.text().split(separator: "\n").drop { !$0.hasPrefix("| what is controlled |") }
    let rows = lines.prefix { $0.hasPrefix("|") }.dropFirst(2)
    let holders = rows.map { $0.split(separator: "|").last ?? "" }
    #expect(rows.count > 5 && holders.allSatisfy { $0.contains("Tests`") })
  }

  @Test func namedErrorsAreKnown() throws {
    let ids = try Self.text().split(separator: "the error `").dropFirst().map { $0.prefix { $0 != "`" } }
    let known = Set(LanguageErrorCatalog.all.map { $0.id[...] })
    #expect(ids.count == 8 && known.isSuperset(of: ids))
  }

  @Test func namedTestsAreThere() throws {
    let names = try Self.text().split(separator: "`").filter { $0.hasSuffix("Tests") && !$0.contains(" ") }
    let files = Set(Repository.files(in: "Tests", ending: "Tests.swift").compactMap { $0.split(separator: "/").last })
    #expect(names.filter { !files.contains("\($0).swift") } == [])
    #expect(names.count > 10)
  }

  private static func text() throws -> String { try #require(Repository.text("SECURITY.md")) }
}
