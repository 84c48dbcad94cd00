import PolicyDiagnostics

/// Why a text is not a duration, and what could be written instead.
package struct DurationMistake: Error, Equatable, Sendable {
  /// What is wrong, for the end of a sentence: "has no unit".
  package let problem: String
  /// Spellings that are durations, likeliest first; may be empty.
  package let offers: [String]

  init(_ problem: String, offers: [String] = []) {
    self.problem = problem
    self.offers = offers
  }

  /// The text has the form of a duration that 64 bits cannot count.
  package static let tooLong = DurationMistake("is too long")
}

extension Duration {
  /// Reads the one spelling of the language: integers with `ms`, `s`, `m`, `h`, each unit at most once, largest first.
  ///
  /// - Throws: `DurationMistake`, with an offer where the meaning of the text can be guessed. The range is not judged
  ///   here, apart from 64-bit overflow and zero, which is "0s" only.
  package init(parsing text: String) throws(DurationMistake) {
    guard !text.isEmpty else { throw DurationMistake("is not a duration") }
    let bytes = text.utf8
    var rest = bytes.startIndex
    var total: Int64 = 0
    var last: DurationUnit?
    while rest != bytes.endIndex {
      let letters = bytes[rest...].firstIndex { !Self.isDigit($0) } ?? bytes.endIndex
      let end = bytes[letters...].firstIndex(where: Self.isDigit) ?? bytes.endIndex
      let digits = bytes[rest..<letters]
      let isPadded = digits.first == UInt8(ascii: "0") && digits.count > 1
      guard !digits.isEmpty, !isPadded,
        let unit = DurationUnit.descending.first(where: { $0.rawValue.utf8.elementsEqual(bytes[letters..<end]) })
      else { throw Self.mistake(in: text) }
      if let last, last.inMilliseconds <= unit.inMilliseconds { throw Self.mistake(in: text) }
      guard let count = Self.number(digits) else { throw .tooLong }
      let (part, tooLong) = count.multipliedReportingOverflow(by: unit.inMilliseconds)
      let (sum, overflow) = total.addingReportingOverflow(part)
      guard !tooLong, !overflow else { throw .tooLong }
      (total, last, rest) = (sum, unit, end)
    }
    self.init(milliseconds: total)
  }

  /// Nil for more than 64 bits hold.
  private static func number(_ digits: Substring.UTF8View) -> Int64? {
    var number: Int64 = 0
    for digit in digits {
      let (tens, tooLong) = number.multipliedReportingOverflow(by: 10)
      let (sum, overflow) = tens.addingReportingOverflow(Int64(digit - UInt8(ascii: "0")))
      guard !tooLong, !overflow else { return nil }
      number = sum
    }
    return number
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  // MARK: Near misses

  /// Names the mistake in a text that is no duration; every branch is one spelling that people really write.
  private static func mistake(in text: String) -> DurationMistake {
    if text.hasPrefix("-") { return DurationMistake("is negative") }
    if text.hasPrefix("+"), let plain = try? Duration(parsing: String(text.dropFirst())) {
      return DurationMistake("has a sign", offers: writable.contains(plain) ? ["\(plain)"] : [])
    }
    if text.utf8.allSatisfy(isDigit) { return withoutUnit(text) }
    if text.utf8.contains(UInt8(ascii: ":")) { return likeAClock(text) }
    if text.utf8.first == UInt8(ascii: "P") || text.utf8.first == UInt8(ascii: "p") { return likeISO8601(text) }
    if text.utf8.contains(where: { $0 == 0x20 }), let joined = meaning(of: text.filter { $0 != " " }) {
      return DurationMistake("has a space in it", offers: [joined])
    }
    if let spelled = meaning(of: text) { return DurationMistake(slip(in: text), offers: [spelled]) }
    return DurationMistake("is not a duration")
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

  /// `600000`: milliseconds when that is whole seconds, since that is what the programs' own knobs take.
  private static func withoutUnit(_ text: String) -> DurationMistake {
    guard text.utf8.first != UInt8(ascii: "0") || text == "0" else {
      return DurationMistake("has a leading zero and no unit")
    }
    guard let count = Int64(text), count > 0 else { return DurationMistake("has no unit") }
    let inMilliseconds = Duration(milliseconds: count)
    if count >= 1_000, count % 1_000 == 0, writable.contains(inMilliseconds) {
      return DurationMistake("has no unit", offers: ["\(inMilliseconds)"])
    }
    let fitting = DurationUnit.descending.reversed().compactMap { unit -> String? in
      let (product, overflow) = count.multipliedReportingOverflow(by: unit.inMilliseconds)
      return !overflow && writable.contains(Duration(milliseconds: product)) ? "\(count)\(unit.rawValue)" : nil
    }
    return DurationMistake("has no unit", offers: fitting)
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
    let offers = readings.filter { writable.contains($0) }.map { "\($0)" }
    return DurationMistake("is written like a clock", offers: offers)
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
    guard let offer = meaning(of: spelled) else { return DurationMistake("is not a duration") }
    return DurationMistake("is written in the ISO 8601 form", offers: [offer])
  }

  /// The canonical spelling of counts with unit words in any order, case and length, fractions included; nil when
  /// it is not whole milliseconds or not writable.
  private static func meaning(of text: String) -> String? {
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
    return writable.contains(total) ? "\(total)" : nil
  }

  private static func wholeMilliseconds(_ decimal: String, of unit: Int64) -> Int64? {
    let parts = decimal.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int64(parts[0].isEmpty ? "0" : parts[0]), whole < 1_000_000_000_000
    else { return nil }
    let (milliseconds, tooLong) = whole.multipliedReportingOverflow(by: unit)
    guard !tooLong else { return nil }
    guard parts.count == 2 else { return parts[0].isEmpty ? nil : milliseconds }
    guard (1...6).contains(parts[1].utf8.count), let fraction = Int64(parts[1]) else { return nil }
    var scale: Int64 = 1
    for _ in parts[1].utf8 { scale *= 10 }
    guard fraction * unit % scale == 0 else { return nil }
    let (sum, overflow) = milliseconds.addingReportingOverflow(fraction * unit / scale)
    return overflow ? nil : sum
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
