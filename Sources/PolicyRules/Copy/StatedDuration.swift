import PolicyModel

/// A duration that a sentence names: "10 minutes", "10-minute", "1 hour and 30 minutes", "10m", "half an hour".
struct StatedDuration: Hashable {
  let duration: Duration
  /// As the sentence has it.
  let words: String

  /// In the order of the text; time is linear in its size.
  ///
  /// A range ("5-10 minutes"), an amount of money ("$10m") and a time after which to try "again" are no statements.
  static func all(in text: String) -> [StatedDuration] {
    // Nearly every text ends here.
    guard namesUnit(text) else { return [] }
    var reader = StatedDurationReader(text)
    return reader.durations()
  }

  /// Whether some word of a text may be a unit.
  private static func namesUnit(_ text: String) -> Bool {
    text.utf8.split { !$0.isLetter }.contains { word in
      guard let first = word.first, Duration.initialsOfUnits.contains(first | 0x20) else { return false }
      return Duration.unit(named: Substring(word).lowercased()) != nil
    }
  }
}

/// Reads a sentence piece by piece.
private struct StatedDurationReader {
  private enum Piece: Equatable {
    /// Digits, with a fraction where there is one.
    case number(whole: Substring, fraction: Substring)
    /// Letters, in lower case.
    case word(String)
    case other(Unicode.Scalar)
  }

  private let pieces: [(piece: Piece, text: Substring)]
  private var place = 0

  init(_ text: String) {
    var pieces: [(piece: Piece, text: Substring)] = []
    var rest = text.unicodeScalars[...]
    while let first = rest.first {
      let start = rest
      let piece: Piece
      if first.isDigit {
        let whole = rest.prefix(while: \.isDigit)
        rest = rest[whole.endIndex...]
        var fraction = rest.prefix(0)
        if rest.first == "." {
          fraction = rest.dropFirst().prefix(while: \.isDigit)
          if !fraction.isEmpty { rest = rest[fraction.endIndex...] }
        }
        piece = .number(whole: Substring(whole), fraction: Substring(fraction))
      } else if first.isLetter {
        let letters = rest.prefix { $0.isLetter || $0.isMark }
        rest = rest[letters.endIndex...]
        piece = .word(Substring(letters).lowercased())
      } else {
        rest = rest.dropFirst()
        piece = .other(first)
      }
      pieces.append((piece, Substring(start[..<rest.startIndex])))
    }
    self.pieces = pieces
  }

  mutating func durations() -> [StatedDuration] {
    var durations: [StatedDuration] = []
    while place < pieces.count {
      guard isStart, let found = duration(at: place) else {
        place += 1
        continue
      }
      if !isAboutAnotherTry {
        durations.append(StatedDuration(duration: found.duration, words: text(of: place..<found.end)))
      }
      place = found.end
    }
    return durations
  }

  // MARK: Reading

  /// All parts of a duration, the larger unit first.
  private func duration(at start: Int) -> (duration: Duration, end: Int)? {
    guard var (total, unit, end) = part(at: start) else { return nil }
    while let next = part(at: behindLink(end)), next.unit < unit {
      total = total.adding(next.duration)
      (unit, end) = (next.unit, next.end)
    }
    return (total, end)
  }

  /// "30 minutes", "half an hour": a count with its unit.
  private func part(at start: Int) -> (duration: Duration, unit: Duration, end: Int)? {
    if let (parts, behind) = fraction(at: start), let unit = unit(at: behind, mayBeLetter: false) {
      let milliseconds = unit.length.milliseconds * parts.count / parts.of
      return (Duration(milliseconds: milliseconds), unit.length, unit.end)
    }
    guard let number = number(at: start) else { return nil }
    let isApart = piece(number.end) == .other(" ") || piece(number.end) == .other("-")
    guard let unit = unit(at: isApart ? number.end + 1 : number.end, mayBeLetter: !isApart) else { return nil }
    let thousandths = number.thousandths.multipliedReportingOverflow(by: unit.length.milliseconds)
    guard !thousandths.overflow else { return nil }
    return (Duration(milliseconds: thousandths.partialValue / 1_000), unit.length, unit.end)
  }

