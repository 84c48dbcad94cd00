/// Reads counts in front of a unit: "30", "twenty-five", "twenty (20)", "one and a half", "half an", "a quarter of an",
/// "3/4 of an", "50% of an", "an".
struct CountReader {
  private let pieces: PieceList

  init(_ pieces: PieceList) { self.pieces = pieces }

  /// What counts the unit at `end`.
  struct Count {
    let values: [StatedNumber.Value]
    let end: Int
    /// "An hour" is one, and so is "a full hour"; of "a minute" nobody says how long it is.
    var isArticle = false
  }

  /// The count that begins at a place, with the blank or hyphen before its unit; nil where none begins.
  func count(at start: Int) -> Count? {
    guard !isWhole(at: start) else { return nil }
    if let fraction = fraction(at: start) { return withAdjective(fraction) }
    if let (values, end) = number(at: start) {
      if let share = share(values, at: end) { return withAdjective(share) }
      guard let (half, behind) = addedFraction(at: end) else { return withAdjective(Count(values: values, end: end)) }
      return withAdjective(Count(values: values.compactMap { $0.adding(half) }, end: behind))
    }
    guard let article = pieces.word(at: start), article == "an" || article == "a" else { return nil }
    let count = withAdjective(Count(values: [one], end: start + 1, isArticle: true))
    return article == "an" || count.end > start + 2 ? count : nil
  }

  /// "and a half", "and a quarter", "and three quarters", as a fraction of one.
  func addedFraction(at end: Int) -> (StatedNumber.Value, end: Int)? {
    for (words, value) in Self.added where pieces.has(["and"] + words, behindSpaceAt: end) {
      return (value, end + 2 * (words.count + 1))
    }
    return nil
  }

  private let one = StatedNumber.Value(1)

  /// Passes over what may stand between a count and its unit: a blank, a hyphen, "full".
  private func withAdjective(_ count: Count) -> Count {
    var end = count.end
    if pieces.isSpace(at: end) { end += 1 }
    if end > count.end, let word = pieces.word(at: end), Self.adjectives.contains(word), pieces.isSpace(at: end + 1) {
      end += 2
    }
    return Count(values: count.values, end: end, isArticle: count.isArticle)
  }

  private static let adjectives: Set = ["full", "whole", "entire", "solid", "straight", "consecutive", "complete"]

  // MARK: Fractions

  private func fraction(at start: Int) -> Count? {
    for (words, value) in Self.fractions
    where pieces.has(words, at: start) && pieces.isSpace(at: start + 2 * words.count - 1) {
      return Count(values: [value], end: start + 2 * words.count - 1)
    }
    return nil
  }

  private static let fractions: [(words: [String], value: StatedNumber.Value)] = {
    let parts: [([String], Int64, Int64)] = [
      (["half"], 1, 2), (["a", "quarter"], 1, 4), (["one", "quarter"], 1, 4), (["quarter"], 1, 4),
      (["three", "quarters"], 3, 4), (["a", "third"], 1, 3), (["one", "third"], 1, 3), (["two", "thirds"], 2, 3),
    ]
    return parts.flatMap { words, numerator, denominator in
      // The longer ones first: "half an hour" before "half hour".
      [["of", "an"], ["of", "a"], ["of", "one"], ["an"], ["a"], []].map {
        (words + $0, StatedNumber.Value(numerator, over: denominator))
      }
    } + [(["a", "half"], StatedNumber.Value(1, over: 2))]
  }()

  private static let added: [(words: [String], value: StatedNumber.Value)] = [
    (["a", "half"], StatedNumber.Value(1, over: 2)), (["a", "quarter"], StatedNumber.Value(1, over: 4)),
    (["three", "quarters"], StatedNumber.Value(3, over: 4)), (["a", "third"], StatedNumber.Value(1, over: 3)),
  ]

  // MARK: Parts of one

  /// So much of one unit: "3/4 of an", "two quarters of an", "50% of a", "1/2 an".
  ///
  /// - Parameter end: the place behind a number.
  private func share(_ values: [StatedNumber.Value], at end: Int) -> Count? {
    guard values.count == 1, let value = values.first else { return nil }
    if value.numerator < value.denominator, let behind = behindArticle(at: end) {
      return Count(values: [value], end: behind)
    }
    let (part, behindPart) = part(at: end) ?? (one, end)
    guard pieces.has(["of"], behindSpaceAt: behindPart), let behind = behindArticle(at: behindPart + 2),
      let product = value.times(part)
    else { return nil }
    return Count(values: [product], end: behind)
  }

