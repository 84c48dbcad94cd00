import PolicyAudit
import PolicyCompiler
import PolicySource
import PolicyExport
import PolicyModel
import PolicyRules
import TestSupport

/// The files of a deployment, audited for a small project, as short statements that a table can hold.
struct AuditedText {
  /// `error compose.yaml:4: service app does not pass …`, in the order of the report.
  private(set) var findings: [String] = []
  private(set) var accepted: [String] = []
  /// `CAP_MS passed 4`, in the order of the targets: variable, verdict, line.
  private(set) var marks: [String] = []
  private(set) var problems: [String] = []
  /// Why files could not be read.
  private(set) var failures: [String] = []

  /// - Parameters:
  ///   - files: names with texts; a file that is only named by another stands behind `+`, as in `+deploy.env`.
  ///   - project: files that replace or complete those of `DeployedProject`.
  init(
    _ files: KeyValuePairs<String, String>, services: [String] = [], project: [String: String] = [:],
    exports: [String: String] = [:]
  ) {
    let kept = DeployedProject.files.filter { project[$0.name] == nil }
    let policies = kept + project.map { (name: $0.key, text: $0.value) }
    let test = TestProject(policies)
    let checked = test.check()
    var sources = test.sources
    guard let budgets = test.lower(checked) else {
      failures = checked.findings.filter { $0.severity == .error }.map { "\(test.name(of: $0.span)): \($0.message)" }
      return
    }
    let targets = budgets.programs.compactMap { program in
      (try? TargetExport(of: program.name, in: budgets)).flatMap { $0 }.map { export in
        ExpectedTarget(
          export, of: checked.resolved, exportNames: exports.filter { $0.value == program.name }.map(\.key))
      }
    }
    let variables = Set(targets.flatMap(\.variables).map(\.name))
    var given: [DeploymentFile] = []
    var ids: [String: FileID] = [:]
    var named: [String: EnvironmentFile] = [:]
    for (name, text) in files {
      let isNamed = name.hasPrefix("+")
      let name = isNamed ? String(name.dropFirst()) : name
      let id = sources.add(SourceFile(path: SourcePath(name), bytes: Array(text.utf8)))
      guard !isNamed else {
        named[name] = EnvironmentFile(Array(text.utf8), file: id, wanted: variables)
        continue
      }
      ids[name] = id
      do throws(DeploymentFile.Failure) {
        given.append(try DeploymentFile(Array(text.utf8), named: name, file: id))
      } catch {
        switch error {
        case .unreadable(let finding): failures.append("\(finding.id): \(finding.message)")
        case .unknownKind: failures.append("\(name): unknown kind")
        }
      }
    }
    let bare = Deployment(given, variables: variables)
    var referents: [FileReference: Deployment.Referent] = [:]
    for reference in Array(bare.baseReferences) + bare.environmentReferences.map(\.reference) {
      referents[reference] =
        ids[reference.path].map { .given($0) } ?? named[reference.path].map { .environment($0) }
        ?? exports[reference.path].map { .export(of: $0) }
    }
    let audit = Audit(bare.resolving(referents), for: targets, services: services)
    let judged = Checker.judge(
      audit.findings, of: KnobNotExposed.metadata, about: checked.resolved,
      options: CheckOptions(today: JudgedExample.today))
    let tables = sources.files.map { LineTable($0.bytes) }
    let place = { (span: Span) -> String in
      let line = tables[Int(span.file.index)].position(of: span.range.lowerBound).line
      return "\(sources[span.file].path.shown):\(line)"
    }
    findings = judged.standing.map { "\($0.severity.rawValue) \(place($0.span)): \($0.message)" }
    accepted = judged.accepted.map { "\(place($0.span)): \($0.message)" }
    problems = audit.problems.map { ($0.span.map(place) ?? "") + ": " + $0.words }
    marks = audit.targets.flatMap(\.variables).flatMap { variable in
      variable.marks.map { "\(variable.expected.name) \($0.verdict.rawValue) \(place($0.span))" }
        + (variable.status == .unset ? ["\(variable.expected.name) unset"] : [])
    }
  }
}
