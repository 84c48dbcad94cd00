import PolicySource
import PolicyYAML

/// What one document of a GitHub workflow file hands to its jobs (GitHub documentation, workflow syntax).
struct WorkflowFile: Sendable {
  struct Job: Sendable {
    let name: Spanned<String>
    /// What it takes from its own `env` and in its expressions, and what its steps take.
    fileprivate(set) var passedVariables: [PassedVariable] = []
    /// Its own `timeout-minutes`, where a number stands there.
    fileprivate(set) var timeout: Spanned<String>?
    /// Those of its steps.
    fileprivate(set) var stepTimeouts: [Spanned<String>] = []
    /// The scripts that write to the environment of later steps.
    fileprivate(set) var scripts: [Spanned<String>] = []

    fileprivate init(_ name: Spanned<String>) { self.name = name }
  }

  let file: FileID
  /// The key `jobs`.
  let jobsKey: Span
  let jobs: [Job]
  /// The `env` of the whole workflow.
  let environment: [PassedVariable]

  /// - Parameter wanted: the variables that are asked about; others are passed over.
  /// - Returns: nil for a document without jobs or without `on`.
  init?(_ document: ForeignNode, file: FileID, wanted: Set<String>) {
    guard let jobs = document.entry("jobs"), jobs.value.kind == .mapping, document["on"] != nil else { return nil }
    let reader = WorkflowReader(wanted: wanted)
    self.file = file
    jobsKey = jobs.key.span
    environment = document["env"].map(reader.environment) ?? []
    self.jobs = jobs.value.entries.map(reader.job)
  }
}

private struct WorkflowReader {
  let wanted: Set<String>

  func job(_ entry: ForeignNode.Entry) -> WorkflowFile.Job {
    var job = WorkflowFile.Job(Spanned(entry.key.text, at: entry.key.span))
    for part in entry.value.entries {
      switch part.key.text {
      // What a job hands to other jobs has an effect only where one of them takes it.
      case "outputs": break
      case "steps": for step in part.value.items { read(step, into: &job) }
      case "timeout-minutes":
        job.timeout = number(part.value)
        fallthrough
      default: visit(part, into: &job)
      }
    }
    return job
  }

  private func read(_ step: ForeignNode, into job: inout WorkflowFile.Job) {
    for part in step.entries {
      if part.key.utf8Equals("timeout-minutes"), let timeout = number(part.value) { job.stepTimeouts.append(timeout) }
      if part.key.utf8Equals("run"), Array(part.value.text.utf8).contains(Array("GITHUB_ENV".utf8)) {
        job.scripts.append(Spanned(part.value.text, at: part.key.span))
      }
      visit(part, into: &job)
    }
  }

  private func number(_ node: ForeignNode) -> Spanned<String>? {
    node.kind == .scalar && !WorkflowExpression.isIn(node.text) ? Spanned(node.text, at: node.span) : nil
  }

  private func visit(_ entry: ForeignNode.Entry, into job: inout WorkflowFile.Job) {
    if entry.key.utf8Equals("env"), entry.value.kind == .mapping {
      job.passedVariables += environment(entry.value)
    } else {
      visit(entry.value, into: &job)
    }
  }

  /// Everything below a node; its depth is bounded by the reader.
  private func visit(_ node: ForeignNode, into job: inout WorkflowFile.Job) {
    switch node.kind {
    case .scalar: job.passedVariables += mentions(in: node)
    case .sequence: for item in node.items { visit(item, into: &job) }
    case .mapping: for entry in node.entries { visit(entry, into: &job) }
    }
  }

  // MARK: Variables

  func environment(_ node: ForeignNode) -> [PassedVariable] {
    node.entries.flatMap { entry -> [PassedVariable] in
      let mentions = mentions(in: entry.value)
      let name = entry.key.text
      guard VariableName.isOne(name.utf8), wanted.contains(name), !mentions.contains(where: { $0.name == name }) else {
        return mentions
      }
      let isExpression = WorkflowExpression.isIn(entry.value.text)
      let value: PassedValue = isExpression ? .inherited : .fixed(entry.value.isNull ? "" : entry.value.text)
      let span = entry.value.span.range.isEmpty ? entry.key.span : entry.value.span
      return mentions + [PassedVariable(name, value, by: .environment, at: span, text: entry.value.textSpan)]
    }
  }

  private func mentions(in node: ForeignNode) -> [PassedVariable] {
    guard node.kind == .scalar, WorkflowExpression.isIn(node.text) else { return [] }
    return WorkflowExpression(node.text).mentions.filter { wanted.contains($0.name) }.map { mention in
      PassedVariable(
        mention.name, .interpolated(Interpolation(mention)), by: .expression,
        at: Span(part: mention.range, of: node.textSpan) ?? node.span, text: node.textSpan)
    }
  }
}

extension Interpolation {
  /// A variable of an expression, which is empty where nobody sets it.
  fileprivate init(_ mention: WorkflowExpression.Mention) {
    let operation = mention.fallback.map { fallback in
      Operation(
        form: .fallback, takesEmptyForUnset: true, argument: [.text(fallback.text)], range: fallback.range)
    }
    self.init(pieces: [.variable(mention.name, operation)])
  }
}
