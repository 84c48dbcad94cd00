import PolicyModel
import PolicyRules

/// Which fields each rule asks about, found out by watching it judge its own examples and a project whose target has a
/// knob for every setting.
public enum FieldReadership {
  /// The fields that a rule reads, in the order of the catalogue.
  public static func fields(readBy rule: String) -> [FieldID] {
    FieldCatalog.ids.filter { reads[rule]?.contains($0) ?? false }
  }

  /// Whether a rule looks at so many fields that no single one says what it is about.
  public static func isGeneral(_ rule: String) -> Bool {
    (reads[rule] ?? []).count { $0.definition.role == .setting } > settingCount / 2
  }

  /// The rules that read a field, by id.
  public static func rules(reading field: FieldID) -> [RuleMetadata] {
    RuleCatalog.all.filter { reads[$0.id]?.contains(field) ?? false }
  }

  private static let settingCount = FieldCatalog.fields.count { $0.role == .setting }

  private static let reads: [String: Set<FieldID>] = {
    var reads: [String: Set<FieldID>] = [:]
    for rule in RuleCatalog.policyRules {
      reads[rule.metadata.id] = fields(rule.metadata) { project, report in
        for policy in project.policies { rule.check(policy, &report) }
      }
    }
    for rule in RuleCatalog.projectRules {
      reads[rule.metadata.id] = fields(rule.metadata) { project, report in rule.check(project, &report) }
    }
    return reads
  }()

  /// A rule that goes by the knobs of a target reads all settings here, whatever its examples have.
  private static let everyKnob = JudgedExample(
    .accepted(files: Surface.builtIn.map { ("\($0.rawValue).yaml", "run:\n  hard_cap: 30m\n") })
  ).checked.resolved

  private static func fields(
    _ metadata: RuleMetadata, readBy check: (ResolvedProject, inout Report) -> Void
  ) -> Set<FieldID> {
    let log = FieldReads()
    for project in metadata.examples.map({ JudgedExample($0).checked.resolved }) + [everyKnob] {
      var report = Report(for: metadata)
      check(
        ResolvedProject(
          policies: project.policies.map { $0.noting(log) }, targets: project.targets,
          configuration: project.configuration),
        &report)
    }
    return log.fields
  }
}
