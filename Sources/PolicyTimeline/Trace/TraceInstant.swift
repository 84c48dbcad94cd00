/// An instant of RFC 3339, read exactly.
enum TraceInstant {
  /// Why a text is not an instant.
  struct Mistake: Error { let words: String }

  /// Milliseconds since 1970-01-01T00:00:00Z; what is finer than a millisecond is cut off.
  ///
  /// - Throws: for anything but `YYYY-MM-DDThh:mm:ss`, an optional fraction of up to nine digits, and `Z` or an offset;
  ///   for dates and times that the calendar lacks, and for leap seconds.
  static func milliseconds(_ text: [UInt8]) throws(Mistake) -> Int64 {
    var text = DigitReader(text)
    guard let year = text.number(4), text.take("-"), let month = text.number(2), text.take("-"),
      let day = text.number(2), text.take("T") || text.take("t"),
      let hour = text.number(2), text.take(":"), let minute = text.number(2), text.take(":"),
      let second = text.number(2), let fraction = text.fraction(), let offset = text.offset(), text.isAtEnd
    else { throw Mistake(words: "is not an instant such as 2026-08-01T12:00:00.250Z") }
    guard (1...12).contains(month), (1...length(of: month, in: year)).contains(day) else {
      throw Mistake(words: "is on a day that the calendar does not have")
    }
    guard second != 60 else {
      throw Mistake(words: "is a leap second, which a clock of whole milliseconds does not have")
    }
    guard hour < 24, minute < 60, second < 60 else { throw Mistake(words: "is at a time that no day has") }
    let minutes = (days(year, month, day) * 24 + hour) * 60 + minute - offset
    return (minutes * 60 + second) * 1_000 + fraction
  }

  private static func length(of month: Int64, in year: Int64) -> Int64 {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from 1970-01-01 in the Gregorian calendar; years begin in March, so that the leap day is the last of its year.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    // One cycle of 400 years is added, so that nothing is negative, and taken off again.
    let years = year + 400 - (month <= 2 ? 1 : 0)
    let months = (month + 9) % 12
    let daysBeforeYear = years * 365 + years / 4 - years / 100 + years / 400
    return daysBeforeYear + (153 * months + 2) / 5 + day - 1 - 719_468 - 146_097
  }
}

/// Takes numbers and signs off the front of a text.
private struct DigitReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: [UInt8]) { rest = text[...] }

  var isAtEnd: Bool { rest.isEmpty }

  mutating func take(_ sign: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: sign) else { return false }
    rest.removeFirst()
    return true
  }

  /// Exactly so many digits.
  mutating func number(_ count: Int) -> Int64? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
    rest.removeFirst(count)
    return digits.reduce(0) { $0 * 10 + Int64($1 &- UInt8(ascii: "0")) }
  }

  /// `.250` as milliseconds; 0 without a point, nil for a point without digits and for more than nine.
  mutating func fraction() -> Int64? {
    guard take(".") else { return 0 }
    let count = rest.prefix { $0 &- UInt8(ascii: "0") < 10 }.count
    guard (1...9).contains(count), let number = number(count) else { return nil }
    var nanoseconds = number
    for _ in count..<9 { nanoseconds *= 10 }
    return nanoseconds / 1_000_000
  }

  /// `Z`, or `+02:00` in minutes.
  mutating func offset() -> Int64? {
    if take("Z") || take("z") { return 0 }
    let isEast = take("+")
    guard isEast || take("-"), let hours = number(2), take(":"), let minutes = number(2), hours < 24, minutes < 60
    else { return nil }
    return (isEast ? 1 : -1) * (hours * 60 + minutes)
  }
}
