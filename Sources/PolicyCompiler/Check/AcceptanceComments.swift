import PolicySource
import PolicyModel

/// The acceptances in comments, to be found by their rule and a place that they speak of.
struct AcceptanceComments {
  private struct Key: Hashable {
    let rule: String
    /// The chain or the lease, where the rule is about one.
    let relation: String?
    let file: FileID
  }

  /// What comments accept of one rule in one file. Lines are apart from each other; of values, one may lie in another.
  private struct Places {
    let lines: NestedSpans<[Acceptance]>
    let values: NestedSpans<[Acceptance]>
  }

  private let places: [Key: Places]

  init(_ comments: [PlacedAcceptance], on today: CalendarDate) {
    let inOrder =
      comments.filter { $0.acceptance.holds(on: today) } + comments.filter { !$0.acceptance.holds(on: today) }
    places = Dictionary(grouping: inOrder) {
      Key(rule: $0.acceptance.rule.value, relation: $0.acceptance.about, file: $0.line.file)
    }.mapValues {
      // What begins at the very end of a line is still on it.
      let lines = $0.map { (span: $0.line.through(1), acceptance: $0.acceptance) }
      let values = $0.flatMap { comment in comment.values.map { (span: $0, acceptance: comment.acceptance) } }
      return Places(lines: NestedSpans(grouping: lines), values: NestedSpans(grouping: values))
    }
  }

  /// What accepts the findings of a rule that begin at a place: the acceptances that speak of one line or value together,
  /// those that hold first.
  func acceptances(of rule: String, about relation: String?, at place: Span) -> [[Acceptance]] {
    guard let places = places[Key(rule: rule, relation: relation, file: place.file)] else { return [] }
    return places.lines.around(place.lower) + places.values.around(place.lower)
  }
}

extension NestedSpans<[Acceptance]> {
  fileprivate init(grouping pairs: [(span: Span, acceptance: Acceptance)]) {
    self.init(Dictionary(grouping: pairs, by: \.span).mapValues { $0.map(\.acceptance) })
  }
}

extension Span {
  /// The span with some bytes more at its end.
  fileprivate func through(_ bytes: UInt32) -> Span { Span(file: file, lower: lower, upper: upper + bytes) }
}

/// Spans of one file, each with something, of which any two are apart or one lies in the other.
struct NestedSpans<Value> {
  /// By where they begin, the longer first.
  private let spans: [(span: Span, value: Value)]
  /// For each the nearest one before it that it lies in.
  private let parents: [Int?]

  /// Looking up takes the logarithm of their number, and a step for each one that lies around another.
  init(_ values: [Span: Value]) {
    spans = values.sorted { ($0.key.lower, $1.key.upper) < ($1.key.lower, $0.key.upper) }.map { ($0.key, $0.value) }
    var parents: [Int?] = []
    var open: [Int] = []
    for (index, entry) in spans.enumerated() {
      while let last = open.last, spans[last].span.upper <= entry.span.lower { open.removeLast() }
      parents.append(open.last)
      open.append(index)
    }
    self.parents = parents
  }

  /// What comes with the spans that an offset lies in, the innermost first.
  func around(_ offset: UInt32) -> [Value] {
    let behind = spans.indices.partitionPoint { spans[$0].span.lower > offset }
    var found: [Value] = []
    var next = behind > 0 ? behind - 1 : nil
    while let index = next {
      if offset < spans[index].span.upper { found.append(spans[index].value) }
      next = parents[index]
    }
    return found
  }
}
