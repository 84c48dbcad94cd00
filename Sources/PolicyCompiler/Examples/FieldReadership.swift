import PolicyModel
import PolicyRules
import Synchronization

/// Which fields each rule asks about, found out by watching it judge its own examples and a project whose target has a
/// knob for every setting. A rule is watched once, when it is first asked about.
package enum FieldReadership {
  /// The fields that a rule reads, in the order of the catalogue.
  package static func fields(readBy rule: String) -> [FieldID] {
    FieldCatalog.ids.filter(reads(of: rule).contains)
  }

  /// Whether a rule looks at so many fields that no single one says what it is about.
  package static func isGeneral(_ rule: String) -> Bool {
    reads(of: rule).count { $0.definition.role == .setting } > settingCount / 2
  }

  /// The rules that read a field, by id.
  package static func rules(reading field: FieldID) -> [RuleMetadata] {
    RuleCatalog.all.filter { reads(of: $0.id).contains(field) }
  }

  private static let settingCount = FieldCatalog.fields.count { $0.role == .setting }

  private static let watched = Mutex<[String: Set<FieldID>]>([:])

  /// Empty for rules that are asked about no policy, and for language errors.
  private static func reads(of rule: String) -> Set<FieldID> {
    if let known = watched.withLock({ $0[rule] }) { return known }
    let fields = watch(rule)
    watched.withLock { $0[rule] = fields }
    return fields
  }

  private static func watch(_ id: String) -> Set<FieldID> {
    if let rule = RuleCatalog.policyRules.first(where: { $0.metadata.id == id }) {
      return fields(rule.metadata) { project, report in
        for policy in project.policies { rule.check(policy, &report) }
      }
    }
    guard let rule = RuleCatalog.projectRules.first(where: { $0.metadata.id == id }) else { return [] }
    return fields(rule.metadata) { project, report in rule.check(project, &report) }
  }

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
