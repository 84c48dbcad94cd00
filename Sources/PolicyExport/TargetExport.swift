// PolicyExport turns budgets into the variables of a program, and writes and reads these in every dialect.

import PolicyModel

/// What one program is told: its variables with the values that the policies of a project want.
package struct TargetExport: Sendable {
  /// A variable that nothing is written for, because no policy and no default gives its field a value.
  package struct Unset: Hashable, Sendable {
    package let variable: String
    package let field: FieldID
  }

  package let source: ExportSource
  /// In the order of the target file.
  package let assignments: [Assignment]
  package let unset: [Unset]
  /// All variables that the program reads, set or not.
  package var variables: [String] { assignments.map(\.name) + unset.map(\.variable) }

  /// Nil when the project has no policy for this program, nor for one that uses it.
  ///
  /// - Throws: `ExportError.refused` for values that a knob cannot carry exactly; nothing is ever rounded or left out.
  package init?(of name: String, in set: BudgetSet) throws(ExportError) {
    guard let program = set.programs.first(where: { $0.name == name }) else { return nil }
    let users = Self.users(of: name, in: set)
    let budgets = set.budgets.filter { users.contains($0.program) }
    guard !budgets.isEmpty else { return nil }
    var assignments: [Assignment] = []
    var unset: [Unset] = []
    var refusals: [ExportRefusal] = []
    for variable in program.variables {
      let entries = budgets.filter { variable.surfaces.contains($0.surface) }.compactMap { $0[variable.field] }
      guard let entry = entries.first else {
        unset.append(Unset(variable: variable.name, field: variable.field))
        continue
      }
      guard let text = variable.text(of: entry) else {
        refusals.append(.unwritable(entry.value, as: variable))
        continue
      }
      guard entries.allSatisfy({ variable.text(of: $0) == text }) else {
        refusals.append(.ambiguous(variable))
        continue
      }
      assignments.append(
        Assignment(name: variable.name, value: text, explanation: Self.explanation(of: entry.value, entries)))
    }
    guard refusals.isEmpty else { throw .refused(refusals) }
    self.source = ExportSource(
      files: Set(budgets.flatMap(\.files)).sorted(), target: name, version: program.version)
    self.assignments = assignments
    self.unset = unset
  }

  /// The program itself and all that use it, directly or through another.
  private static func users(of name: String, in set: BudgetSet) -> Set<String> {
    var users: Set<String> = [name]
    while true {
      let more = set.programs.filter { !users.contains($0.name) && $0.uses.contains { users.contains($0) } }
      if more.isEmpty { return users }
      users.formUnion(more.map(\.name))
    }
  }

  /// `30m, discord.yaml:12 and web.yaml:12`: the value as people write it, and every place it comes from.
  private static func explanation(of value: FieldValue, _ entries: [Budget.Entry]) -> String {
    var places: [String] = []
    for source in entries.map(\.source) {
      let place = source.file.map { "\($0):\(source.line ?? 1)" } ?? source.kind.rawValue
      if !places.contains(place) { places.append(place) }
    }
    return "\(value), \(places.joined(separator: " and "))"
  }
}

extension Program.Variable {
  /// What the environment holds for a value; nil when it cannot be written exactly.
  fileprivate func text(of entry: Budget.Entry) -> String? {
    switch entry.value {
    case .duration(let duration):
      guard let size = unit?.duration, duration.milliseconds % size.milliseconds == 0 else { return nil }
      return String(duration.milliseconds / size.milliseconds)
    case .off: return off
    case .share(let share): return String(share.percent)
    case .count(let count): return String(count)
    case .flag(let flag): return flag ? on ?? "true" : off ?? "false"
    case .choice(let word): return word
    case .words(let words): return words.joined(separator: ",")
    case .text: return entry.words
    }
  }
}
