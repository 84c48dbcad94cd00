import PolicyAudit
import PolicyCompiler
import PolicySource
import PolicyModel
import PolicyReporting
import PolicyRules

extension ExplanationPage {
  /// A rule, under the headings that ruff gave such pages: what it reports, why that is bad, an example with its finding, what
  /// to write instead, and where more is said.
  static func rule(_ rule: RuleMetadata) -> ExplanationPage {
    ExplanationPage(
      rule.id, kind: "rule", summary: "reports that \(rule.summary)",
      properties: [
        Entry("severity", rule.severity.rawValue),
        Entry("can be accepted", rule.isAcceptable ? "yes, with a reason" : "no, and its severity cannot be lowered"),
      ],
      summaryHeading: Heading.summary,
      sections: [
        Section(Heading.reason, [.paragraph(rule.why.sentence), .paragraph(rule.rationale)]),
        rejected(rule), instead(of: rule), references(of: rule),
      ].compactMap { $0 })
  }

  /// The headings of a rule or a language error, in this order.
  enum Heading {
    static let summary = "What it does"
    static let reason = "Why is this bad?"
    static let example = "Example"
    static let remedy = "Use instead"
    static let references = "References"
  }

  // MARK: References

  private static func references(of rule: RuleMetadata) -> Section {
    Section(Heading.references, [.links([read(by: rule)] + (rule.isAcceptable ? [acceptance(of: rule)] : []))])
  }

  private static func read(by rule: RuleMetadata) -> Link {
    let fields = names(of: FieldReadership.fields(readBy: rule.id))
    let words =
      !RuleCatalog.isChecked(rule.id)
      ? "Reads the fields that variables carry"
      : FieldReadership.isGeneral(rule.id)
        ? "Reads every setting of a policy"
        : fields.isEmpty ? "Reads no field" : "Reads \(fields.map { "`\($0)`" }.joined(separator: ", "))"
    return Link(words, label: "fields", address: "docs/reference/fields.md")
  }

  /// The paths of fields; all texts for people go by the names of their groups.
  private static func names(of fields: [FieldID]) -> [String] {
    let texts = CopyField.all.map(\.field)
    guard texts.allSatisfy(fields.contains) else { return fields.map(\.path) }
    return fields.filter { !texts.contains($0) }.map(\.path) + ["failure.copy", "failure.copy_after_output"]
  }

  private static func acceptance(of rule: RuleMetadata) -> Link {
    Link(
      "Where nothing can be mended: `# policyc: accept \(rule.id): reason` behind the value, or `accept:` in the policy",
      label: "accept a finding", address: "docs/how-to/findings.md#accept-a-finding")
  }

  // MARK: Examples

  private static func rejected(_ rule: RuleMetadata) -> Section? {
    guard let example = rule.examples.first(where: { $0.verdict != .accepted }) else { return nil }
    guard example.deployment.isEmpty else {
      let audited = AuditedExample(example)
      return Section(Heading.example, code(example) + audited.findings.map { .finding($0, audited.sources) })
    }
    let judged = JudgedExample(example)
    let findings = judged.findings(of: rule.id).map { Block.finding($0, judged.sources) }
    return Section(Heading.example, code(judged.files) + findings)
  }

  /// What the finding says about how to answer it, and the example as its fix leaves it; without one, an example that has no
  /// finding.
  private static func instead(of rule: RuleMetadata) -> Section? {
    let fixed = fixed(rule)
    let blocks =
      remedy(of: rule.findingsOfExamples.first, withFixes: fixed == nil) + (fixed ?? accepted(rule) ?? [])
    return blocks.isEmpty ? nil : Section(Heading.remedy, blocks)
  }

  /// The rejected example when its fix is applied.
  private static func fixed(_ rule: RuleMetadata) -> [Block]? {
    guard let example = rule.examples.first(where: { $0.verdict != .accepted }), let fixed = example.fixed else {
      return nil
    }
    let safety = JudgedExample(example).findings(of: rule.id).flatMap(\.fixIts).first?.safety ?? .needsReview
    let command = safety == .safe ? "policyc check --fix" : "policyc check --fix=review"
    let names = Set(example.fixedFiles.map(\.name))
    let files = code(JudgedExample(fixed).files.filter { names.contains($0.path.inProject) })
    return files.isEmpty ? nil : [.paragraph("`\(command)` writes:")] + files
  }

  private static func accepted(_ rule: RuleMetadata) -> [Block]? {
    rule.examples.first { $0.verdict == .accepted }.map { code($0) }
  }

  /// What a finding says about how to answer it.
  static func remedy(of example: ExampleFinding?, withFixes: Bool = true) -> [Block] {
    guard let finding = example?.finding else { return [] }
    let fixes = (withFixes ? finding.fixIts : []).map { fix in
      fix.safety == .safe ? fix.title.sentence : "\(fix.title) (needs review)".sentence
    }
    let orders = finding.help.map(\.sentence) + fixes
    return orders.isEmpty ? [] : [.list(orders)]
  }

  private static func code(_ example: Example) -> [Block] {
    code(JudgedExample(example).files + AuditedExample.files(of: example))
  }

  /// The files of an example; none where they are too many or too long, or have characters that do not show or lines that
  /// are too long to be read.
  static func code(_ files: [SourceFile]) -> [Block] {
    guard files.count <= mostFiles, files.allSatisfy({ $0.bytes.count <= mostBytes && $0.isShowable }) else {
      return []
    }
    return files.map { file in
      .code(
        String(decoding: file.bytes, as: UTF8.self).withoutFinalLineBreaks, .yaml,
        caption: files.count > 1 ? file.path.inProject : nil)
    }
  }

  private static let mostFiles = 4
  private static let mostBytes = 10_000
  fileprivate static let longestLine = 500
}

extension String {
  /// The text up to its last line with something on it.
  var withoutFinalLineBreaks: String {
    var text = self[...]
    while text.last?.isNewline ?? false { text.removeLast() }
    return String(text)
  }
}

extension SourceFile {
  /// Whether what a reader sees of it is all there is.
  fileprivate var isShowable: Bool {
    let lines = bytes.split(separator: UInt8(ascii: "\n"))
    guard lines.allSatisfy({ $0.count <= ExplanationPage.longestLine }) else { return false }
    return String(decoding: bytes, as: UTF8.self).unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control: scalar == "\n"
      case .spaceSeparator: scalar == " "
      case .format, .lineSeparator, .paragraphSeparator, .unassigned: false
      default: true
      }
    }
  }
}
