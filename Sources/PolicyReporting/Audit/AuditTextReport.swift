import PolicyAudit
import PolicySource

/// Draws what became of every variable as a table for people, one for each program.
package struct AuditTextReport {
  private var lines: SourceLines
  private let appearance: Appearance

  package init(_ sources: SourceMap, _ appearance: Appearance) {
    lines = SourceLines(sources)
    self.appearance = appearance
  }

  /// With an empty line behind each table.
  package mutating func render(_ targets: [AuditedTarget]) -> PrintableText {
    var canvas = Canvas(appearance)
    for target in targets where !target.variables.isEmpty {
      canvas.foreign("\(target.program) \(target.version)")
      canvas.endLine()
      let width = target.variables.map { $0.expected.name.utf8.count }.max() ?? 0
      for variable in target.variables {
        for (index, row) in rows(of: variable).enumerated() {
          let name = index == 0 ? variable.expected.name : ""
          canvas.foreign("  \(name)\(String(repeating: " ", count: width - name.utf8.count))  \(row)")
          canvas.endLine()
        }
      }
      canvas.endLine()
    }
    return canvas.text
  }

  private mutating func rows(of variable: AuditedVariable) -> [String] {
    guard variable.status != .unset else { return ["left out: no policy sets \(variable.expected.field.path)"] }
    guard !variable.marks.isEmpty else { return ["not named"] }
    // One line may take a variable several times.
    var rows: [String] = []
    for row in variable.marks.map({ row($0) }) where !rows.contains(row) { rows.append(row) }
    return rows
  }

  private mutating func row(_ mark: AuditedVariable.Mark) -> String {
    let line = lines.position(of: mark.span.range.lowerBound, in: mark.span.file).line
    let words = mark.verdict.words + String(repeating: " ", count: 14 - mark.verdict.words.utf8.count)
    let details = [mark.part.isEmpty ? nil : mark.part, mark.means?.words].compactMap { $0 }.joined(separator: ", ")
    let place = "\(lines.path(of: mark.span.file).shown):\(line)"
    return details.isEmpty ? words + place : "\(words)\(place) (\(details))"
  }
}

extension AuditedVariable.Mark.Verdict {
  fileprivate var words: String {
    switch self {
    case .passed: "passed on"
    case .contradicted: "contradicted"
    case .missing: "missing"
    case .documented: "documented"
    case .undocumented: "undocumented"
    }
  }
}

extension PassedVariable.Means {
  /// Nil where the place says it already.
  fileprivate var words: String? {
    switch self {
    case .environment: "environment"
    case .environmentFile: "env_file"
    case .script: "GITHUB_ENV"
    case .expression: "expression"
    case .literal: "timeout-minutes"
    case .documentation: nil
    }
  }
}
