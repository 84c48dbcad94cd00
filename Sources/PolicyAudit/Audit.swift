// PolicyAudit says what the files of a deployment make of the exported variables.

import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules

/// What a deployment makes of the variables that its programs have to read.
///
/// A pure function of the files and of what is expected; acceptance and weight are the checker's.
package struct Audit {
  /// Findings of `knob-not-exposed`, by target and then in the order of its variables.
  package private(set) var findings: [Finding] = []
  package private(set) var targets: [AuditedTarget] = []
  /// Why it could not be done as asked; empty when it could.
  package private(set) var problems: [AuditProblem] = []

  private let deployment: Deployment
  private let expected: [ExpectedTarget]
  /// What `.env` files and exports set, for texts that take other variables.
  private let values: [String: String]
  private var seen: Set<Spoken> = []
  /// Whether there were more findings than are told.
  private var isCut = false

  /// One defect is told once, however many processes have it from the same place.
  private struct Spoken: Hashable {
    let variable: String
    let span: Span
    let message: String
  }

  /// - Parameters:
  ///   - targets: only those that a platform of the deployment runs are audited.
  ///   - services: the services of compose files to look at; all when empty.
  package init(_ deployment: Deployment, for targets: [ExpectedTarget], services: [String] = []) {
    self.deployment = deployment
    expected = targets.filter { !$0.platforms.isDisjoint(with: deployment.platforms) }
    values = Self.values(in: deployment, targets)
    let processes = processes(services)
    for target in services.isEmpty ? expected : answered(by: processes) { audit(target, processes) }
  }

  /// The programs that some named services answer for: those that they run, or all where they are not seen to run any.
  private func answered(by processes: [ServiceProcess]) -> [ExpectedTarget] {
    let run = expected.filter { !processes.running($0).isEmpty }.map(\.program)
    let isOpen = run.isEmpty && !processes.isEmpty
    return expected.filter { isOpen || !$0.platforms.contains(.containers) || run.contains($0.program) }
  }

  private static func values(in deployment: Deployment, _ targets: [ExpectedTarget]) -> [String: String] {
    var values: [String: String] = [:]
    for file in deployment.environments where !file.isExample {
      for passed in file.content.passedVariables.values { values[passed.name] = passed.value.plain }
    }
    for variable in targets.flatMap(\.variables) { values[variable.name] = variable.value ?? values[variable.name] }
    return values
  }

  // MARK: Targets

  private mutating func audit(_ target: ExpectedTarget, _ processes: [ServiceProcess]) {
    var audited = AuditedTarget(target)
    let running = target.platforms.contains(.containers) ? processes.running(target) : []
    let workflows = WorkflowAnswer(deployment.workflows, target)
    for variable in target.variables where variable.value != nil {
      if target.platforms.contains(.containers) {
        if !deployment.compose.isEmpty { judge(variable, in: processes, running: running, &audited) }
        judgeDocumentation(of: variable, &audited)
      }
      if target.platforms.contains(.workflows), !deployment.workflows.isEmpty {
        judge(variable, in: workflows, &audited)
      }
    }
    targets.append(audited)
  }

  /// Notes what a place hands on, and reports where it contradicts the policy.
  private mutating func judge(
    _ passed: PassedVariable, of variable: ExpectedVariable, by subject: String, on platform: Platform,
    isExample: Bool = false, _ audited: inout AuditedTarget
  ) {
    let isDocumentation = passed.means == .documentation
    let part = isDocumentation ? "" : subject
    let lookup = { (name: String) in values[name] }
    guard let contradiction = Contradiction(passed, wanted: variable.value ?? "", lookup) else {
      let verdict: AuditedVariable.Mark.Verdict = isDocumentation ? .documented : .passed
      return audited.note(
        .init(verdict: verdict, part: part, means: passed.means, span: passed.span), of: variable.name)
    }
    var finding = AuditFindings.contradicted(variable, contradiction, by: subject, passed, on: platform)
    if isExample { finding.diagnostic.severity = .warning }
    audited.note(
      .init(verdict: .contradicted, part: part, means: passed.means, span: finding.diagnostic.span),
      of: variable.name)
    report(finding, of: variable)
  }

  private mutating func report(_ finding: @autoclosure () -> Finding, of variable: ExpectedVariable) {
    guard !isCut else { return }
    let finding = finding()
    let spoken = Spoken(
      variable: variable.name, span: finding.diagnostic.span, message: finding.diagnostic.message)
    guard seen.insert(spoken).inserted else { return }
    guard findings.count < DiagnosticBag.capacity else {
      isCut = true
      problems.append(AuditProblem("there are more than \(DiagnosticBag.capacity) findings, which are not all told"))
      return
    }
    findings.append(finding)
  }

  private mutating func reportMissing(
    _ variable: ExpectedVariable, by subject: String?, at span: Span, gaps: [Note] = [], on platform: Platform,
    _ audited: inout AuditedTarget
  ) {
    audited.note(.init(verdict: .missing, part: subject ?? "", means: nil, span: span), of: variable.name)
    report(AuditFindings.missing(variable, by: subject, at: span, gaps: gaps, on: platform), of: variable)
  }
}

