import TestSupport
import Testing

/// The patterns that hand files over to policyc know every name that policyc reads.
@Suite struct HookTests {
  private static let read = ["web.yaml", "web.yml", "web.YAML", "web.YML", "web.Yaml", "staging/web.yMl", "a.b.yaml"]
  private static let unread = ["web.yaml.orig", "exports/gateway.env", "notes.txt", "yaml"]

  @Test(arguments: [".pre-commit-hooks.yaml", "README.md"])
  func patternsOfPreCommit(_ file: String) throws {
    let lines = try #require(Repository.text(file)).split(separator: "\n")
    let patterns = lines.filter { $0.contains("files: ^policies/.") }.map { $0.split(separator: ": ")[1] }
    #expect(patterns.count == 1)
    for pattern in patterns {
      let regex = try Regex(String(pattern))
      for name in Self.read { #expect("policies/\(name)".contains(regex), "\(pattern): \(name)") }
      for name in Self.unread { #expect(!"policies/\(name)".contains(regex), "\(pattern): \(name)") }
    }
  }

  /// A glob of micromatch, whose `?(…)` is what stands there or nothing.
  @Test func patternOfLintStaged() throws {
    let text = try #require(Repository.text("README.md"))
    let glob = try #require(text.firstMatch(of: /"lint-staged": \{"policies\/\*\*\/\*([^"]*)"/)).output.1
    let regex = try Regex(
      glob.replacing(".", with: #"\."#).replacing(/\?\((.*?)\)/) { "(\($0.output.1))?" } + "$")
    for name in Self.read { #expect(name.contains(regex), "\(glob): \(name)") }
    for name in Self.unread { #expect(!name.contains(regex), "\(glob): \(name)") }
  }
}
