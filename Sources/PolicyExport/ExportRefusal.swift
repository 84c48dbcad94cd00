import PolicySource
import PolicyModel

/// Why an assignment cannot be exported.
package struct ExportRefusal: Hashable, Sendable {
  /// The name of the variable, as it was given.
  package let variable: String
  /// One line: what is in the way, where, and why.
  package let message: String
  /// What to do, as an order.
  package let help: String

  /// A dialect that cannot carry a value or takes no such name; the help names those that can.
  static func obstructed(_ assignment: Assignment, by obstacle: Obstacle) -> ExportRefusal {
    let carriers = DialectCatalog.carriers(of: assignment)
    let (subject, words) =
      switch obstacle.subject {
      case .value: ("value", "the value of \(assignment.name)")
      case .name: ("name", "the name \(assignment.name)")
      }
    return ExportRefusal(
      variable: assignment.name, message: "\(words) \(obstacle.problem), and \(obstacle.why)",
      help: carriers.isEmpty
        ? "change the \(subject); no dialect can carry it"
        : "change the \(subject), or export it in a dialect that can carry it: \(Words.list(carriers, "or"))")
  }

  /// A value that is not a whole number of the knob's unit, or an `off` that the knob cannot say.
  static func unwritable(_ value: FieldValue, as variable: Program.Variable) -> ExportRefusal {
    ExportRefusal(
      variable: variable.name,
      message: "\(variable.field.path) of \(value) cannot be written as \(variable.name), and nothing is rounded",
      help: "write a value that is a whole number of the knob's unit")
  }

  /// A text that reads differently on the surfaces that share the knob, because its placeholders differ there.
  static func ambiguous(_ variable: Program.Variable) -> ExportRefusal {
    ExportRefusal(
      variable: variable.name,
      message: "\(variable.field.path) reads differently on the surfaces that share \(variable.name)",
      help: "leave out the placeholder that differs, or give each surface a knob of its own")
  }

  static func name(_ name: String) -> ExportRefusal {
    ExportRefusal(
      variable: name,
      message:
        "\(name.isEmpty ? "an empty name" : CommentLine.printable(name)) is not a name that every consumer takes",
      help: "begin the name with a capital letter and go on with capital letters, digits and _")
  }

  static func duplicate(_ name: String) -> ExportRefusal {
    ExportRefusal(
      variable: name, message: "\(name) is assigned twice, and consumers differ in which of the two they take",
      help: "assign each variable once")
  }

  /// Everything that keeps a dialect from carrying some assignments, in their order; one refusal per assignment.
  static func all(_ assignments: [Assignment], in dialect: any Dialect) -> [ExportRefusal] {
    var seen: Set<[UInt8]> = []
    return assignments.compactMap { assignment in
      guard assignment.hasPortableName else { return name(assignment.name) }
      guard seen.insert(Array(assignment.name.utf8)).inserted else { return duplicate(assignment.name) }
      return dialect.firstObstacle(to: assignment).map { obstructed(assignment, by: $0) }
    }
  }
}
