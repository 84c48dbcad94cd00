import PolicyModel

/// What a target cites, held against a snapshot of the source.
struct Citations {
  /// What the cited lines do not say, a line each; in the order of the target.
  private(set) var problems: [String] = []
  private let snapshot: SourceSnapshot

  init(of target: TargetDocument, in snapshot: SourceSnapshot) {
    self.snapshot = snapshot
    for statement in target.statements { check(statement) }
    for key in BehaviourKey.allCases {
      for place in target.sourcePlaces(of: key) { checkWords(place, of: "behaviour.\(key.rawValue)") }
    }
  }

  /// The numbers of the lines must add up to the value; other values are words, of which the line has to be the same.
  private mutating func check(_ statement: TargetStatement) {
    guard let value = statement.value, let number = value.number else {
      for place in statement.places { checkWords(place, of: statement.subject) }
      return
    }
    var sums: Set<Int64> = [0]
    for place in statement.places {
      guard case .line(let path, let line) = place else { return }
      guard let text = snapshot.lines(of: path)?[line: line] else {
        problems.append("\(statement.subject): \(place) is gone\(whereabouts(of: place))")
        return
      }
      let readings = WrittenNumbers(in: text).readings(like: value) ?? []
      sums = Set(sums.flatMap { sum in readings.map { sum + $0 } })
    }
    guard !statement.places.isEmpty, !sums.contains(number) else { return }
    let places = statement.places.map { "\($0)\(whereabouts(of: $0))" }.joined(separator: " + ")
    problems.append("\(statement.subject) is \(value), which is not in \(places)")
  }

  /// A line that says a word, or shows a behaviour: it has to be there, and the same as at the cited commit.
  private mutating func checkWords(_ place: SourcePlace, of subject: String) {
    guard case .line(let path, let line) = place else { return }
    let text = snapshot.lines(of: path)?[line: line]
    let cited = snapshot.citedLines(of: path)?[line: line]
    if text?.contains(where: { !$0.isWhitespace }) ?? false, cited == nil || cited == text { return }
    problems.append("\(subject): \(place) is not what it was\(whereabouts(of: place))")
  }

  /// Where the cited line stands now, if that is one place.
  private func whereabouts(of place: SourcePlace) -> String {
    guard case .line(let path, let line) = place, let cited = snapshot.citedLines(of: path)?[line: line],
      let lines = snapshot.lines(of: path), lines[line: line] != cited
    else { return "" }
    let places = lines.indices.filter { lines[$0] == cited }
    return places.count == 1 ? ", now line \(places[0] + 1)" : ""
  }
}
