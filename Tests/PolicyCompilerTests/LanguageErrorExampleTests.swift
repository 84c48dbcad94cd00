import PolicyCompiler
import PolicyDiagnostics
import PolicyRules
import Testing

/// Every example of a language error has that error and no other; its counterpart has none.
@Suite struct LanguageErrorExampleTests {
  @Test func everyErrorHasAnExample() {
    let lacking = LanguageErrorCatalog.all.map(\.id).filter { LanguageErrorExample.example(of: $0) == nil }
    #expect(lacking == [])
    #expect(LanguageErrorExample.all.count == LanguageErrorCatalog.all.count)
  }

  @Test(arguments: LanguageErrorExample.all.map(\.id))
  func isWhatItShows(_ id: String) throws {
    let example = try #require(LanguageErrorExample.example(of: id))
    #expect(Self.language(example.rejected) == [id])
    #expect(Self.language(example.accepted) == [])
  }

  @Test(arguments: LanguageErrorExample.withFix.map(\.id))
  func hasAFixThatTheShownExampleHasNot(_ id: String) throws {
    let example = try #require(LanguageErrorExample.withFix.first { $0.id == id })
    #expect(Self.language(example.rejected) == [id])
    #expect(Self.language(example.accepted) == [])
    #expect(example.rejected.findings(of: id).contains { !$0.fixIts.isEmpty })
    let shown = LanguageErrorExample.example(of: id)?.rejected.findings(of: id) ?? []
    #expect(shown.allSatisfy { $0.fixIts.isEmpty })
  }

  private static func language(_ judged: JudgedExample) -> [String] {
    judged.checked.findings.map(\.id).filter { LanguageErrorCatalog.error($0) != nil }
  }
}
