import PolicyModel

/// A run drawn as text: one line for each thing that happens, at most eight.
///
/// Instants are on the cap's clock, 0:00 where the program starts it, so that they do not depend on set-up.
package struct Timeline: Sendable {
  package struct Line: Hashable, Sendable {
    package let at: Duration
    package let text: String
    /// What a reader should notice there.
    package let remark: String?
  }

  /// In order of time; of a longer run the beginning and the end.
  package let lines: [Line]
  /// How many lines were left out before the last three.
  package let omitted: Int

  static let mostLines = 8

  package init(_ evidence: Evidence) {
    // Its ids are made up.
    self.init(of: evidence.parameters, setup: evidence.setup, namesAsks: false, evidence.steps)
  }

  /// Draws a run whose agent starts at 0; the steps are gone through three times. Of several asks each is called by its
  /// number and its id, which may hold any characters.
  package init(of parameters: RunParameters, setup: Duration, _ steps: some Sequence<RunStep>) {
    self.init(of: parameters, setup: setup, namesAsks: true, steps)
  }

  private init(of parameters: RunParameters, setup: Duration, namesAsks: Bool, _ steps: some Sequence<RunStep>) {
    var drawing = TimelineDrawing(parameters, setup: setup, namesAsks: namesAsks, steps)
    drawing.draw(steps)
    let all = drawing.lines
    guard all.count > Self.mostLines else {
      (lines, omitted) = (all, 0)
      return
    }
    lines = all.prefix(Self.mostLines - 4) + all.suffix(3)
    omitted = all.count - lines.count
  }

  /// The drawing, line by line, instants and remarks aligned; with a line in place of what was left out.
  package var rows: [String] {
    let instants = lines.map { Self.columns(of: $0.at) }
    let width = instants.map(\.whole.count).max() ?? 0
    let fraction = instants.map(\.fraction.count).max() ?? 0
    let longest = lines.filter { $0.remark != nil }.map(\.text.count).max() ?? 0
    var rows = zip(lines, instants).map { line, instant in
      let head = " " + Self.padding(width - instant.whole.count) + instant.whole + instant.fraction
      let text = Self.padding(fraction - instant.fraction.count + 6) + line.text
      return head + text + (line.remark.map { Self.padding(longest - line.text.count + 6) + "← " + $0 } ?? "")
    }
    if omitted > 0 {
      rows.insert(Self.padding(width + fraction + 7) + "(\(omitted) more)", at: rows.count - 3)
    }
    return rows
  }

  /// `17:00.001` as `17:00` and `.001`, so that the seconds of all lines stand below one another.
  private static func columns(of instant: Duration) -> (whole: String, fraction: String) {
    let reading = instant.onTheClock
    guard let point = reading.firstIndex(of: ".") else { return (reading, "") }
    return (String(reading[..<point]), String(reading[point...]))
  }

  private static func padding(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }
}
