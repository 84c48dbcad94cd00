import PolicyModel

/// What a text for people says of limits.
struct LimitStatements {
  typealias Limit = LimitStatement.Limit

  /// In the order of the text.
  let statements: [LimitStatement]
  /// Of the whole text.
  let placeholders: Set<Limit>
  private let sentences: [Sentence]

  private struct Sentence {
    var placeholders: Set<Limit> = []
    /// Those that are not about something else.
    var durations: [Duration] = []
  }

  /// Reads a text in time that is linear in its size.
  ///
  /// - Parameters:
  ///   - own: the limit that the text is about.
  ///   - most: how many durations are read; the rest is not looked at.
  init(_ text: String, about own: Limit, most: Int) {
    let template = CopyTemplate(text)
    placeholders = Set(template.placeholders)
    // Nearly every text ends here.
    guard Self.namesUnit(text) else {
      (statements, sentences) = ([], [])
      return
    }
    let pieces = PieceList(PlainText(template))
    var statements: [LimitStatement] = []
    var sentences = [Sentence()]
    var place = 0
    for duration in StatedDurationReader(pieces).durations(most: most) {
      Self.read(&sentences, pieces, place..<duration.range.lowerBound)
      place = duration.range.upperBound
      let last = sentences.count - 1
      switch LimitClause.reading(of: duration, in: pieces, about: own, sentence: last) {
      case .somethingElse: continue
      case .limit(let statement): statements.append(statement)
      case .unclear: break
      }
      sentences[last].durations += duration.durations
    }
    Self.read(&sentences, pieces, place..<pieces.count)
    (self.statements, self.sentences) = (statements, sentences)
  }

  /// Takes down the placeholders of pieces, and where sentences end.
  private static func read(_ sentences: inout [Sentence], _ pieces: PieceList, _ range: Range<Int>) {
    for place in range {
      if case .placeholder(let placeholder)? = pieces.piece(at: place) {
        sentences[sentences.count - 1].placeholders.insert(placeholder)
      }
      if pieces.endsSentence(at: place) { sentences.append(Sentence()) }
    }
  }

  /// Whether some word of a text may be a unit.
  private static func namesUnit(_ text: String) -> Bool {
    text.utf8.split { !$0.isLetter }.contains { word in
      guard let first = word.first, first | 0x20 == UInt8(ascii: "w") || Duration.initialsOfUnits.contains(first | 0x20)
      else { return false }
      return StatedDurationReader.unit(named: Substring(word).lowercased()) != nil
    }
  }

  // MARK: Comparing

  /// The first statement that names another duration than the limits that it may be about, and the likeliest of these.
  ///
  /// A statement is right where it says one of them, where its sentence does or has the placeholder of one, and where one
  /// is unknown; one that only puts a placeholder into figures must say what that says. Beside the right limit of the text
  /// another time is likely something else, unless it is called a limit.
  ///
  /// - Parameter limits: those that are known.
  func misstatement(ofKind own: Limit, _ limits: [Limit: LimitValue]) -> (statement: LimitStatement, limit: Limit)? {
    guard !statements.isEmpty else { return nil }
    let right = limits.mapValues(sentences(saying:))
    let isRight = placeholders.contains(own) || !(right[own] ?? []).isEmpty
    for statement in statements where statement.isStrong || !isRight {
      let candidates = statement.limits(ofKind: own)
      let isKnown = candidates.allSatisfy { limits[$0] != nil }
      let isSaid = candidates.contains { limit in
        Self.says(statement, limits[limit])
          || !statement.isRestatement
            && (sentences[statement.sentence].placeholders.contains(limit)
              || right[limit]?.contains(statement.sentence) ?? false)
      }
      if isKnown, !isSaid, let limit = candidates.first(where: { limits[$0] != LimitValue.none }) {
        return (statement, limit)
      }
    }
    return nil
  }

  private func sentences(saying value: LimitValue) -> Set<Int> {
    guard case .values(let values) = value else { return [] }
    return Set(sentences.indices.filter { sentences[$0].durations.contains(where: values.contains) })
  }

  private static func says(_ statement: LimitStatement, _ value: LimitValue?) -> Bool {
    if case .values(let values)? = value { statement.says(values) } else { false }
  }
}