  /// What a number counts: "quarters", "percent", "%".
  private func part(at end: Int) -> (value: StatedNumber.Value, end: Int)? {
    if pieces.isMark("%", at: end) { return (StatedNumber.Value(1, over: 100), end + 1) }
    guard pieces.isSpace(at: end) else { return nil }
    if pieces.isMark("%", at: end + 1) { return (StatedNumber.Value(1, over: 100), end + 2) }
    guard let denominator = pieces.word(at: end + 1).flatMap({ Self.parts[$0] }) else { return nil }
    return (StatedNumber.Value(1, over: denominator), end + 2)
  }

  private static let parts: [String: Int64] = [
    "percent": 100, "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5,
    "fifths": 5, "sixth": 6, "sixths": 6, "tenth": 10, "tenths": 10,
  ]

  private func behindArticle(at end: Int) -> Int? {
    guard pieces.isSpace(at: end), let word = pieces.word(at: end + 1), ["a", "an", "one"].contains(word) else {
      return nil
    }
    return end + 2
  }

  /// Whether what begins at a place is the whole of which the words before it say a part: "most of an hour", "5 an hour".
  private func isWhole(at start: Int) -> Bool {
    guard pieces.isSpace(at: start - 1) else { return false }
    let isArticle = ["a", "an"].contains(pieces.word(at: start))
    if isArticle, case .number? = pieces.piece(at: start - 2) { return true }
    guard pieces.word(at: start - 2) == "of", pieces.isSpace(at: start - 3) else { return false }
    switch pieces.piece(at: start - 4) {
    case .number, .mark("%"): return true
    case .word(let word): return Self.parts[word] != nil || Self.counts[word] != nil || Self.amounts.contains(word)
    default: return false
    }
  }

  private static let amounts: Set = ["fraction", "most", "much", "part", "rest", "some"]

  // MARK: Numbers

  /// A number, which may say itself once more: "twenty (20)", "20 (twenty)".
  private func number(at start: Int) -> (values: [StatedNumber.Value], end: Int)? {
    guard let (values, end) = single(at: start) else { return nil }
    guard pieces.isBlank(at: end), pieces.isMark("(", at: end + 1), let again = single(at: end + 2),
      again.values == values, pieces.isMark(")", at: again.end)
    else { return (values, end) }
    return (values, again.end + 1)
  }

  private func single(at start: Int) -> (values: [StatedNumber.Value], end: Int)? {
    if case .number(let number)? = pieces.piece(at: start) { return (number.values, start + 1) }
    guard let (count, end) = cardinal(at: start) else { return nil }
    return ([StatedNumber.Value(count)], end)
  }

  /// "seven", "forty-five", "a hundred and twenty", "two thousand".
  private func cardinal(at start: Int) -> (count: Int64, end: Int)? {
    let isArticle = pieces.word(at: start) == "a"
    guard var (total, end) = isArticle ? (1, start + 1) : belowHundred(at: start) else { return nil }
    var isLarge = false
    for (word, factor) in [("hundred", Int64(100)), ("thousand", 1_000)] where pieces.has([word], behindSpaceAt: end) {
      (total, end, isLarge) = (total * factor, end + 2, true)
      let link = pieces.has(["and"], behindSpaceAt: end) ? end + 2 : end
      if pieces.isSpace(at: link), let (more, behind) = belowHundred(at: link + 1) {
        (total, end) = (total + more, behind)
      }
    }
    return isArticle && !isLarge ? nil : (total, end)
  }

  private func belowHundred(at start: Int) -> (count: Int64, end: Int)? {
    guard let word = pieces.word(at: start), let count = Self.counts[word] else { return nil }
    if count >= 20, pieces.isSpace(at: start + 1), let ones = pieces.word(at: start + 2).flatMap({ Self.counts[$0] }),
      ones < 10
    {
      return (count + ones, start + 3)
    }
    return (count, start + 1)
  }

  static func isCount(_ word: String) -> Bool { counts[word] != nil }

  private static let counts: [String: Int64] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
  ]
}
