import PolicySource

/// What became of the variables of one program.
package struct AuditedTarget: Sendable {
  package let program: String
  package let version: String
  /// In the order of the target file.
  package fileprivate(set) var variables: [AuditedVariable]
  private let places: [String: Int]

  init(_ target: ExpectedTarget) {
    program = target.program
    version = target.version
    variables = target.variables.map { AuditedVariable(expected: $0) }
    places = Dictionary(target.variables.indices.map { (target.variables[$0].name, $0) }) { first, _ in first }
  }

  mutating func note(_ mark: AuditedVariable.Mark, of variable: String) {
    guard let index = places[variable] else { return }
    if variables[index].marks.count < AuditedVariable.mostMarks { variables[index].marks.append(mark) }
  }
}

/// What became of one variable.
package struct AuditedVariable: Sendable {
  /// What one place does with it.
  package struct Mark: Sendable {
    package enum Verdict: String, Sendable, CaseIterable {
      case passed, contradicted, missing, documented, undocumented
    }

    package let verdict: Verdict
    /// What does it: `service gateway`, `job agent`; empty for an environment file.
    package let part: String
    /// Nil where nothing stands.
    package let means: PassedVariable.Means?
    package let span: Span
  }

  /// The most places that are told.
  static let mostMarks = 100

  package enum Status: String, Sendable, CaseIterable {
    /// Every process that reads it gets it.
    case passed
    /// Only an example names it, and nothing that passes variables on was given.
    case documented
    case missing
    case contradicted
    /// No policy gives it a value, so nothing is exported.
    case unset
  }

  package let expected: ExpectedVariable
  /// In the order in which they were found.
  package fileprivate(set) var marks: [Mark] = []

  init(expected: ExpectedVariable) { self.expected = expected }

  package var status: Status {
    let verdicts = marks.map(\.verdict)
    if expected.value == nil { return .unset }
    if verdicts.contains(.contradicted) { return .contradicted }
    if verdicts.contains(.missing) { return .missing }
    if verdicts.contains(.passed) { return .passed }
    return verdicts.contains(.documented) ? .documented : .missing
  }
}
