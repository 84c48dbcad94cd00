import PolicyCompiler
import PolicyRules
import TestSupport
import Testing

/// The schemas refuse what policyc refuses for a key, a type or a word, and nothing that policyc accepts.
@Suite(.enabled(if: SchemaJudge.isAvailable, "python3 with jsonschema and ruamel.yaml is missing"))
struct SchemaAgreementTests {
  @Test func agreeAboutTheShippedPolicies() throws {
    let files = Shipped.paths.map { (name: $0, text: Repository.text($0) ?? "") }
    try Self.expectAgreement(about: JudgedDocument.all(in: files, of: "shipped"))
    #expect(files.count >= 8)
  }

  @Test func agreeAboutTheExamplesOfTheRules() throws {
    let documents = Effort.some(of: RuleCatalog.all).flatMap { rule in
      rule.examples.flatMap { example in
        let files = ExampleProject(example).files.map { file in
          (name: file.name, text: file.text.filter { $0 != "«" && $0 != "»" })
        }
        return JudgedDocument.all(in: files, of: rule.id)
      }
    }
    try Self.expectAgreement(about: documents)
  }

  /// A project is a file, or a folder with several.
  @Test(arguments: ["accepted", "rejected", "spellings"])
  func agreeAboutTheCorpus(_ part: String) throws {
    let folder = "Tests/Corpus/\(part)"
    var projects: [String: [(name: String, text: String)]] = [:]
    for path in Repository.files(in: folder, ending: ".yaml") {
      let parts = path.dropFirst(folder.utf8.count + 1).split(separator: "/", maxSplits: 1).map(String.init)
      projects[parts[0], default: []].append((parts[parts.count - 1], Repository.text(path) ?? ""))
    }
    let documents = projects.flatMap { JudgedDocument.all(in: $1, of: $0) }
    try Self.expectAgreement(about: documents)
  }

  @Test func agreeAboutEveryAcceptedSpelling() throws {
    let documents = Spellings.accepted.flatMap { JudgedDocument.all(in: [("it.yaml", $0)], of: $0) }
    #expect(documents.filter { $0.verdict != .accepted }.map(\.text) == [])
    try Self.expectAgreement(about: documents)
  }

  @Test func agreeAboutEveryRefusedSpelling() throws {
    let documents = Spellings.refused.flatMap { JudgedDocument.all(in: [("it.yaml", $0)], of: $0) }
    #expect(documents.filter { $0.verdict == .accepted }.map(\.text) == [])
    let answers = try #require(
      SchemaJudge.answers(to: documents.map { SchemaJudge.Question($0.text, against: $0.schema) }))
    #expect(zip(documents, answers).compactMap { $1.isEmpty ? $0.text : nil } == [])
  }

  /// No schema says the opposite of policyc.
  private static func expectAgreement(about documents: [JudgedDocument]) throws {
    let documents = documents.filter { $0.verdict != .unsayable }
    let questions = documents.map { SchemaJudge.Question($0.text, against: $0.schema) }
    let answers = try #require(SchemaJudge.answers(to: questions))
    let disagreements = zip(documents, answers).compactMap { document, mistakes -> String? in
      switch (document.verdict, mistakes.isEmpty) {
      case (.accepted, false): "\(document.name): only the schema \(document.schema) refuses it: \(mistakes)"
      case (.refused, true): "\(document.name): only policyc refuses it: \(document.errors.sorted())"
      default: nil
      }
    }
    #expect(disagreements.isEmpty, "\(disagreements.joined(separator: "\n"))")
  }
}
