import PolicyModel

/// A number as a text has it, by what it may mean: "1.800" is 1800 or 1.8.
struct StatedNumber: Hashable {
  struct Value: Hashable {
    let numerator: Int64
    let denominator: Int64

    init(_ numerator: Int64, over denominator: Int64 = 1) {
      (self.numerator, self.denominator) = (numerator, denominator)
    }

    /// The sum; nil for more than 64 bits hold.
    func adding(_ other: Value) -> Value? {
      let parts = [
        numerator.multipliedReportingOverflow(by: other.denominator),
        other.numerator.multipliedReportingOverflow(by: denominator),
        denominator.multipliedReportingOverflow(by: other.denominator),
      ]
      let sum = parts[0].partialValue.addingReportingOverflow(parts[1].partialValue)
      guard !sum.overflow, parts.allSatisfy({ !$0.overflow }) else { return nil }
      return Value(sum.partialValue, over: parts[2].partialValue)
    }

    /// The product; nil for more than 64 bits hold.
    func times(_ other: Value) -> Value? {
      let above = numerator.multipliedReportingOverflow(by: other.numerator)
      let below = denominator.multipliedReportingOverflow(by: other.denominator)
      return above.overflow || below.overflow ? nil : Value(above.partialValue, over: below.partialValue)
    }

    /// So many of a unit, cut off to whole milliseconds; nil for more than 64 bits hold.
    func of(_ unit: Duration) -> Duration? {
      let product = numerator.multipliedReportingOverflow(by: unit.milliseconds)
      return product.overflow ? nil : Duration(milliseconds: product.partialValue / denominator)
    }
  }

  /// At least one, the likeliest first.
  let values: [Value]
}

/// A piece of a plain text.
enum TextPiece: Hashable {
  case number(StatedNumber)
  /// "1:30", "1:30:00".
  case clock([Int64])
  /// Letters in lower case, with an apostrophe between two of them.
  case word(String)
  case placeholder(CopyTemplate.Placeholder)
  /// Any number of blanks.
  case blank
  /// The end of a paragraph.
  case paragraph
  case mark(Unicode.Scalar)

  /// The pieces of a text in their order, each with its place in the scalars; time is linear.
  static func all(in scalars: [Unicode.Scalar]) -> [(piece: TextPiece, range: Range<Int>)] {
    var pieces: [(piece: TextPiece, range: Range<Int>)] = []
    var place = 0
    while place < scalars.count {
      let (piece, end) = piece(in: scalars, at: place)
      pieces.append((piece, place..<end))
      place = end
    }
    return pieces
  }

  private static func piece(in scalars: [Unicode.Scalar], at place: Int) -> (piece: TextPiece, end: Int) {
    let scalar = scalars[place]
    if scalar.isLetter { return word(in: scalars, at: place) }
    if scalar.properties.isWhitespace {
      let end = scalars[place...].firstIndex { !$0.properties.isWhitespace } ?? scalars.count
      return (scalars[place..<end].contains("\n") ? .paragraph : .blank, end)
    }
    if let placeholder = PlainText.placeholder(of: scalar) { return (.placeholder(placeholder), place + 1) }
    let reader = NumberReader(scalars, at: place)
    return reader.number ?? (.mark(scalar), reader.endOfDigits)
  }

  private static func word(in scalars: [Unicode.Scalar], at place: Int) -> (piece: TextPiece, end: Int) {
    var end = place
    while end < scalars.count {
      let isApostrophe = scalars[end] == "'" || scalars[end] == "’"
      let isInside = isApostrophe && end > place && end + 1 < scalars.count && scalars[end + 1].isLetter
      guard scalars[end].isLetter || scalars[end].isMark || isInside else { break }
      end += 1
    }
    let word = String(String.UnicodeScalarView(scalars[place..<end])).lowercased()
    return (.word(word.replacing("’", with: "'")), end)
  }
}
