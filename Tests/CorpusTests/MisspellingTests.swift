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
    for _ in 0..<Effort.part(of: 40) {
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
    #expect(
      fixedCount > Effort.least(of: 30) && leftCount > Effort.least(of: 100), "\(fixedCount) fixed, \(leftCount) left")
  }

  /// A duration of a policy is written as the number that its program reads: with review it is read as the same one.
  @Test func numbersOfTheEnvironmentAreReadBack() {
    var random = SeededGenerator(for: "MisspellingTests, numbers")
    var broken: [String] = []
    var count = 0
    for _ in 0..<Effort.part(of: 40) {
      let project = RandomProject.draw(&random)
      let meant = Outcome(TestProject(project.files))
      guard let value = meant.durations.randomElement(using: &random) else { continue }
      count += 1
      let files = project.files.map { ($0.name, Array(value.written(in: $0).utf8)) }
      let trial = FixTrial(files, .review)
      guard Outcome(trial.after) != meant else { continue }
      broken.append("\(value.file):\(value.line): \(value.number): \(trial.result.applied.map(\.title))")
    }
    #expect(broken == [], "\(broken.count) of \(count)")
    #expect(count > Effort.least(of: 10))
  }
}

/// A duration that a policy writes, with the number that its variable has.
private struct ExportedDuration {
  let file: String
  let line: Int
  let column: Int
  let number: String

  /// The text of a file with the number in the place of the duration.
  func written(in file: (name: String, text: String)) -> String {
    guard file.name == self.file else { return file.text }
    var lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[line - 1] = lines[line - 1].prefix(column - 1) + number
    return lines.joined(separator: "\n")
  }
}

/// What a project compiles to, as bytes: its budgets and the files that programs read.
private struct Outcome: Equatable {
  /// Nil where the project has errors.
  let budgets: [UInt8]?
  /// The variables of each program.
  let exports: [String: [String]]
  private let set: BudgetSet?

  init(_ project: TestProject) {
    set = project.lower(project.check())
    budgets = set.map { BudgetReport.render($0).bytes }
    var exports: [String: [String]] = [:]
    for program in set?.programs ?? [] {
      let assignments = set.flatMap { try? TargetExport(of: program.name, in: $0) }?.assignments ?? []
      exports[program.name] = assignments.map { "\($0.name)=\(String(decoding: $0.value, as: UTF8.self))" }
    }
    self.exports = exports
  }

  static func == (left: Outcome, right: Outcome) -> Bool {
    left.budgets == right.budgets && left.exports == right.exports
  }

  /// The durations that policies write and variables carry.
  var durations: [ExportedDuration] {
    let units = (set?.programs ?? []).flatMap(\.variables).map { ($0.field, $0.unit) }
    let unitOfField = Dictionary(units, uniquingKeysWith: { first, _ in first })
    return (set?.budgets ?? []).flatMap(\.entries).compactMap { entry in
      guard entry.source.kind == .set || entry.source.kind == .inherited, case .duration(let duration) = entry.value,
        let unit = unitOfField[entry.field]??.duration, let file = entry.source.file, let line = entry.source.line,
        let column = entry.source.column
      else { return nil }
      return ExportedDuration(
        file: file, line: line, column: column, number: "\(duration.milliseconds / unit.milliseconds)")
    }
  }
}
