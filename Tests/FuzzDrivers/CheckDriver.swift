import PolicyCompiler
import PolicyDiagnostics
import PolicyExport
import PolicyModel
import PolicyReporting
import PolicyRules
import PolicyTimeline
import TestSupport

/// The bytes as the files of a project.
enum CheckDriver {
  static func run(_ bytes: [UInt8], _ promises: inout Promises) {
    let project = TestProject(files(bytes))
    let checked = project.check()
    let findings = checked.findings
    let known = findings.filter { RuleCatalog.metadata(of: $0.id) == nil && LanguageErrorCatalog.error($0.id) == nil }
    promises.require(known.isEmpty, "findings of no catalogue: \(known.map(\.id))")
    promises.require(zip(findings, findings.dropFirst()).allSatisfy { $0.span <= $1.span }, "findings out of order")
    promises.require(findings.count <= CheckedProject.mostFindings, "\(findings.count) findings")
    let reported = ReportedThings(project.sources, findings, accepted: checked.accepted)
    promises.add(reported.broken)
    lower(checked, in: project, &promises)
    show(checked, in: project, &promises)
    test(checked, in: project, &promises)
  }

  /// With the target that honours every field, unless the input brings one.
  static func files(_ bytes: [UInt8]) -> [FuzzedFiles.File] {
    let files = FuzzedFiles(bytes, first: "web.yaml").files
    let bringsTargets = files.contains { $0.name.hasPrefix("targets/") }
    return files + (bringsTargets ? [] : [("targets/example.yaml", Array(ExampleTarget.text.utf8))])
  }

  // MARK: Results

  private static func lower(_ checked: CheckedProject, in project: TestProject, _ promises: inout Promises) {
    let isSound = !checked.findings.contains { $0.severity == .error }
    guard let budgets = project.lower(checked) else {
      return promises.require(!isSound, "a project without an error has no budgets")
    }
    promises.require(isSound, "a project with an error has budgets")
    promises.add(Report("budgets", BudgetReport.render(budgets)).brokenJSON)
    for program in budgets.programs {
      do throws(ExportError) {
        guard let export = try TargetExport(of: program.name, in: budgets) else { continue }
        for dialect in DialectCatalog.all {
          _ = try ExportFile(export.assignments, in: dialect, from: export.source, explained: true)
        }
      } catch {
        if case .misread = error { promises.require(false, "\(error)") }
      }
    }
  }

  private static func show(_ checked: CheckedProject, in project: TestProject, _ promises: inout Promises) {
    let shown = checked.resolved.policies.map { ShownPolicy($0, checked.findings, project.sources) }
    promises.add(Report("policies", ShowJSON.render(shown)).brokenJSON)
    for policy in shown { promises.add(Report("a policy", ShowText.render(policy, .plain)).brokenText) }
    let clocks = checked.resolved.policies.compactMap(\.clocks)
    guard !clocks.isEmpty else { return }
    promises.add(Report("clocks", ClockPicture.render(clocks, .plain)).brokenText)
    promises.add(Report("drawn clocks", ClockPictureSVG.render(clocks)).brokenText)
  }

  private static func test(_ checked: CheckedProject, in project: TestProject, _ promises: inout Promises) {
    let runner = ScenarioRunner(checked.resolved)
    let results = checked.resolved.scenarios.flatMap(\.scenarios).map(runner.run)
    guard !results.isEmpty else { return }
    let coverage = Coverage(runner.coverage(of: results))
    var json = TestJSONReport(project.sources)
    promises.add(Report("scenarios", json.render(results, coverage)).brokenJSON)
    var text = TestTextReport(project.sources, .plain)
    for result in results { promises.add(Report("a scenario", text.text(of: result)).brokenText) }
    var junit = JUnitReport(project.sources)
    promises.add(Report("tests", junit.render(results)).brokenText)
    promises.add(Report("coverage", CoverageTextReport.render(coverage, .plain)).brokenText)
  }
}
