import PolicyAudit
import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicyReporting
import PolicyRules

extension ExplanationPage {
  /// A rule: the defect, the reasoning, examples with the finding as it is really reported, and the way to live with it.
  static func rule(_ rule: RuleMetadata) -> ExplanationPage {
    let fields = names(of: FieldReadership.fields(readBy: rule.id))
    let read =
      !RuleCatalog.isChecked(rule.id)
      ? "those that variables carry"
      : FieldReadership.isGeneral(rule.id)
        ? "every setting of a policy" : fields.isEmpty ? "none" : fields.joined(separator: ", ")
    return ExplanationPage(
      rule.id, kind: "rule", summary: rule.summary,
      properties: [
        Entry("severity", rule.severity.rawValue),
        Entry("can be accepted", rule.isAcceptable ? "yes, with a reason" : "no, and its severity cannot be lowered"),
        Entry("fields it reads", read),
      ],
      sections: [Section("Why", [.paragraph(rule.why.sentence), .paragraph(rule.rationale)])]
        + [rejected(rule), remedy(of: rule.findingsOfExamples.first), fixed(rule), accepted(rule)].compactMap { $0 }
        + acceptance(of: rule))
  }

  /// The paths of fields; all texts for people go by the names of their groups.
  private static func names(of fields: [FieldID]) -> [String] {
    let texts = CopyField.all.map(\.field)
    guard texts.allSatisfy(fields.contains) else { return fields.map(\.path) }
    return fields.filter { !texts.contains($0) }.map(\.path) + ["failure.copy", "failure.copy_after_output"]
  }

  // MARK: Examples

  private static func rejected(_ rule: RuleMetadata) -> Section? {
    guard let example = rule.examples.first(where: { $0.verdict != .accepted }) else { return nil }
    guard example.deployment.isEmpty else {
      let audited = AuditedExample(example)
      return Section("Rejected", code(example) + audited.findings.map { .finding($0, audited.sources) })
    }
    let judged = JudgedExample(example)
    let findings = judged.findings(of: rule.id).map { Block.finding($0, judged.sources) }
    return Section("Rejected", code(judged.files) + findings)
  }

  /// What the rejected example becomes when its fix is applied.
  private static func fixed(_ rule: RuleMetadata) -> Section? {
    guard let example = rule.examples.first(where: { $0.verdict != .accepted }), let fixed = example.fixed else {
      return nil
    }
    let safety = JudgedExample(example).findings(of: rule.id).flatMap(\.fixIts).first?.safety ?? .needsReview
    let command = safety == .safe ? "policyc check --fix" : "policyc check --fix=review"
    let names = Set(example.fixedFiles.map(\.name))
    return Section("After \(command)", code(JudgedExample(fixed).files.filter { names.contains($0.path.inProject) }))
  }

  /// What the finding that is shown says about how to answer it.
  static func remedy(of example: ExampleFinding?) -> Section? {
    guard let finding = example?.finding else { return nil }
    let fixes = finding.fixIts.map { fix in
      fix.safety == .safe ? fix.title.sentence : "\(fix.title) (needs review)".sentence
    }
    let orders = finding.help.map(\.sentence) + fixes
    return orders.isEmpty ? nil : Section("How to fix it", [.list(orders)])
  }

  private static func accepted(_ rule: RuleMetadata) -> Section? {
    guard let example = rule.examples.first(where: { $0.verdict == .accepted }) else { return nil }
    return Section("Accepted", code(example))
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

  // MARK: Acceptance

  private static func acceptance(of rule: RuleMetadata) -> [Section] {
    guard rule.isAcceptable else { return [] }
    let list = """
      accept:
        - rule: \(rule.id)
          reason: why this finding is lived with
      """
    let comment = "# policyc: accept \(rule.id): why this finding is lived with"
    let setting =
      rule.severity == .error
      ? "\(rule.id): {severity: warning, reason: why it weighs less here}" : "\(rule.id): off"
    return [
      Section(
        "How to accept it",
        [
          .paragraph(
            """
            In the policy, or in one that it extends; `until: 2027-03-31` beside the reason lets the acceptance end \
            with that day.
            """),
          .code(list, .yaml),
          .paragraph("At one place, behind the value that the finding is about or above its key."),
          .code(comment, .yaml),
          .paragraph("For the whole project, with another severity or `off`, in policyc.yaml."),
          .code("rules:\n  \(setting)", .yaml),
        ])
    ]
  }
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
