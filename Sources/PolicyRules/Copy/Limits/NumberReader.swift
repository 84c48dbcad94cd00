/// Reads a number that begins with a digit, a point or a fraction.
///
/// Groups of three digits are thousands between commas, apostrophes, underscores and blanks that do not break a line.
/// With one point "1.800" may be either, and so may "1 800" with a plain blank, whose number may be the second one.
struct NumberReader {
  private let scalars: [Unicode.Scalar]
  private let start: Int

  init(_ scalars: [Unicode.Scalar], at start: Int) { (self.scalars, self.start) = (scalars, start) }

  /// Nil where no number begins, and for one of more than twelve digits.
  var number: (piece: TextPiece, end: Int)? {
    if let fraction = Self.fractions[scalars[start]] { return (.number(StatedNumber(values: [fraction])), start + 1) }
    if scalars[start] == ".", digits(from: start + 1) > start + 1, !(scalar(start - 1)?.isLetter ?? false) {
      return decimal(whole: start..<start, from: start)
    }
    guard isDigit(start) else { return nil }
    let end = digits(from: start)
    return clock(end) ?? slash(end) ?? grouped(end) ?? decimal(whole: start..<end, from: end)
  }

  // MARK: Forms

  /// "1:30" and "1:30:00".
  private func clock(_ first: Int) -> (piece: TextPiece, end: Int)? {
    var numbers = [value(start..<first)]
    var end = first
    while numbers.count < 3, scalar(end) == ":", digits(from: end + 1) == end + 3 {
      numbers.append(value((end + 1)..<(end + 3)))
      end += 3
    }
    let known = numbers.compactMap { $0 }
    return numbers.count > 1 && known.count == numbers.count ? (.clock(known), end) : nil
  }

  /// "1/2".
  private func slash(_ first: Int) -> (piece: TextPiece, end: Int)? {
    guard let (fraction, end) = fraction(start, first) else { return nil }
    return (.number(StatedNumber(values: [fraction])), end)
  }

  private func fraction(_ start: Int, _ slash: Int) -> (StatedNumber.Value, end: Int)? {
    guard scalar(slash) == "/" || scalar(slash) == "\u{2044}" else { return nil }
    let end = digits(from: slash + 1)
    guard let numerator = value(start..<slash), let denominator = value((slash + 1)..<end), numerator > 0,
      numerator < denominator, denominator <= 16, scalar(end) != "/"
    else { return nil }
    return (StatedNumber.Value(numerator, over: denominator), end)
  }

  /// "1,800", "1.800", "1'800", "1 800", and what stands behind the last group.
  private func grouped(_ first: Int) -> (piece: TextPiece, end: Int)? {
    guard let separator = scalar(first), Self.separators.contains(separator), first - start <= 3, scalar(start) != "0"
    else { return nil }
    var end = first
    // Of more groups no number is read, however many there are.
    while end < first + 20, scalar(end) == separator, digits(from: end + 1) == end + 4 { end += 4 }
    let groups = (end - first) / 4
    guard groups > 0, let whole = value(start..<end) else { return nil }
    let thousands = StatedNumber.Value(whole)
    switch separator {
    case "." where groups == 1:
      guard let behind = value((first + 1)..<end), let before = value(start..<first),
        let decimal = StatedNumber.Value(before).adding(StatedNumber.Value(behind, over: 1_000))
      else { return nil }
      return (.number(StatedNumber(values: [decimal, thousands])), end)
    case " ":
      guard let last = value((end - 3)..<end) else { return nil }
      return (.number(StatedNumber(values: [thousands, StatedNumber.Value(last)])), end)
    default:
      return decimal(whole: start..<end, from: end)
    }
  }

  /// A whole number with what follows: ".5", ",5", "½", " ½", " 1/2".
  private func decimal(whole: Range<Int>, from end: Int) -> (piece: TextPiece, end: Int)? {
    guard let count = whole.isEmpty ? 0 : value(whole) else { return nil }
    let value = StatedNumber.Value(count)
    var (sum, last) = (value as StatedNumber.Value?, end)
    let behind = digits(from: end + 1)
    if scalar(end) == "." || scalar(end) == ",", behind > end + 1 {
      guard behind - end <= 7, let part = self.value((end + 1)..<behind) else { return nil }
      (sum, last) = (value.adding(StatedNumber.Value(part, over: Self.power(behind - end - 1))), behind)
    } else if let (fraction, behind) = mixed(end) {
      (sum, last) = (value.adding(fraction), behind)
    }
    return sum.map { (.number(StatedNumber(values: [$0])), last) }
  }

  /// A fraction behind a whole number.
  private func mixed(_ end: Int) -> (StatedNumber.Value, end: Int)? {
    let isApart = scalar(end) == " " || scalar(end) == "\u{A0}" || scalar(end) == "-"
    let place = isApart ? end + 1 : end
    guard let first = scalar(place) else { return nil }
    if let fraction = Self.fractions[first] { return (fraction, place + 1) }
    return isApart ? fraction(place, digits(from: place)) : nil
  }

  // MARK: Digits

  /// Behind the digits that begin here, at least one scalar further.
  var endOfDigits: Int { max(start + 1, digits(from: start)) }

  private func scalar(_ place: Int) -> Unicode.Scalar? { scalars.indices.contains(place) ? scalars[place] : nil }
  private func isDigit(_ place: Int) -> Bool { scalar(place)?.isDigit ?? false }

  /// Behind the digits that begin at a place.
  private func digits(from place: Int) -> Int {
    var end = place
    while isDigit(end) { end += 1 }
    return end
  }

  /// The digits of a range as a number; nil for none, and for more than twelve.
  private func value(_ range: Range<Int>) -> Int64? {
    let digits = scalars[range].filter(\.isDigit)
    guard (1...12).contains(digits.count) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int64($1.value - 0x30) }
  }

  private static func power(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

  private static let separators: Set<Unicode.Scalar> = [",", ".", "'", "’", "_", " ", "\u{A0}"]

  private static let fractions: [Unicode.Scalar: StatedNumber.Value] = {
    let known: [(Unicode.Scalar, Int64, Int64)] = [
      ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5), ("⅗", 3, 5),
      ("⅘", 4, 5),
      ("⅙", 1, 6), ("⅚", 5, 6), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8),
    ]
    return Dictionary(uniqueKeysWithValues: known.map { ($0, StatedNumber.Value($1, over: $2)) })
  }()
}
