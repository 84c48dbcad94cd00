import PolicySource
import PolicyTimeline

/// Draws scenarios that did not pass for people, on a terminal or in a log.
package struct TestTextReport: Sendable {
  private let appearance: Appearance
  private var lines: SourceLines

  package init(_ sources: SourceMap, _ appearance: Appearance) {
    self.appearance = appearance
    self.lines = SourceLines(sources)
  }

  /// One scenario; empty when it passed.
  package mutating func text(of result: ScenarioResult) -> PrintableText {
    var canvas = Canvas(appearance)
    switch result.verdict {
    case .passed: return PrintableText()
    case .failed(let mismatches):
      head(result, "failed", &canvas)
      for mismatch in mismatches {
        row("\(mismatch.key): expected \(mismatch.expected), was \(mismatch.actual)", &canvas)
      }
      if let run = result.run { timeline(run, &canvas) }
      foot("run", result.stage, &canvas)
    case .notRun(let problem, let help):
      head(result, "not run", &canvas)
      row(problem, &canvas)
      foot("help", help, &canvas)
    }
    return canvas.text
  }

  private mutating func head(_ result: ScenarioResult, _ verdict: StaticString, _ canvas: inout Canvas) {
    let name = result.scenario.name
    canvas.inked(.severity(.error), verdict)
    canvas.prose(": \(name.value)", from: verdict.utf8CodeUnitCount, indent: 2, ink: .strong)
    canvas.blanks(2 + canvas.frame.cornerIndent)
    canvas.inked(.frame, canvas.frame.corner)
    canvas.foreign(lines.path(of: name.span.file).shown)
    canvas.literal(":")
    canvas.number(lines.position(of: name.span.range.lowerBound, in: name.span.file).line)
    canvas.endLine()
  }

  private func timeline(_ run: ScenarioRun, _ canvas: inout Canvas) {
    canvas.blanks(2)
    canvas.inked(.frame, canvas.frame.side)
    canvas.endLine()
    for line in run.timeline.rows { row(appearance.unicode ? line : line.replacing("←", with: "<-"), &canvas) }
    if run.timelineOffset > .zero {
      row(" (on the cap's clock, which began \(run.timelineOffset) before the agent)", &canvas)
    }
  }

  private func row(_ text: String, _ canvas: inout Canvas) {
    canvas.blanks(2)
    canvas.inked(.frame, canvas.frame.side)
    canvas.blanks(1)
    canvas.row(text, from: 4) { canvas in
      canvas.blanks(2)
      canvas.inked(.frame, canvas.frame.side)
      return 3
    }
  }

  private func foot(_ label: StaticString, _ text: String, _ canvas: inout Canvas) {
    canvas.blanks(2)
    canvas.inked(.frame, "= ")
    canvas.inked(.strong, label)
    canvas.literal(": ")
    let column = 6 + label.utf8CodeUnitCount
    canvas.prose(text, from: column, indent: column)
  }
}