  private func number(at start: Int) -> (thousandths: Int64, end: Int)? {
    switch piece(start) {
    case .number(let whole, let fraction)?:
      let padded = (fraction + "000").prefix(3)
      guard fraction.utf8.count <= 3, whole.utf8.count <= 12, let thousandths = Int64(whole + padded) else {
        return nil
      }
      return (thousandths, start + 1)
    case .word(let word)?:
      guard let count = Self.counts[word] else { return nil }
      // Forty-five: tens and ones.
      if count >= 20, piece(start + 1) == .other("-"), case .word(let ones)? = piece(start + 2),
        let more = Self.counts[ones], more < 10
      {
        return ((count + more) * 1_000, start + 3)
      }
      return (count * 1_000, start + 1)
    default: return nil
    }
  }

  /// "half an" and "a quarter of an", with the place behind them; "an" alone is one, but "a minute" is no time at all.
  private func fraction(at start: Int) -> (parts: (count: Int64, of: Int64), end: Int)? {
    for (words, parts) in Self.fractions where has(words, at: start) {
      return (parts, start + words.count * 2)
    }
    return nil
  }

  private func unit(at start: Int, mayBeLetter: Bool) -> (length: Duration, end: Int)? {
    guard case .word(let word)? = piece(start), mayBeLetter || word.count > 1,
      let length = Duration.unit(named: word)
    else { return nil }
    return (length, start + 1)
  }

  // MARK: Around

  /// Whether a number that begins here is one of its own.
  private var isStart: Bool {
    guard case .number? = piece(place) else { return true }
    guard case .other(let before)? = piece(place - 1) else { return place == 0 }
    return Self.mayStandBeforeNumber(before)
  }

  private var isAboutAnotherTry: Bool {
    guard case .word(let link)? = piece(place - 2), link == "in" || link == "after" else { return false }
    return piece(place - 4) == .word("again")
  }

  /// The place behind what joins two parts: nothing, a blank, "and" or a comma.
  private func behindLink(_ end: Int) -> Int {
    if has(["and"], at: end + 1), piece(end) == .other(" ") { return end + 3 }
    if piece(end) == .other(","), piece(end + 1) == .other(" ") { return end + 2 }
    return piece(end) == .other(" ") ? end + 1 : end
  }

  private func piece(_ place: Int) -> Piece? { pieces.indices.contains(place) ? pieces[place].piece : nil }

  /// Whether words stand at a place with a blank between each two.
  private func has(_ words: [String], at start: Int) -> Bool {
    words.enumerated().allSatisfy { number, word in
      piece(start + number * 2) == .word(word) && (number == 0 || piece(start + number * 2 - 1) == .other(" "))
    }
  }

  private func text(of range: Range<Int>) -> String { pieces[range].map { String($0.text) }.joined() }

  private static func mayStandBeforeNumber(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case " ", "\n", "\t", "(", "~", "\"", "“", "‘", "'", "*", "`", "\u{1FEF}", "—", ",": true
    default: false
    }
  }

  private static let fractions: [(words: [String], parts: (count: Int64, of: Int64))] = [
    (["half", "an"], (1, 2)), (["half", "a"], (1, 2)), (["a", "quarter", "of", "an"], (1, 4)),
    (["three", "quarters", "of", "an"], (3, 4)), (["an"], (1, 1)),
  ]

  private static let counts: [String: Int64] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
  ]
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { "0"..."9" ~= self }
  fileprivate var isLetter: Bool {
    isASCII ? "a"..."z" ~= self || "A"..."Z" ~= self : properties.isAlphabetic
  }
  /// What changes the letter before it.
  fileprivate var isMark: Bool { !isASCII && properties.isGraphemeExtend }
}
