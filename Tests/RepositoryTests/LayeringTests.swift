import TestSupport
import Testing

/// A target imports only targets above it: the order of architecture, held against every file.
@Suite struct LayeringTests {
  /// From the top of the house to its door.
  static let layers = [
    "CLibYAML", "PolicySecrets", "PolicySource", "PolicyDiagnostics", "PolicyYAML", "PolicyModel", "PolicyJSON",
    "PolicyTimeline", "PolicyRules",
    "PolicyCompiler", "PolicyExport", "PolicyFixing", "PolicyAudit", "PolicyWorkspace", "PolicyReporting",
    "PolicySchemas", "PolicyExplanation", "policyc",
  ]

  /// What a target may import beside the targets above it.
  static let foreign = [
    "PolicyYAML": ["Glibc"], "PolicyDiagnostics": ["Synchronization"], "PolicyModel": ["Synchronization"],
    "PolicyCompiler": ["Synchronization"],
    "PolicyWorkspace": ["CMalloc", "Glibc", "Dispatch", "Synchronization"],
    "policyc": ["Glibc", "Synchronization", "ArgumentParser"],
  ]

  @Test(arguments: layers)
  func importsOnlyWhatIsAbove(_ target: String) throws {
    let above = Self.layers.prefix { $0 != target } + (Self.foreign[target] ?? [])
    let files = Repository.files(in: "Sources/\(target)", ending: ".swift")
    let strangers = files.flatMap { file in
      Self.imports(of: file).filter { !above.contains($0) }.map { "\(file) imports \($0)" }
    }
    #expect(strangers == [])
    #expect(target == "CLibYAML" || !files.isEmpty)
  }

  @Test func everyTargetHasALayer() {
    let targets = Set(
      Repository.files(in: "Sources", ending: ".swift").compactMap { $0.split(separator: "/").dropFirst().first })
    #expect(targets.subtracting(Self.layers.map { $0[...] }) == [])
  }

  private static func imports(of file: String) -> [String] {
    (Repository.text(file) ?? "").split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").filter { !$0.hasPrefix("@") && $0 != "public" }
      guard words.first == "import", let module = words.last else { return nil }
      return String(module.prefix { $0 != "." })
    }
  }
}
