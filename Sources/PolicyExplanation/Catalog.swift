import PolicyAudit
import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyReporting
import PolicyRules

/// Every rule and every language error, as lists and machine formats present them.
package enum Catalog {
  /// Rules first, then language errors; the groups without an entry are left out.
  package static let groups: [CatalogGroup] =
    (RuleGroup.allCases.map { group in
      CatalogGroup(group.title, RuleCatalog.all.filter { $0.group == group }.map(entry))
    }
    + LanguageErrorGroup.allCases.map { group in
      CatalogGroup("Language errors: \(group.title)", group.errors.map { entry($0, group) })
    }).filter { !$0.entries.isEmpty }

  /// What is known under an id, and its whole page; nil for an id that is in no catalogue.
  @Sendable package static func description(of id: String) -> (entry: CatalogEntry, page: ExplanationPage)? {
    if let rule = RuleCatalog.metadata(of: id) { return (entry(rule), .rule(rule)) }
    for group in LanguageErrorGroup.allCases {
      if let error = group.errors.first(where: { $0.id == id }) { return (entry(error, group), .languageError(error)) }
    }
    return nil
  }

  /// The page of every rule and every language error, by id.
  package static var pages: [ExplanationPage] {
    RuleCatalog.all.map { .rule($0) } + LanguageErrorCatalog.all.map { .languageError($0) }
  }

  /// The page of every retired rule, by id.
  package static var retiredPages: [ExplanationPage] { RuleCatalog.retired.map { .retirement($0) } }

  private static func entry(_ rule: RuleMetadata) -> CatalogEntry {
    CatalogEntry(
      id: rule.id, kind: .rule, group: rule.group.rawValue, severity: rule.severity, isAcceptable: rule.isAcceptable,
      isFixable: rule.findingsOfExamples.contains { !$0.finding.fixIts.isEmpty }, summary: rule.summary, why: rule.why)
  }

  private static func entry(_ error: LanguageError, _ group: LanguageErrorGroup) -> CatalogEntry {
    CatalogEntry(
      id: error.id, kind: .languageError, group: group.rawValue, severity: .error, isAcceptable: false,
      isFixable: LanguageErrorExample.offersFix(error.id), summary: error.summary, why: error.rationale)
  }
}

/// A finding, and the files that it is about.
struct ExampleFinding {
  let finding: Diagnostic
  let sources: SourceMap
}

extension RuleMetadata {
  /// What the rule really reports about the examples that it rejects, in their order.
  var findingsOfExamples: [ExampleFinding] {
    examples.filter { $0.verdict != .accepted }.flatMap { example in
      guard !example.deployment.isEmpty else { return JudgedExample(example).exampleFindings(of: id) }
      let audited = AuditedExample(example)
      return audited.findings.map { ExampleFinding(finding: $0, sources: audited.sources) }
    }
  }
}

extension LanguageError {
  /// What is really reported about its example; empty where it has none.
  var findingsOfExample: [ExampleFinding] {
    LanguageErrorExample.example(of: id)?.rejected.exampleFindings(of: id) ?? []
  }
}

extension JudgedExample {
  func exampleFindings(of id: String) -> [ExampleFinding] {
    findings(of: id).map { ExampleFinding(finding: $0, sources: sources) }
  }
}
