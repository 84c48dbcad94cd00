import PolicyRules
import TestSupport
import Testing

/// The catalogue holds every rule that there is a file for, under the names that belong together.
@Suite struct RuleCatalogTests {
  static let lists: [[any Rule]] = [
    RuleCatalog.policyRules, RuleCatalog.projectRules, RuleCatalog.sourceRules, RuleCatalog.acceptanceRules,
    RuleCatalog.deploymentRules,
  ]
  static let types = lists.map { $0.map { String(describing: type(of: $0)) } }

  @Test func everyFileIsOneRuleOfTheCatalogue() {
    let files = Repository.files(in: "Sources/PolicyRules/Rules", ending: ".swift").compactMap { path in
      path.split(separator: "/").last.map { String($0.dropLast(".swift".count)) }
    }
    #expect(files.sorted() == Self.types.joined().sorted())
  }

  @Test func groupsAreNamedAfterTheirFolders() {
    let strays = Repository.files(in: "Sources/PolicyRules/Rules", ending: ".swift").filter { path in
      let parts = path.split(separator: "/").map(String.init)
      let type = parts[parts.count - 1].dropLast(".swift".count)
      let rule = RuleCatalog.all.first { Self.camelCase($0.id) == type }
      return rule.map { "\($0.group)".lowercased() } != parts[parts.count - 2].lowercased()
    }
    #expect(strays == [])
  }

  @Test(arguments: types)
  func listIsSorted(_ types: [String]) {
    #expect(types == types.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  @Test func allRulesAreSorted() {
    let ids = RuleCatalog.all.map(\.id)
    #expect(ids == ids.sorted())
  }

  @Test func typesAreNamedAfterTheirRules() {
    let names = zip(Self.lists.joined(), Self.types.joined()).map { (id: $0.metadata.id, type: $1) }
    let strays = names.filter { Self.camelCase($0.id) != $0.type }
    #expect(strays.map(\.id) == [], "a rule's type is its id in upper camel case")
    #expect(Set(names.map(\.id)).count == RuleCatalog.all.count)
  }

  @Test(arguments: RuleCatalog.all.map(\.id))
  func idIsKebabCase(_ id: String) {
    let words = id.split(separator: "-", omittingEmptySubsequences: false)
    let isKebabCase =
      words.count > 1 && words.allSatisfy { word in !word.isEmpty && word.utf8.allSatisfy(Self.isLetter) }
    #expect(isKebabCase)
  }

  @Test(arguments: RuleCatalog.all.map(\.id))
  func wordsHaveTheirForm(_ id: String) throws {
    let rule = try #require(RuleCatalog.metadata(of: id))
    let messages = rule.examples.compactMap { example -> String? in
      if case .rejected(let message) = example.verdict { message } else { nil }
    }
    let lines = [rule.summary, rule.why] + messages
    #expect(lines.flatMap(Wording.faults(inLine:)) + Wording.faults(inProse: rule.rationale) == [])
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

  private static func camelCase(_ id: String) -> String {
    id.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}
