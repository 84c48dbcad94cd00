import PolicyModel

/// A duration that a sentence names: "10 minutes", "10-minute", "1 h 30 min", "10m", "1:30 h", "an hour and a half".
struct StatedDuration: Hashable {
  /// What it may mean, the likeliest first: "1.800 seconds" is 1s800ms or 30m.
  let durations: [Duration]
  /// Its pieces.
  let range: Range<Int>
  /// Whether a hyphen makes it a part of the noun behind it.
  let isCompound: Bool
  /// Whether it is "an hour", which may be a rate: "twice an hour".
  let isArticle: Bool
}

/// Reads the durations of a text.
struct StatedDurationReader {
  private let pieces: PieceList
  private let counts: CountReader

  init(_ pieces: PieceList) {
    self.pieces = pieces
    counts = CountReader(pieces)
  }

  /// In the order of the text; time is linear in its size.
  ///
  /// A range ("5 to 10 minutes"), a sum or a product ("2 x 15 minutes"), nothing ("0 minutes"), an amount of money
  /// ("$10m"), a time of day ("at 12:30 h"), a decade ("the 90s") and so many of something ("10m tokens") are no durations.
  ///
  /// - Parameter most: how many are read.
  func durations(most: Int = .max) -> [StatedDuration] {
    var durations: [StatedDuration] = []
    var place = 0
    while place < pieces.count, durations.count < most {
      guard isStart(place), let found = duration(at: place) else {
        place += 1
        continue
      }
      place = found.range.upperBound
      switch range(before: found.range.lowerBound, durations.last) {
      case .none: if !isSomethingElse(found), !isMultiplied(at: place) { durations.append(found) }
      case .ofNumbers: break
      case .ofDurations: durations.removeLast()
      }
    }
    return durations
  }

  // MARK: Parts

  private struct Part {
    let durations: [Duration]
    let unit: Duration
    let end: Int
    let isCompound: Bool
    let isArticle: Bool
  }

  /// All parts of a duration, the larger unit first.
  private func duration(at start: Int) -> StatedDuration? {
    guard let first = clock(at: start) ?? part(at: start, after: nil) else { return nil }
    var (durations, unit, end) = (first.durations, first.unit, first.end)
    while let next = part(at: behindLink(end), after: unit) ?? unitless(at: end, after: unit) {
      durations = durations.flatMap { one in next.durations.map { one.adding($0) } }
      (unit, end) = (next.unit, next.end)
    }
    if let (fraction, behind) = counts.addedFraction(at: end), let more = fraction.of(unit) {
      (durations, end) = (durations.map { $0.adding(more) }, behind)
    }
    guard durations.contains(where: { $0 > .zero }) else { return nil }
    return StatedDuration(
      durations: durations, range: start..<end, isCompound: first.isCompound, isArticle: first.isArticle)
  }

  /// "30 minutes", "half an hour", "30min": a count with its unit, which is smaller than the one of the part before.
  private func part(at start: Int, after larger: Duration?) -> Part? {
    guard let count = counts.count(at: start) else { return nil }
    let isAttached = !pieces.isSpace(at: count.end - 1)
    guard let unit = unit(at: count.end, isAttached: isAttached, isFollowing: larger != nil),
      larger.map({ unit < $0 }) ?? true, !count.isArticle || unit > .minutes(1) || count.end > start + 2
    else { return nil }
    let durations = count.values.compactMap { $0.of(unit) }
    guard !durations.isEmpty else { return nil }
    return Part(
      durations: durations, unit: unit, end: count.end + 1, isCompound: pieces.isMark("-", at: count.end - 1),
      isArticle: count.isArticle)
  }

  /// "1:30 h" and "1:30:00 hours", "1:30 minutes".
  private func clock(at start: Int) -> Part? {
    guard case .clock(let numbers)? = pieces.piece(at: start) else { return nil }
    let isApart = pieces.isSpace(at: start + 1)
    let end = isApart ? start + 2 : start + 1
    guard let unit = unit(at: end, isAttached: !isApart, isFollowing: false),
      unit == .hours(1) || unit == .minutes(1) && numbers.count == 2
    else { return nil }
    var (duration, size) = (Duration.zero, unit)
    for number in numbers {
      duration = duration.adding(size.times(number))
      size = Duration(milliseconds: size.milliseconds / 60)
    }
    return Part(
      durations: [duration], unit: size.times(60), end: end + 1, isCompound: pieces.isMark("-", at: start + 1),
      isArticle: false)
  }

  /// The minutes of "1h30" and "1 h 30".
  private func unitless(at end: Int, after unit: Duration) -> Part? {
    let isApart = pieces.isBlank(at: end)
    let place = isApart ? end + 1 : end
    guard unit == .hours(1), case .number(let number)? = pieces.piece(at: place), number.values.count == 1,
      number.values[0].denominator == 1, let minutes = number.values[0].of(.minutes(1)), minutes < .hours(1),
      !isCounting(at: place + 1), !isApart || !pieces.isBlank(at: place + 1) || !isCounting(at: place + 2)
    else { return nil }
    return Part(durations: [minutes], unit: .minutes(1), end: place + 1, isCompound: false, isArticle: false)
  }

  /// Whether something stands at a place that a number before it may count, or be a part of.
  private func isCounting(at place: Int) -> Bool {
    switch pieces.piece(at: place) {
    case .word, .number, .clock, .placeholder, .mark("%"): true
    default: false
    }
  }

