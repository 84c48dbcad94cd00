import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules

/// An example as the compiler judges it.
package struct JudgedExample: Sendable {
  /// The day on which examples are judged: behind the acceptances that have ended, before those that have not.
  package static let today = CalendarDate("2026-06-01") ?? CalendarDate(secondsSinceEpoch: 0)

  /// The whole project.
  package let sources: SourceMap
  package let checked: CheckedProject
  /// The files that the example itself brings, in bytewise order of their names; the marks are taken out.
  package let files: [SourceFile]

  package init(_ example: Example) {
    let files = ExampleProject(example).files.map { (name: $0.name, bytes: MarkedText($0.text).bytes) }
    self.init(files, ownNames: Set(example.files.map(\.name)))
  }

  init(_ files: [(name: String, bytes: [UInt8])], ownNames: Set<String>) {
    var sources = SourceMap()
    let ids = files.map { sources.add(SourceFile(path: SourcePath($0.name), bytes: $0.bytes)) }
    self.sources = sources
    self.files = sources.files.filter { ownNames.contains($0.path.inProject) }
    checked = Compiler.check(
      ProjectFiles(root: FilePath("/"), shownRoot: "", repository: nil, files: ids), in: sources,
      options: CheckOptions(today: Self.today))
  }

  /// The findings of one rule.
  package func findings(of id: String) -> [Diagnostic] { checked.findings.filter { $0.id == id } }
}
