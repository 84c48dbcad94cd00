import PolicyCompiler
import PolicyDiagnostics
import PolicyFixing

/// A project that exists only in memory, before and after its fixes.
package struct FixTrial: Sendable {
  package let before: TestProject
  package let checked: CheckedProject
  package let result: FixedProject
  /// The project with its new bytes.
  package let after: TestProject

  /// - Parameter closed: the files that must not be edited.
  package init(_ files: [(name: String, bytes: [UInt8])], _ level: FixLevel, closed: Set<String> = []) {
    let before = TestProject(files)
    let checked = before.check()
    let open = before.project.files.filter { !closed.contains(before.sources[$0].path.inProject) }
    result = ProjectFixer.fix(
      before.project, in: before.sources, checked, level, editable: Set(open)
    ) { Compiler.check(before.project, in: $0, options: TestProject.options()) }
    after = TestProject(result.sources.files.map { (name: $0.path.inProject, bytes: $0.bytesOnDisk) })
    self.before = before
    self.checked = checked
  }

  /// The files after their fixes.
  package var files: [(name: String, bytes: [UInt8])] {
    after.sources.files.map { (name: $0.path.inProject, bytes: $0.bytesOnDisk) }
  }

  package func text(of name: String) -> String {
    String(decoding: files.first { $0.name == name }?.bytes ?? [], as: UTF8.self)
  }
}
