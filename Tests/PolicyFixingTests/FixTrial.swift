import PolicyCompiler
import PolicyDiagnostics
import PolicyFixing
import PolicyModel
import TestSupport

/// A project before and after its fixes.
struct FixTrial {
  let before: TestProject
  let checked: CheckedProject
  let result: FixedProject
  /// The project with its new bytes.
  let after: TestProject

  /// - Parameter closed: the files that must not be edited.
  init(_ files: [(name: String, bytes: [UInt8])], _ level: FixLevel, closed: Set<String> = []) {
    let before = TestProject(files)
    checked = before.check()
    let open = before.project.files.filter { !closed.contains(before.sources[$0].path.inProject) }
    result = ProjectFixer.fix(
      before.project, in: before.sources, checked, TestProject.options(), level, editable: Set(open))
    let sources = result.sources
    after = TestProject(sources.files.map { (name: $0.path.inProject, bytes: $0.bytes) })
    self.before = before
  }

  func text(of name: String) -> String {
    let file = result.sources.files.first { $0.path.inProject == name }
    return String(decoding: file?.bytes ?? [], as: UTF8.self)
  }
}
