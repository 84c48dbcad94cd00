import PolicyDiagnostics
import PolicyModel
import PolicyRules

/// A target that honours every field, for examples that bring none of their own.
package enum ExampleTarget {
  package static let name = "example"

  package static let text: String = {
    let knobs = FieldCatalog.fields.filter { $0.role == .setting }.map(knob).joined()
    return """
      policyc: 1
      program: \(name)
      version: "1"
      runtime: node
      surfaces: [\(Surface.words.joined(separator: ", "))]
      knobs:
      \(knobs)\(behaviour)
      """
  }()

  /// The behaviour under which most can go wrong: clocks run while people are waited for.
  static let behaviour = """
    behaviour:
      hard_cap_starts: slot-grant
      setup_bounded: false
      approval_anchor: run-start
      approval_stops: inactivity
      ask_without_deadline: waits
      rearm_during_approval: any-activity
      reject_closes_all: true
      tie: inactivity
      cap_before_queue: false
      aborts_agent: true
      failure_copy: [\(Surface.builtIn.filter { $0.has(.people) }.map(\.rawValue).joined(separator: ", "))]
      failure_kinds: []

    """

  /// What a fragment of a target leaves out of its behaviour, which stands last in it.
  static func behaviour(completing fragment: String, _ keys: Set<String>) -> String {
    guard keys.contains("behaviour") else { return behaviour }
    let lines = fragment.split(separator: "\n").map { $0.filter { $0 != " " } }
    let missing = behaviour.split(separator: "\n").dropFirst().filter { line in
      let key = line.prefix { $0 != ":" }.filter { $0 != " " }
      return !lines.contains { $0.hasPrefix("\(key):") }
    }
    return missing.joined(separator: "\n") + "\n"
  }

  private static func knob(_ definition: FieldDefinition) -> String {
    let variable = definition.path.uppercased().map { $0.isLetter ? $0 : "_" }
    var lines = ["  \(String(variable)):", "    field: \(definition.path)"]
    switch definition.type {
    case .duration(_, let orOff):
      lines.append("    unit: ms")
      if orOff { lines.append("    off: \"0\"") }
    case .share: lines.append("    unit: percent")
    case .count, .flag, .choice, .words, .text: break
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
