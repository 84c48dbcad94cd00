import PolicyCompiler
import PolicyModel
import PolicyRules
import RunSearch
import TestSupport
import Testing

/// Every run that a finding prints can be lived again from its lines, and ends in the same way at the same instant.
@Suite struct PrintedRunTests {
  @Test func examplesEndAsPrinted() {
    var (count, wrong) = (0, [String]())
    for example in RuleCatalog.all.flatMap(\.examples) where example.deployment.isEmpty {
      let checked = TestProject(ExampleProject(example).files).check()
      // What is drawn of a chain or a lease is no run.
      for finding in checked.findings where !finding.timeline.isEmpty && finding.relation == nil {
        let policy = checked.resolved.policies.first { finding.policies.contains($0.document.file) }
        let printed = policy?.runParameters.flatMap { PrintedRun(finding.timeline, of: $0) }
        if printed?.endsAsPrinted != true { wrong.append("\(finding.id): \(finding.timeline)") }
        count += 1
      }
    }
    #expect(wrong == [])
    #expect(count > 10, "\(count) runs are printed")
  }

  @Test("Runs that do not end so, and lines that say nothing, are told apart")
  func othersDoNot() {
    var random = SeededGenerator(seed: 1)
    var run = RunParameters.small(cap: 9, &random)
    (run.hardCap, run.inactivity) = (Duration(milliseconds: 9), nil)
    let rows = ["  0:00       agent starts; cap at 0:00.009", "  0:00.009   hard cap ends the run"]
    #expect(PrintedRun(rows, of: run)?.endsAsPrinted == true)
    #expect(PrintedRun([rows[0], "  0:00.008   hard cap ends the run"], of: run)?.endsAsPrinted == false)
    #expect(PrintedRun([rows[0], "  0:00.009   inactivity window ends the run"], of: run)?.endsAsPrinted == false)
    #expect(PrintedRun([rows[0]], of: run) == nil)
    #expect(PrintedRun(rows + ["  0:00.010   something happens"], of: run) == nil)
  }
}
