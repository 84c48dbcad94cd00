import PolicySource
import PolicyModel

/// What all workflows together hand to one program.
struct WorkflowAnswer {
  private let workflows: [WorkflowFile]
  private let target: ExpectedTarget
  /// The jobs that seem to run the program: those that take one of its variables, else the only one there is.
  private let jobs: [WorkflowFile.Job]
  /// The scripts that write the whole export to the environment of the steps behind them, by where they stand.
  private let exportingScripts: Set<Span>

  init(_ workflows: [WorkflowFile], _ target: ExpectedTarget) {
    self.workflows = workflows
    self.target = target
    let all = workflows.flatMap(\.jobs)
    let scripts = Dictionary(all.flatMap(\.scripts).map { ($0.span, $0.value) }) { first, _ in first }
    let exporting = Set(scripts.filter { Self.exports(target, $0.value) }.keys)
    let variables = Set(target.variables.map(\.name))
    let named = all.filter { job in
      job.passedVariables.contains { variables.contains($0.name) }
        || job.scripts.contains { exporting.contains($0.span) }
    }
    exportingScripts = exporting
    jobs = named.isEmpty && all.count == 1 ? all : named
  }

  /// Where a variable would be added: the job that seems to run the program, or all jobs of the first workflow where
  /// that may be several or none; nil without any workflow.
  var place: Span? {
    guard jobs.count != 1 else { return jobs[0].name.span }
    let workflow = workflows.first { workflow in jobs.contains { $0.name.span.file == workflow.file } }
    return (workflow ?? workflows.first)?.jobsKey
  }

  /// The job that seems to run the program; nil where that may be several or none.
  var subject: String? { jobs.count == 1 ? "job \(jobs[0].name.value)" : nil }

  /// Every place that hands a variable on, with who does it.
  func passedVariables(of variable: ExpectedVariable) -> [(subject: String, passed: PassedVariable)] {
    var found: [(subject: String, passed: PassedVariable)] = []
    for workflow in workflows {
      guard let passed = workflow.environment.last(where: { $0.name == variable.name }) else { continue }
      if !isHidden(variable, in: workflow) { found.append(("the workflow", passed)) }
    }
    for job in jobs {
      let own = job.passedVariables.filter { $0.name == variable.name } + scripted(variable, in: job)
      found += own.map { ("job \(job.name.value)", $0) }
    }
    return found.isEmpty
      ? jobs.flatMap { job in literals(variable, in: job).map { ("job \(job.name.value)", $0) } } : found
  }

  /// Whether every job of a workflow that seems to run the program has the variable in an `env` of its own, which wins
  /// over the `env` of the workflow (GitHub documentation, variables).
  private func isHidden(_ variable: ExpectedVariable, in workflow: WorkflowFile) -> Bool {
    let running = jobs.filter { $0.name.span.file == workflow.file }
    return !running.isEmpty
      && running.allSatisfy { job in
        job.passedVariables.contains { $0.name == variable.name && $0.means == .environment }
      }
  }

  /// A script that writes the whole export to the environment of the steps behind it, which sets no timeout.
  private func scripted(_ variable: ExpectedVariable, in job: WorkflowFile.Job) -> [PassedVariable] {
    guard ![.jobTimeout, .jobStepTimeout].contains(variable.field) else { return [] }
    return job.scripts.filter { exportingScripts.contains($0.span) }.prefix(1).map { script in
      PassedVariable(variable.name, .inherited, by: .script, at: script.span)
    }
  }

  private static func exports(_ target: ExpectedTarget, _ script: String) -> Bool {
    let bytes = Array(script.utf8)
    let isExport =
      bytes.contains(Array("policyc export".utf8)) && bytes.contains(Array("--target \(target.program)".utf8))
    return isExport || target.exportNames.contains { bytes.contains(Array($0.utf8)) }
  }

  /// The numbers that stand where a timeout could have been taken from the variable.
  private func literals(_ variable: ExpectedVariable, in job: WorkflowFile.Job) -> [PassedVariable] {
    guard variable.unit == .minutes else { return [] }
    let numbers: [Spanned<String>] =
      switch variable.field {
      case .jobTimeout: [job.timeout].compactMap { $0 }
      case .jobStepTimeout: job.stepTimeouts
      default: []
      }
    let passedVariables = numbers.map { PassedVariable(variable.name, .fixed($0.value), by: .literal, at: $0.span) }
    // Of several steps, one that has the number is the one that runs the program.
    return passedVariables.first { $0.value == .fixed(variable.value ?? "") }.map { [$0] }
      ?? Array(passedVariables.prefix(1))
  }
}