// MARK: Containers

extension Audit {
  /// The services that are looked at.
  private mutating func processes(_ names: [String]) -> [ServiceProcess] {
    guard !deployment.compose.isEmpty else {
      if let name = names.first { problems.append(AuditProblem("there is no compose file for the service \(name)")) }
      return []
    }
    let project = ComposeProject(deployment.compose) { [deployment] reference in
      guard case .given(let file) = deployment.referents[reference] else { return nil }
      return file
    }
    problems += project.problems
    for name in names where !project.services.contains(where: { $0.name.value.utf8.elementsEqual(name.utf8) }) {
      let question = Suggestions.question(for: name, among: project.services.map(\.name.value))
      problems.append(AuditProblem("no compose file has the service \(name)", help: question))
    }
    return project.services
      .filter { names.isEmpty ? !project.templates.contains(Array($0.name.value.utf8)) : names.contains($0.name.value) }
      .map { ServiceProcess($0, in: deployment, expected) }
  }

  private mutating func judge(
    _ variable: ExpectedVariable, in processes: [ServiceProcess], running: [ServiceProcess],
    _ audited: inout AuditedTarget
  ) {
    guard !running.isEmpty else {
      guard let file = deployment.compose.last else { return }
      let isFree = processes.count == 1 && !expected.contains { !processes.running($0).isEmpty }
      let alone = isFree ? processes.first : nil
      return reportMissing(
        variable, by: alone?.title, at: alone?.place ?? file.servicesKey,
        gaps: Array(processes.flatMap(\.gaps).prefix(3)), on: .containers, &audited)
    }
    for process in running {
      if let passed = process.passedVariables[variable.name] {
        judge(passed, of: variable, by: process.title, on: .containers, &audited)
      } else {
        reportMissing(
          variable, by: process.title, at: process.place, gaps: Array(process.gaps.prefix(3)), on: .containers,
          &audited)
      }
    }
  }

  /// Environment files: an example has to name the variable, and none may have another value.
  private mutating func judgeDocumentation(of variable: ExpectedVariable, _ audited: inout AuditedTarget) {
    for file in deployment.environments {
      let subject = file.isExample ? "the example" : "the environment file"
      if let passed = file.content.passedVariables[variable.name], passed.value.plain?.isEmpty != true {
        judge(passed, of: variable, by: subject, on: .containers, isExample: file.isExample, &audited)
      } else if let span = file.content.passedVariables[variable.name]?.span ?? file.content.mentions[variable.name] {
        audited.note(.init(verdict: .documented, part: "", means: .documentation, span: span), of: variable.name)
      } else if file.isExample {
        audited.note(
          .init(verdict: .undocumented, part: "", means: nil, span: .start(of: file.file)), of: variable.name)
        report(AuditFindings.undocumented(variable, in: file.file), of: variable)
      }
    }
  }
}

// MARK: Workflows

extension Audit {
  private mutating func judge(
    _ variable: ExpectedVariable, in answer: WorkflowAnswer, _ audited: inout AuditedTarget
  ) {
    let passedVariables = answer.passedVariables(of: variable)
    for (subject, passed) in passedVariables {
      judge(passed, of: variable, by: subject, on: .workflows, &audited)
    }
    if passedVariables.isEmpty, let place = answer.place {
      reportMissing(variable, by: answer.subject, at: place, on: .workflows, &audited)
    }
  }
}

extension PassedValue {
  /// What it is while no variable is set; nil for what is not known.
  fileprivate var plain: String? {
    switch self {
    case .fixed(let text): text
    case .interpolated(let text): text.filled { _ in nil }
    case .inherited, .unreadable: nil
    }
  }
}
