import PolicyCompiler
import PolicyDiagnostics
import PolicyRules
import TestSupport
import Testing

/// What a finding offers to write really answers it.
@Suite struct FixItTests {
  struct Offer: Sendable, CustomTestStringConvertible {
    let test: CorpusCase
    let finding: Int
    let fixIt: Int

    var testDescription: String { "\(test.name), finding \(finding + 1), offer \(fixIt + 1)" }
  }

  static let offers = RejectedTests.cases.flatMap { test in
    test.judgement.findings.enumerated().flatMap { number, finding in
      finding.fixIts.indices.map { Offer(test: test, finding: number, fixIt: $0) }
    }
  }

  /// Written as offered, the finding is gone, and no other one has come.
  @Test(arguments: offers)
  func offerAnswersTheFinding(_ offer: Offer) {
    let before = offer.test.judgement
    let fixIt = before.findings[offer.finding].fixIts[offer.fixIt]
    let after = Judgement(offer.test.files.map { ($0.name, before.applying(fixIt, to: $0)) })
    var expected = before.statements
    expected.remove(at: offer.finding)
    #expect(after.statements == expected, "\(fixIt.title)")
  }

  /// Of several offers none is safe, because a person chooses.
  @Test func onlySingleOffersAreSafe() {
    let findings = RejectedTests.cases.flatMap { $0.judgement.findings }
    let wrong = findings.filter { finding in
      finding.fixIts.count > 1 && finding.fixIts.contains { $0.safety == .safe }
    }
    #expect(wrong.map(\.message) == [])
    #expect(Self.offers.count > 50)
  }

  /// The errors of which some form has a safe fix: what is wrong with the spelling of a key, or does not show.
  @Test func onlySpellingAndLayoutAreSafe() {
    let examples = (LanguageErrorExample.all + LanguageErrorExample.withFix).flatMap(\.rejected.checked.findings)
    let findings = RejectedTests.cases.flatMap { $0.judgement.findings } + examples
    let safe = findings.filter { finding in finding.fixIts.contains { $0.safety == .safe } }
    #expect(
      Set(safe.map(\.id)).sorted() == [
        "ambiguous-line-break", "directive", "dotted-key", "invisible-character", "malformed-acceptance",
        "missing-space-after-colon", "missing-version", "nested-field", "no-break-space", "non-ascii-key",
        "not-a-source",
        "several-documents", "tab-between-tokens", "unknown-key",
      ])
  }

  /// Of the rules only those have a safe fix whose findings no budget hangs on.
  @Test func onlyAcceptancesOfNothingAreRemovedUnasked() {
    let safe = RuleCatalog.all.filter { rule in
      rule.examples.contains { example in
        JudgedExample(example).findings(of: rule.id).flatMap(\.fixIts).contains { $0.safety == .safe }
      }
    }
    #expect(safe.map(\.id) == ["retired-rule", "unused-acceptance"])
  }
}

extension Judgement {
  /// The bytes of a file with those edits of an offer that concern it.
  fileprivate func applying(_ fixIt: FixIt, to file: (name: String, bytes: [UInt8])) -> [UInt8] {
    let edits = fixIt.edits.filter { project.name(of: $0.span) == file.name }.sorted { $0.span > $1.span }
    return edits.reduce(into: file.bytes) { $0.replaceSubrange($1.span.range, with: Array($1.replacement.utf8)) }
  }
}
