import TestSupport
import Testing

/// The stages of the makefile: what `make test` leaves out runs in `make check`.
@Suite struct StageTests {
  /// Stages that are run by hand, and before a release.
  static let byHand = ["test-tools", "test-dist", "test-twice", "test-address", "test-thread"]

  /// A new stage is part of `make check`, or it is listed here.
  @Test func checkRunsEveryStage() throws {
    let stages = try Self.recipes().map(\.target).filter { $0.hasPrefix("test-") }
    #expect(stages.count > Self.byHand.count && Set(Self.byHand).isSubset(of: stages))
    let check = try Self.recipe(of: "check")
    #expect(stages.filter { !Self.byHand.contains($0) && !check.contains("$(call timed,\($0)") } == [])
    #expect(check.contains("\n\t@$(MAKE) --no-print-directory test\n"), "the summary of the tests is the end")
  }

  /// Each suite that `make test` skips is one that a stage of `make check` runs.
  @Test func whatIsSkippedRunsElsewhere() throws {
    let options = try Self.recipe(of: "test").matches(of: /--skip (\S+)/).map(\.1)
    let stages = try Self.recipes().filter { $0.target.hasPrefix("test-") && !Self.byHand.contains($0.target) }
    #expect(options.count == 2)
    #expect(options.filter { skipped in !stages.contains { $0.text.contains("--filter \(skipped)\n") } } == [])
  }

  /// Each suite of which `make test` tries a part is one that `make test-properties` tries whole.
  @Test(.enabled(if: ChildProcess.find("make") != nil, "make is missing"))
  func whatIsTriedInPartIsTriedWhole() throws {
    let said = try ChildProcess.run(["make", "--dry-run", "test-properties"], directory: Repository.root)
    let call = try #require(said.text.split(separator: "\n").first { $0.contains("--filter") })
    #expect(call.contains("POLICYC_THOROUGH=1 swift test"), "\(call)")
    let pattern = try Regex(String(try #require(call.firstMatch(of: /--filter '(.*)'/)).1))
    let files = Repository.files(in: "Tests", ending: ".swift").filter { file in
      !Self.mentions.contains(file) && Repository.text(file)?.contains(/Effort\.[a-z]|soonForItsPart/) ?? false
    }
    #expect(files.count > 20)
    for file in files {
      let target = file.split(separator: "/")[1]
      let suites = try #require(Repository.text(file)).matches(of: /struct (\w+Tests)\b/).map(\.1)
      #expect(suites.count == 1, "\(file) has \(suites): a suite that asks Effort has a file of its own")
      #expect(suites.allSatisfy { "\(target).\($0)/test()".contains(pattern) }, "\(file) is not in \(call)")
    }
  }

  /// The files that ask nothing of the `Effort` in them.
  private static let mentions = ["Tests/TestSupport/Effort.swift", "Tests/RepositoryTests/StageTests.swift"]

  // MARK: The makefile

  /// The targets with their recipes.
  private static func recipes() throws -> [(target: String, text: String)] {
    let text = try #require(Repository.text("Makefile"))
    return text.matches(of: /(?m)^([a-z-]+):.*\n(?:(?:\t.*)?\n)*/).map { (String($0.1), String($0.0)) }
  }

  private static func recipe(of target: String) throws -> String {
    try #require(try recipes().first { $0.target == target }).text
  }
}