  /// - Parameters:
  ///   - isAttached: whether nothing stands between the count and the unit.
  ///   - isFollowing: whether a part with a larger unit comes before.
  private func unit(at place: Int, isAttached: Bool, isFollowing: Bool) -> Duration? {
    guard let word = pieces.word(at: place), let unit = Self.unit(named: word) else { return nil }
    guard word.utf8.count == 1 else { return unit }
    // "10M" is ten million, and "10 m" a length.
    guard word == "h" || isFollowing || !pieces.isCapital(at: place) else { return nil }
    return isAttached || isFollowing || word == "h" || word == "s" ? unit : nil
  }

  /// The units of sentences, weeks included.
  static func unit(named word: String) -> Duration? { weeks[word] ?? Duration.unit(named: word) }

  private static let weeks: [String: Duration] = ["week": .hours(168), "weeks": .hours(168)]

  /// The place behind what joins two parts: nothing, a blank, "and", a comma, the point of an abbreviation.
  private func behindLink(_ end: Int) -> Int {
    var end = end
    if pieces.isMark(",", at: end) || pieces.isMark(".", at: end) && isAbbreviation(at: end - 1) { end += 1 }
    if pieces.has(["and"], behindSpaceAt: end) { end += 2 }
    return pieces.isSpace(at: end) ? end + 1 : end
  }

  /// Whether a word is short for a unit, as in "1 hr. 30 min."
  private func isAbbreviation(at place: Int) -> Bool {
    ["hr", "hrs", "min", "mins", "sec", "secs", "h"].contains(pieces.word(at: place) ?? "")
  }

  // MARK: Around

  /// Whether a count that begins here is one of its own.
  private func isStart(_ place: Int) -> Bool {
    switch pieces.piece(at: place - 1) {
    case nil, .blank, .paragraph, .placeholder: true
    case .word, .number, .clock: false
    case .mark(let mark): Self.mayStandBeforeCount.contains(mark)
    }
  }

  private static let mayStandBeforeCount = Set("(\"“”„'‘’«»‹›~≈<>≤≥=:;,.…!?—–-|\u{1FEF}\u{37E}".unicodeScalars)

  private enum RangeForm { case none, ofNumbers, ofDurations }

  /// Whether a duration is the end of a range: "5-10 minutes", "5 to 10 minutes", "5 minutes to 10 minutes", "one or two
  /// hours".
  private func range(before start: Int, _ last: StatedDuration?) -> RangeForm {
    let isApart = pieces.isBlank(at: start - 1)
    var place = isApart ? start - 2 : start - 1
    let word = pieces.word(at: place)
    let isDash = pieces.isMark("-", at: place) || pieces.isMark("–", at: place)
    let isCalculation = isOperator(at: place)
    guard isDash || isCalculation || word.map(Self.rangeWords.contains) ?? false else { return .none }
    place -= pieces.isBlank(at: place - 1) ? 2 : 1
    switch pieces.piece(at: place) {
    case .number, .clock: return .ofNumbers
    case .word(let word) where CountReader.isCount(word): return .ofNumbers
    case .word(let word) where isCalculation && Self.unit(named: word) != nil:
      return last?.range.upperBound == place + 1 ? .ofDurations : .ofNumbers
    default: break
    }
    guard word != "or", word != "and" || pieces.has(["between"], at: (last?.range.lowerBound ?? 0) - 2),
      last?.range.upperBound == place + 1
    else { return isDash && !isApart && place > 0 ? .ofNumbers : .none }
    return .ofDurations
  }

  private static let rangeWords: Set = ["to", "or", "and", "through", "till", "until", "plus"]

  /// "+", "×", "x".
  private func isOperator(at place: Int) -> Bool {
    switch pieces.piece(at: place) {
    case .mark(let mark): Self.operators.contains(mark)
    case .word(let word): word == "x"
    default: false
    }
  }

  private static let operators = Set("+×*·".unicodeScalars)

  /// Whether a factor follows: "15 minutes x 2".
  private func isMultiplied(at end: Int) -> Bool {
    let place = pieces.isBlank(at: end) ? end + 1 : end
    guard isOperator(at: place), case .number? = pieces.piece(at: pieces.isBlank(at: place + 1) ? place + 2 : place + 1)
    else { return false }
    return true
  }

  /// A time of day, a decade, a picture in three dimensions, or so many million.
  private func isSomethingElse(_ found: StatedDuration) -> Bool {
    let (start, end) = (found.range.lowerBound, found.range.upperBound)
    let before = pieces.isBlank(at: start - 1) ? pieces.word(at: start - 2) : nil
    if case .clock? = pieces.piece(at: start) { return before.map(Self.timeWords.contains) ?? false }
    guard end == start + 2, case .number(let number)? = pieces.piece(at: start), let unit = pieces.word(at: start + 1),
      unit.utf8.count == 1
    else { return false }
    let behind = pieces.isSpace(at: end) ? pieces.word(at: end + 1) ?? "" : ""
    switch unit {
    case "m": return Self.countedNouns.contains(behind)
    case "d": return number.values[0].numerator <= 3 && Self.picturedNouns.contains(behind)
    case "s": return before == "the" && number.values[0].numerator % 10 == 0 && !LimitCues.limitNouns.contains(behind)
    default: return false
    }
  }

  private static let timeWords: Set = ["at", "by", "until", "till", "since", "from", "before", "around"]
  private static let countedNouns: Set = [
    "bytes", "characters", "chars", "dollars", "downloads", "euros", "events", "files", "items", "lines", "messages",
    "parameters", "people", "records", "requests", "rows", "tokens", "users", "words",
  ]
  private static let picturedNouns: Set = [
    "graphics", "image", "images", "model", "models", "print", "render", "scan", "view",
  ]
}
