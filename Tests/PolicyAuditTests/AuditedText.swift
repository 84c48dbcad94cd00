import PolicyAudit
import PolicyCompiler
import PolicyDiagnostics
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

  /// A program `app` on the web that uses `helper`, and a program `bot` in CI. CAP_MS is to be 1800000, RUNS 3, PROXY_MS
  /// 90000, JOB_MINUTES 75, STEP_MINUTES 23 and BOT_MS 1200000; nothing sets IDLE_MS.
  static let project: [(name: String, text: String)] = [
    (
      "web.yaml",
      "policyc: 1\nsurface: web\ntarget: app\nrun:\n  hard_cap: 30m\n  max_concurrent: 3\nworkspace:\n  proxy_timeout: 90s\n"
    ),
    (
      "ci.yaml",
      "policyc: 1\nsurface: ci\ntarget: bot\nrun:\n  hard_cap: 20m\njob:\n  timeout: 75m\n  step_timeout: 23m\n"
    ),
    (
      "targets/app.yaml",
      """
      policyc: 1
      program: app
      version: "1"
      runtime: node
      surfaces: [web]
      uses: [helper]
      knobs:
        CAP_MS: {field: run.hard_cap, unit: ms}
        RUNS: {field: run.max_concurrent}
        IDLE_MS: {field: session.idle_timeout, unit: ms}
      \(behaviour)
      """
    ),
    (
      "targets/helper.yaml",
      """
      policyc: 1
      program: helper
      version: "1"
      runtime: node
      knobs:
        PROXY_MS: {field: workspace.proxy_timeout, unit: ms}
      """
    ),
    (
      "targets/bot.yaml",
      """
      policyc: 1
      program: bot
      version: "1"
      runtime: node
      surfaces: [ci]
      knobs:
        BOT_MS: {field: run.hard_cap, unit: ms}
        JOB_MINUTES: {field: job.timeout, unit: m}
        STEP_MINUTES: {field: job.step_timeout, unit: m}
      \(behaviour)
      """
    ),
  ]

  private static let behaviour = String(
    ExampleTarget.text[(ExampleTarget.text.firstRange(of: "behaviour:")?.lowerBound ?? ExampleTarget.text.endIndex)...])

  /// - Parameters:
  ///   - files: names with texts; a file that is only named by another stands behind `+`, as in `+deploy.env`.
  ///   - project: files that replace or complete those of `project`.
  init(
    _ files: KeyValuePairs<String, String>, services: [String] = [], project: [String: String] = [:],
    exports: [String: String] = [:]
  ) {
    let policies = Self.project.filter { project[$0.name] == nil } + project.map { (name: $0.key, text: $0.value) }
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
    var given: [DeploymentFile] = []
    var ids: [String: FileID] = [:]
    var named: [String: EnvironmentFile] = [:]
    for (name, text) in files {
      let isNamed = name.hasPrefix("+")
      let name = isNamed ? String(name.dropFirst()) : name
      let id = sources.add(SourceFile(path: SourcePath(name), bytes: Array(text.utf8)))
      guard !isNamed else {
        named[name] = EnvironmentFile(Array(text.utf8), file: id)
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
    let bare = Deployment(given, variables: Set(targets.flatMap(\.variables).map(\.name)))
    var referents: [FileReference: Deployment.Referent] = [:]
    for reference in Array(bare.baseReferences) + bare.environmentReferences.map(\.reference) {
      referents[reference] =
        ids[reference.path].map { .given($0) } ?? named[reference.path].map { .environment($0) }
        ?? exports[reference.path].map { .export(of: $0) }
    }
    let audit = Audit(bare.resolving(referents), for: targets, services: services)
    let judged = Checker.judge(
      audit.findings, of: KnobNotExposed.metadata, about: checked.resolved, in: sources,
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
