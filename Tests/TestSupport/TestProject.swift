import PolicyCompiler
import PolicySource
import PolicyModel

/// A project that exists only in memory.
package struct TestProject: Sendable {
  package private(set) var sources = SourceMap()
  private var files: [FileID] = []

  package init(_ files: [(name: String, bytes: [UInt8])]) {
    for file in files.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      self.files.append(sources.add(SourceFile(path: SourcePath(file.name), bytes: file.bytes)))
    }
  }

  package init(_ files: [(name: String, text: String)]) {
    self.init(files.map { ($0.name, Array($0.text.utf8)) })
  }

  package var project: ProjectFiles {
    ProjectFiles(root: FilePath("/"), shownRoot: "", repository: nil, files: files)
  }

  /// Those of a day long before any expiry, unless told another one.
  package static func options(on today: String = "2026-06-01") -> CheckOptions {
    CheckOptions(today: CalendarDate(today) ?? CalendarDate(secondsSinceEpoch: 0))
  }

  /// Checks it on a day long before any expiry, unless told another one.
  package func check(on today: String = "2026-06-01") -> CheckedProject {
    Compiler.check(project, in: sources, options: Self.options(on: today))
  }

  package func lower(_ project: CheckedProject) -> BudgetSet? { Compiler.lower(project, in: sources) }

  /// The name of the file that a span lies in.
  package func name(of span: Span) -> String { sources[span.file].path.inProject }
}
