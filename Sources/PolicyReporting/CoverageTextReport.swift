import PolicyModel
import PolicyTimeline

/// Draws coverage as a table for people.
package enum CoverageTextReport {
  package static func render(_ coverage: Coverage, _ appearance: Appearance) -> PrintableText {
    let rows = coverage.policies.map(table)
    let label = rows.joined().map { $0[0].utf8.count }.max() ?? 0
    var lines: [String] = []
    for (policy, table) in zip(coverage.policies, rows) {
      lines += table.map { cells in
        (pad(cells[0], to: label + 2) + cells.dropFirst().map { pad($0, to: 7) }.joined()).trimmed
      }
      lines.append("  decided an outcome: \(list(policy.decided))")
      lines.append("  decided none: \(list(policy.undecided))")
      lines.append("")
    }
    lines.append(coverage.line)
    var canvas = Canvas(appearance)
    for line in lines {
      canvas.foreign(line)
      canvas.endLine()
    }
    return canvas.text
  }

  /// The heading and one row a clock, each a label and a cell for each side.
  private static func table(_ policy: Coverage.Policy) -> [[String]] {
    let heading = ["\(policy.surface.rawValue) on \(policy.program)"] + ClockSide.words
    return [heading]
      + policy.clocks.map { clock in
        ["  \(clock.clock.rawValue)"] + ClockSide.allCases.map { clock.sides.contains($0) ? "yes" : "-" }
      }
  }

  private static func list(_ fields: [FieldID]) -> String {
    fields.isEmpty ? "nothing" : fields.map(\.path).joined(separator: ", ")
  }

  private static func pad(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.utf8.count))
  }
}

extension Coverage {
  /// One line without a line break.
  package var line: String { "coverage: \(covered) of \(total) sides of clocks" }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmed: String {
    var text = self[...]
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return String(text)
  }
}
