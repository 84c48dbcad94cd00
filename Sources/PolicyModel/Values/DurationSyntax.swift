import PolicySecrets

/// Why a text is not a duration, and how it can be read.
package struct DurationMistake: Error, Equatable, Sendable {
  /// What is wrong, for the end of a sentence: "has no unit".
  package let problem: String
  /// Everything that the text may mean, from zero to the longest duration that can be written; may be empty.
  package let readings: [Duration]
  /// The number of a text that is nothing else, whose unit something else may tell.
  package let bareNumber: Int64?

  init(_ problem: String, readings: [Duration?] = [], bareNumber: Int64? = nil) {
    self.problem = problem
    self.readings = readings.compactMap { $0 }.filter { $0 >= .zero && $0 <= Duration.writable.upperBound }
      .withoutRepetitions()
    self.bareNumber = bareNumber
  }

  /// The text has the form of a duration that 64 bits cannot count.
  package static let tooLong = DurationMistake("is too long")
}

extension Duration {
  /// Reads the one spelling of the language: integers with `ms`, `s`, `m`, `h`, each unit at most once, largest first.
  ///
  /// - Throws: `DurationMistake`, with what the text may mean. The range is not judged here, apart from 64-bit overflow
  ///   and zero, which is "0s" only.
  package init(parsing text: String) throws(DurationMistake) {
    guard !text.isEmpty else { throw DurationMistake("is not a duration") }
    var parts = Parts()
    for byte in text.utf8 {
      guard parts.take(byte) else { throw Self.mistake(in: text) }
    }
    guard parts.end() else { throw Self.mistake(in: text) }
    guard let total = parts.total else { throw .tooLong }
    self.init(milliseconds: total)
  }

  /// What has been read of a duration, byte by byte.
  private struct Parts {
    /// In milliseconds; nil for more than 64 bits hold.
    private(set) var total: Int64? = 0
    /// The unit of the part before.
    private var last: DurationUnit?
    private var digits = 0
    private var isPadded = false
    /// The number of the part; nil for more than 64 bits hold.
    private var number: Int64? = 0
    /// What the letters of the part name until now.
    private var unit: DurationUnit?

    /// Whether a duration may go on like this.
    mutating func take(_ byte: UInt8) -> Bool {
      guard Duration.isDigit(byte) else { return takeLetter(byte) }
      if unit != nil, !end() { return false }
      let digit = Int64(byte - UInt8(ascii: "0"))
      isPadded = isPadded || (digits == 1 && number == 0)
      digits += 1
      number = number?.times(10)?.plus(digit)
      return true
    }

    private mutating func takeLetter(_ byte: UInt8) -> Bool {
      guard digits > 0, !isPadded else { return false }
      unit =
        switch (unit, byte) {
        case (nil, UInt8(ascii: "h")): .hours
        case (nil, UInt8(ascii: "m")): .minutes
        case (nil, UInt8(ascii: "s")): .seconds
        case (.minutes, UInt8(ascii: "s")): .milliseconds
        default: nil
        }
      return unit != nil
    }

    /// Ends a part; whether it is one, and smaller than the one before.
    mutating func end() -> Bool {
      guard let unit, last.map({ $0.inMilliseconds > unit.inMilliseconds }) ?? true else { return false }
      total = total.flatMap { number?.times(unit.inMilliseconds)?.plus($0) }
      (last, self.unit, digits, isPadded, number) = (unit, nil, 0, false, 0)
      return true
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  // MARK: Near misses

  /// Names the mistake in a text that is no duration; every branch is one spelling that people really write.
  private static func mistake(in text: String) -> DurationMistake {
    if text.hasPrefix("-") { return DurationMistake("is negative") }
    if text.hasPrefix("+"), let plain = try? Duration(parsing: String(text.dropFirst())) {
      return DurationMistake("has a sign", readings: [plain])
    }
    if text.utf8.allSatisfy(isDigit) { return withoutUnit(text) }
    if text.utf8.contains(UInt8(ascii: ":")) { return likeAClock(text) }
    if text.utf8.first == UInt8(ascii: "P") || text.utf8.first == UInt8(ascii: "p") { return likeISO8601(text) }
    if text.utf8.contains(where: { $0 == 0x20 }), let joined = meaning(of: text.filter { $0 != " " }) {
      return DurationMistake("has a space in it", readings: [joined])
    }
    guard let spelled = meaning(of: text) else { return DurationMistake("is not a duration") }
    return DurationMistake(slip(in: text), readings: [spelled, meaningOfThousands(in: text)])
  }

  /// `1.500s`: where a point parts thousands, 1500 seconds.
  private static func meaningOfThousands(in text: String) -> Duration? {
    let parts = text.utf8.split(separator: UInt8(ascii: "."))
    guard parts.count == 2, parts[0].allSatisfy(isDigit), parts[1].prefix(while: isDigit).count == 3 else { return nil }
    return meaning(of: text.filter { $0 != "." })
  }

  /// What keeps a text with a clear meaning from being a duration.
  private static func slip(in text: String) -> String {
    let bytes = Array(text.utf8)
    if bytes.contains(UInt8(ascii: ".")) { return "has a fraction" }
    if bytes.contains(UInt8(ascii: "_")) { return "has an underscore in it" }
    if text != text.lowercased() { return "is not in lower case" }
    let units = bytes.split(whereSeparator: isDigit).map { String(decoding: $0, as: UTF8.self) }
    if !units.allSatisfy({ DurationUnit(rawValue: $0) != nil }) { return "has a unit other than h, m, s and ms" }
    let numbers = bytes.split { !isDigit($0) }
    let isPadded = numbers.contains { $0.count > 1 && $0.first == UInt8(ascii: "0") }
    return isPadded ? "has a leading zero" : "has a larger unit behind a smaller one"
  }

  /// `600000`: in whichever unit, since the number alone does not say it.
  private static func withoutUnit(_ text: String) -> DurationMistake {
    // YAML 1.1 reads `015` as thirteen.
    guard text.utf8.first != UInt8(ascii: "0") || text == "0" else {
      return DurationMistake("has a leading zero and no unit")
    }
    guard let count = Int64(text) else { return DurationMistake("has no unit") }
    guard count > 0 else { return DurationMistake("has no unit", readings: [.zero]) }
    let readings = DurationUnit.descending.reversed().map { unit in
      count.times(unit.inMilliseconds).map { Duration(milliseconds: $0) }
    }
    return DurationMistake("has no unit", readings: readings, bareNumber: count)
  }

  /// `1:30`: minutes and seconds, or hours and minutes; both are offered.
  private static func likeAClock(_ text: String) -> DurationMistake {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int64($0) }
    let numbers = parts.compactMap { $0 }
    guard numbers.count == parts.count, numbers.allSatisfy({ (0...9_999).contains($0) }) else {
      return DurationMistake("is not a duration")
    }
    let readings: [Duration] =
      switch numbers.count {
      case 2:
        [.minutes(numbers[0]).adding(.seconds(numbers[1])), .hours(numbers[0]).adding(.minutes(numbers[1]))]
      case 3: [.hours(numbers[0]).adding(.minutes(numbers[1])).adding(.seconds(numbers[2]))]
      default: []
      }
    return DurationMistake("is written like a clock", readings: readings)
  }

