import PolicySource
import PolicyModel
import PolicyTimeline
import PolicyRules

/// Turns checked policies into budgets: syntax goes, values and origins stay.
package struct Lowering {
  private let sources: SourceMap
  private var lineTables: [FileID: LineTable] = [:]

  package static func lower(_ policies: [CheckedPolicy], _ sources: SourceMap) -> BudgetSet {
    var lowering = Lowering(sources: sources)
    let budgets = policies.compactMap { lowering.budget(of: $0.policy) }
      .sorted { ($0.program, $0.surface) < ($1.program, $1.surface) }
    return BudgetSet(budgets: budgets, programs: programs(of: policies.map(\.policy)))
  }

  private init(sources: SourceMap) { self.sources = sources }

  // MARK: Budgets

  private mutating func budget(of policy: ResolvedPolicy) -> Budget? {
    guard let target = policy.target else { return nil }
    var entries: [Budget.Entry] = []
    for definition in policy.fields.fields where definition.role != .demand {
      guard case .known(let reading) = policy.state(of: definition.id) else { continue }
      entries.append(
        Budget.Entry(
          field: definition.id, value: reading.value, source: source(of: reading.origin),
          words: Self.words(of: reading, in: policy)))
    }
    return Budget(
      surface: policy.surface.value, program: target.document.program.value, entries: entries,
      guarantees: policy.guarantees,
      files: policy.lineage.map { sources[$0].path.inProject }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  private static func words(of reading: ResolvedValue, in policy: ResolvedPolicy) -> String? {
    guard case .text(let text) = reading.value else { return nil }
    guard reading.field.definition.role == .words else { return text }
    guard let run = policy.runParameters else { return nil }
    return CopyTemplate(text).rendered(
      in: run, approvalDeadline: DeadlineRange(run)?.longest, on: policy.surface.value)
  }

  private mutating func source(of origin: Origin) -> Budget.Source {
    guard let span = origin.span else { return Budget.Source(kind: origin.kind, file: nil, line: nil, column: nil) }
    let file = sources[span.file]
    let table = lineTables[span.file] ?? LineTable(file.bytes)
    lineTables[span.file] = table
    let position = table.position(of: span.range.lowerBound)
    return Budget.Source(
      kind: origin.kind, file: file.path.inProject, line: position.line, column: position.column)
  }

  // MARK: Programs

  private static func programs(of policies: [ResolvedPolicy]) -> [Program] {
    var programs: [String: Program] = [:]
    for target in policies.compactMap(\.target) {
      for owner in target.contributors where programs[owner.program.value] == nil {
        programs[owner.program.value] = program(owner)
      }
    }
    return programs.values.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func program(_ target: TargetDocument) -> Program {
    Program(
      name: target.program.value, version: target.version.spanned?.value ?? "",
      variables: target.knobs.map { knob in
        Program.Variable(
          name: knob.name.value, field: knob.field, unit: knob.unit?.value, on: knob.on?.value, off: knob.off?.value,
          surfaces: Surface.builtIn.filter { knob.serves($0) })
      },
      uses: target.uses.map(\.value))
  }
}
