import PolicyCompiler
import PolicyModel
import TestSupport
import Testing

/// The spellings in `Tests/Corpus/spellings` are one policy: only lines and columns tell them apart.
@Suite struct SpellingTests {
  static let cases = CorpusCase.all(in: "Tests/Corpus/spellings")

  @Test(arguments: cases)
  func meansTheSame(_ spelling: CorpusCase) throws {
    let reference = try #require(Self.cases.first { $0.name == "block" })
    #expect(try Self.budgets(of: spelling) == Self.budgets(of: reference))
  }

  @Test func spellingsAreSeveral() { #expect(Self.cases.count >= 12) }

  private struct Value: Equatable {
    let field: FieldID
    let value: FieldValue
    let origin: Origin.Kind
  }

  /// The values with their kinds of origin, once for each budget.
  private static func budgets(of test: CorpusCase) throws -> [[Value]] {
    #expect(test.judgement.statements == [])
    let set = try #require(test.judgement.project.lower(test.judgement.checked))
    return set.budgets.map { $0.entries.map { Value(field: $0.field, value: $0.value, origin: $0.source.kind) } }
  }
}
