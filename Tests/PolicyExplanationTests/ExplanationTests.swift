import PolicyCompiler
import PolicySource
import PolicyExplanation
import PolicyModel
import PolicyReporting
import PolicyRules
import TestSupport
import Testing

/// Every topic has a page, and every page can be shown anywhere.
@Suite struct ExplanationTests {
  static let explanations = Explanations(nil)
  static let topics = explanations.list.sections.flatMap { section in
    section.blocks.flatMap { block in
      if case .names(let entries) = block { entries.map(\.term) } else { [] as [String] }
    }
  }

  static let pages = topics.map { (topic: $0, pages: explanations.pages(of: $0)) }

  @Test func everyTopicHasAPage() {
    #expect(Self.pages.filter(\.pages.isEmpty).map(\.topic) == [])
    #expect(Set(RuleCatalog.all.map(\.id) + FieldCatalog.fields.map(\.path)).isSubset(of: Self.topics))
  }

  @Test func everyPageFitsAnyTerminal() {
    let wrong = [40, 80, 200].flatMap { width in
      Self.pages.flatMap(\.pages).filter { !Self.fits($0, width) }.map(\.topic)
    }
    #expect(wrong == [])
  }

  /// Whether only files, findings and single words, with their label before them, reach beyond the width, and nothing
  /// is more than ASCII.
  private static func fits(_ page: ExplanationPage, _ width: Int) -> Bool {
    let text = ExplanationText.render(page, Appearance(color: false, unicode: false, width: width)).bytes
    let lines = text.split(separator: UInt8(ascii: "\n")).filter { !$0.starts(with: "    ".utf8) }
    return text.allSatisfy { $0 == 0x0A || (0x20..<0x7F).contains($0) }
      && lines.allSatisfy { $0.count <= width || isOneWord($0) }
  }

  /// What stands behind the last two blanks of a line has no blank in it.
  private static func isOneWord(_ line: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: line, as: UTF8.self)
    return !(text.split(separator: "  ").last ?? "").contains(" ")
  }

  @Test func everyRulePageShowsTheFindingOfItsExample() {
    let lacking = RuleCatalog.all.filter { rule in
      guard case .rejected(let message)? = rule.examples.first(where: { $0.verdict != .accepted })?.verdict,
        let page = Self.explanations.pages(of: rule.id).first
      else { return true }
      let text = ExplanationText.render(page, Appearance(color: false, unicode: true)).text
      return !text.contains("[\(rule.id)]: \(message)")
    }
    #expect(lacking.map(\.id) == [])
  }

  @Test(
    arguments: [
      ("hard_cap", ["run.hard_cap"]), ("hardcap", ["run.hard_cap"]), ("run.hardcap", ["run.hard_cap"]),
      ("discrod", ["discord"]), ("knob-conflicts", ["knob-conflict"]), ("KnobConflict", ["knob-conflict"]),
      ("tei", ["tie"]), ("ceiling", ["approval.deadline.ceiling"]),
      ("timeout", ["job.timeout", "failure.copy.timeout", "failure.copy_after_output.timeout"]), ("", []),
      ("something else entirely", []),
    ] as [(String, [String])])
  func topicsThatMayBeMeant(_ word: String, _ expected: [String]) {
    #expect(Suggestions.near(word, among: Self.explanations.topics) == expected)
  }
}