  /// `PT30M`, `P1DT2H`: the time part and days of ISO 8601.
  private static func likeISO8601(_ text: String) -> DurationMistake {
    let upper = Array(text.uppercased().utf8).dropFirst()
    let halves = upper.split(separator: UInt8(ascii: "T"), omittingEmptySubsequences: false)
    let words = halves.count == 2 ? [(halves[0], ["D"]), (halves[1], ["H", "M", "S"])] : [(halves[0], ["D"])]
    var spelled = ""
    for (half, units) in words {
      var rest = half
      while !rest.isEmpty {
        let digits = rest.prefix(while: isDigit)
        rest = rest.dropFirst(digits.count)
        guard !digits.isEmpty, let letter = rest.popFirst(), units.contains(String(decoding: [letter], as: UTF8.self))
        else { return DurationMistake("is not a duration") }
        spelled += String(decoding: digits + [letter], as: UTF8.self).lowercased()
      }
    }
    guard let meaning = meaning(of: spelled) else { return DurationMistake("is not a duration") }
    return DurationMistake("is written in the ISO 8601 form", readings: [meaning])
  }

  /// The duration of counts with unit words in any order, case and length, fractions included; nil when it is not whole
  /// milliseconds or not writable.
  private static func meaning(of text: String) -> Duration? {
    guard text.utf8.count <= 64 else { return nil }
    var rest = Array(text.lowercased().utf8)[...]
    var total = Duration.zero
    var sizes: Set<Int64> = []
    while !rest.isEmpty {
      let number = rest.prefix { isDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_") }
      rest = rest.dropFirst(number.count)
      let letters = rest.prefix { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
      rest = rest.dropFirst(letters.count)
      // Of `10m20m` nobody can say whether it is a sum or a slip.
      guard let size = unitWords[String(decoding: letters, as: UTF8.self)], sizes.insert(size).inserted,
        let part = wholeMilliseconds(
          String(decoding: number.filter { $0 != UInt8(ascii: "_") }, as: UTF8.self), of: size)
      else { return nil }
      total = total.adding(Duration(milliseconds: part))
    }
    return writable.contains(total) ? total : nil
  }

  private static func wholeMilliseconds(_ decimal: String, of unit: Int64) -> Int64? {
    let parts = decimal.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(parts[0].isEmpty ? "0" : parts[0]), whole < 1_000_000_000_000
    else { return nil }
    guard let milliseconds = whole.times(unit) else { return nil }
    guard parts.count == 2 else { return parts[0].isEmpty ? nil : milliseconds }
    guard (1...6).contains(parts[1].utf8.count), let fraction = Int64(parts[1]) else { return nil }
    var scale: Int64 = 1
    for _ in parts[1].utf8 { scale *= 10 }
    guard fraction * unit % scale == 0 else { return nil }
    return milliseconds.plus(fraction * unit / scale)
  }

  /// The unit that a word or its abbreviation names in English: "min", "hours", "d".
  package static func unit(named word: String) -> Duration? { unitWords[word].map { Duration(milliseconds: $0) } }

  /// What these words begin with.
  package static let initialsOfUnits = ASCIISet(String(unitWords.keys.compactMap(\.first)))

  private static let unitWords: [String: Int64] = [
    "ms": 1, "msec": 1, "msecs": 1, "millisecond": 1, "milliseconds": 1,
    "s": 1_000, "sec": 1_000, "secs": 1_000, "second": 1_000, "seconds": 1_000,
    "m": 60_000, "min": 60_000, "mins": 60_000, "minute": 60_000, "minutes": 60_000,
    "h": 3_600_000, "hr": 3_600_000, "hrs": 3_600_000, "hour": 3_600_000, "hours": 3_600_000,
    "d": 86_400_000, "day": 86_400_000, "days": 86_400_000,
  ]
}

/// Nil for more than 64 bits hold.
extension Int64 {
  fileprivate func times(_ other: Int64) -> Int64? {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? nil : product
  }

  fileprivate func plus(_ other: Int64) -> Int64? {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? nil : sum
  }
}
