import PolicyDiagnostics
import PolicyModel

/// The acceptances in comments, to be found by their rule and a place on their line.
struct AcceptanceComments {
  /// A line with what comments accept on it.
  private struct Line {
    let span: Span
    let acceptances: [Acceptance]
  }

  private struct Key: Hashable {
    let rule: String
    let file: FileID
  }

  /// In the order of the file.
  private let lines: [Key: [Line]]

  init(_ comments: [PlacedAcceptance], on today: CalendarDate) {
    lines = Dictionary(grouping: comments) { Key(rule: $0.acceptance.rule.value, file: $0.line.file) }.mapValues {
      let byLine = Dictionary(grouping: $0, by: \.line)
      return byLine.keys.sorted().map { line in
        let accepted = byLine[line, default: []].map(\.acceptance)
        return Line(
          span: line,
          acceptances: accepted.filter { $0.holds(on: today) } + accepted.filter { !$0.holds(on: today) })
      }
    }
  }

  /// What accepts the findings of a rule that begin on the line of a place, those that hold first; nil for nothing.
  func acceptances(of rule: String, at place: Span) -> [Acceptance]? {
    guard let lines = lines[Key(rule: rule, file: place.file)] else { return nil }
    var (first, end) = (0, lines.count)
    while first < end {
      let middle = (first + end) / 2
      if lines[middle].span.upper < place.lower { first = middle + 1 } else { end = middle }
    }
    guard first < lines.count, lines[first].span.lower <= place.lower else { return nil }
    return lines[first].acceptances
  }
}
