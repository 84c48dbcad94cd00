import FuzzDrivers
import PolicyCompiler
import PolicyDiagnostics
import PolicyExport
import PolicyFixing
import PolicyModel
import PolicyReporting
import TestSupport
import Testing

/// A word of a sound project is misspelt: then no safe fix is applied, or the project is what it was.
@Suite struct MisspellingTests {
  @Test func safeFixesBringBackWhatWasMeant() {
    var random = SeededGenerator(for: "MisspellingTests")
    var broken: [String] = []
    var (fixedCount, leftCount) = (0, 0)
    for _ in 0..<40 {
      let project = RandomProject.draw(&random)
      let meant = Outcome(TestProject(project.files))
      for _ in 0..<8 {
        guard let misspelling = Misspelling(in: project.files, &random) else { continue }
        let trial = FixTrial(misspelling.files, .safe)
        let isLanguage = trial.checked.findings.contains { LanguageErrorCatalog.error($0.id) != nil }
        guard !trial.result.applied.isEmpty else {
          leftCount += isLanguage ? 1 : 0
          continue
        }
        fixedCount += 1
        // What the language reads means what it says, whether or not the author meant it.
        let expected = isLanguage ? meant : Outcome(trial.before)
        guard Outcome(trial.after) != expected else { continue }
        let fixes = trial.result.applied.map { "\($0.title) (\($0.ids.joined(separator: ", ")))" }
        broken.append("\(misspelling): \(fixes.joined(separator: "; "))")
      }
    }
    #expect(broken == [], "\(broken.count) of \(fixedCount)")
    #expect(fixedCount > 30 && leftCount > 100, "\(fixedCount) fixed, \(leftCount) left")
  }
}

/// What a project compiles to, as bytes: its budgets and the files that programs read.
private struct Outcome: Equatable {
  /// Nil where the project has errors.
  let budgets: [UInt8]?
  /// The variables of each program.
  let exports: [String: [String]]

  init(_ project: TestProject) {
    guard let set = project.lower(project.check()) else {
      (budgets, exports) = (nil, [:])
      return
    }
    budgets = BudgetReport.render(set)
    var exports: [String: [String]] = [:]
    for program in set.programs {
      let assignments = (try? TargetExport(of: program.name, in: set))?.assignments ?? []
      exports[program.name] = assignments.map { "\($0.name)=\(String(decoding: $0.value, as: UTF8.self))" }
    }
    self.exports = exports
  }
}
