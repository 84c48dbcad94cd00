/// The words around a duration, as far as they say what it is about.
struct Clause {
  /// Those before it, the nearest last.
  let before: [String]
  /// Those behind it, the nearest first.
  let after: [String]

  /// The most words in either direction; of a longer clause they say enough.
  private static let most = 24

  /// The clause of a duration: up to a comma, a colon, a dash, a bracket, a conjunction, or the end of the sentence. An
  /// introduction of up to three words belongs to it: "Usually, …".
  init(around range: Range<Int>, in pieces: PieceList) {
    before = Self.words(before: range.lowerBound, in: pieces)
    after = Self.words(in: pieces, stride(from: range.upperBound, to: pieces.count, by: 1), whole: false).words
  }

  init(before: [String], after: [String] = []) { (self.before, self.after) = (before, after) }

  /// All words of the sentence.
  static func sentence(around range: Range<Int>, in pieces: PieceList) -> Clause {
    let before = words(in: pieces, stride(from: range.lowerBound - 1, through: 0, by: -1), whole: true).words
    let after = words(in: pieces, stride(from: range.upperBound, to: pieces.count, by: 1), whole: true).words
    return Clause(before: before.reversed(), after: after)
  }

  private static func words(before start: Int, in pieces: PieceList) -> [String] {
    let clause = words(in: pieces, stride(from: start - 1, through: 0, by: -1), whole: false)
    guard !pieces.endsSentence(at: clause.end) else { return clause.words.reversed() }
    let introduction = words(in: pieces, stride(from: clause.end - 1, through: 0, by: -1), whole: true).words
    return (introduction.count <= 3 ? clause.words + introduction : clause.words).reversed()
  }

  /// The words of pieces one after the other, and the piece that ended the clause.
  ///
  /// - Parameter whole: whether only the end of a sentence ends it.
  private static func words(
    in pieces: PieceList, _ places: StrideTo<Int>, whole: Bool
  ) -> (words: [String], end: Int) {
    words(in: pieces, Array(places.prefix(4 * most)), whole: whole)
  }

  private static func words(
    in pieces: PieceList, _ places: StrideThrough<Int>, whole: Bool
  ) -> (words: [String], end: Int) {
    words(in: pieces, Array(places.prefix(4 * most)), whole: whole)
  }

  private static func words(in pieces: PieceList, _ places: [Int], whole: Bool) -> (words: [String], end: Int) {
    var words: [String] = []
    for place in places {
      guard words.count < most, !pieces.endsSentence(at: place), whole || !pieces.endsClause(at: place) else {
        return (words, place)
      }
      if let word = pieces.word(at: place) { words.append(word) }
    }
    return (words, places.last ?? 0)
  }

  // MARK: Asking

  var nearest: String? { before.last }
  var nextToNearest: String? { before.dropLast().last }

  func has(_ cues: Set<String>) -> Bool {
    before.contains(where: cues.contains) || after.contains(where: cues.contains)
  }

  func count(of cues: Set<String>) -> Int { Set(before + after).intersection(cues).count }

  /// Whether two words stand right before the duration.
  func isPreceded(by first: Set<String>, _ second: String) -> Bool {
    nearest == second && nextToNearest.map(first.contains) ?? false
  }
}

extension PieceList {
  /// Whether a sentence ends with a piece.
  func endsSentence(at place: Int) -> Bool {
    switch piece(at: place) {
    case .paragraph, .mark("!"), .mark("?"), .mark(";"): return true
    case .mark("."), .mark("…"):
      let next = isBlank(at: place + 1) ? place + 2 : place + 1
      // Neither `example.com` nor "approx. 10 minutes" has two sentences.
      guard next > place + 1 || piece(at: next) == nil || word(at: next) == nil && !isNumber(at: next) else {
        return false
      }
      if isNumber(at: next), Self.abbreviations.contains(word(at: place - 1) ?? "") { return false }
      return !isLowercase(at: next)
    default: return false
    }
  }

  private func isNumber(at place: Int) -> Bool {
    switch piece(at: place) {
    case .number, .clock: true
    default: false
    }
  }

  private static let abbreviations: Set = ["approx", "ca", "max", "min", "vs"]

  func endsClause(at place: Int) -> Bool {
    switch piece(at: place) {
    case .mark(let mark): Self.clauseMarks.contains(mark)
    case .word(let word): LimitCues.conjunctions.contains(word)
    default: false
    }
  }

  private static let clauseMarks = Set(",:—–()[]|".unicodeScalars)
}
