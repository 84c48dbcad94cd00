import Glibc
import PolicyDiagnostics
import PolicyModel
import PolicySource
import PolicyWorkspace

/// Checks a folder of policies, then prints what is wrong with them and what each run may spend.
@main
enum CheckFolder {
  static func main() {
    let today = CalendarDate(secondsSinceEpoch: Int64(time(nil)))
    do throws(Refusal) {
      let project = try Workspace().project(at: CommandLine.arguments.dropFirst().first, today: today)
      for finding in project.findings {
        let file = project.sources[finding.span.file]
        let line = LineTable(file.bytes).position(of: finding.span.range.lowerBound).line
        print("\(file.path.shown):\(line): \(finding.severity): \(finding.message)")
      }
      for budget in project.budgets?.budgets ?? [] {
        print("\(budget.program) on \(budget.surface):")
        for entry in budget.entries { print("  \(entry.field.path): \(entry.value.brief)") }
      }
    } catch {
      for reason in error.reasons { print("not checked: \(reason.message)") }
      exit(2)
    }
  }
}
