import TestSupport
import Testing

/// A project is loaded and checked by a workspace alone, and only what says so reads the disk.
@Suite struct OneWayInTests {
  /// What is written in few places, and in which.
  private static let few = [
    "Compiler.check(": [
      "Sources/PolicyWorkspace/Check/ProjectResult.swift",
      // Examples of rules are whole projects by themselves.
      "Sources/PolicyCompiler/Examples/JudgedExample.swift",
    ],
    "WorkspaceLoader.": ["Sources/PolicyWorkspace/Workspace.swift"],
    "Disk()": [
      // The defaults of a program that reads its disk.
      "Sources/PolicyWorkspace/Workspace.swift", "Sources/PolicyWorkspace/Load/Overlay.swift",
      // What is written, and what git keeps, lies on the disk.
      "Sources/PolicyWorkspace/Write/OutputPath.swift", "Sources/PolicyWorkspace/Baseline/BaselineFile.swift",
      "Sources/PolicyWorkspace/Git/Git.swift", "Sources/PolicyWorkspace/Git/GitProgram.swift",
      "Sources/PolicyWorkspace/Git/RepositoryChanges.swift", "Sources/PolicyWorkspace/Baseline/OldBaseline.swift",
      // The folders that a command line, a job and a shell name.
      "Sources/PolicyWorkspace/Load/ReportPaths.swift", "Sources/PolicyWorkspace/Load/ReportRoot.swift",
      // What a shell completes.
      "Sources/policyc/Support/CompletionKind+Values.swift",
    ],
  ]

  @Test(arguments: few.keys.sorted())
  func isWrittenInFewPlaces(_ text: String) {
    let files = Repository.files(in: "Sources", ending: ".swift").filter { file in
      (Repository.text(file) ?? "").split(separator: "\n").contains { line in
        line.contains(text) && !line.drop(while: { $0 == " " }).hasPrefix("//")
      }
    }
    #expect(files.sorted() == Self.few[text]?.sorted())
  }
}
