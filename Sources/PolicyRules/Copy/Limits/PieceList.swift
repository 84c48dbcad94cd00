/// The pieces of a plain text, asked by their place; outside of the text there is nothing.
struct PieceList {
  private let pieces: [(piece: TextPiece, range: Range<Int>)]
  private let scalars: [Unicode.Scalar]

  init(_ text: PlainText) {
    scalars = text.scalars
    pieces = TextPiece.all(in: scalars)
  }

  var count: Int { pieces.count }

  func piece(at place: Int) -> TextPiece? { pieces.indices.contains(place) ? pieces[place].piece : nil }

  func word(at place: Int) -> String? {
    if case .word(let word)? = piece(at: place) { word } else { nil }
  }

  func isMark(_ mark: Unicode.Scalar, at place: Int) -> Bool { piece(at: place) == .mark(mark) }

  func isBlank(at place: Int) -> Bool { piece(at: place) == .blank }

  /// A blank or a hyphen.
  func isSpace(at place: Int) -> Bool { isBlank(at: place) || isMark("-", at: place) }

  /// Whether words stand from a place on with a blank or a hyphen between each two.
  func has(_ words: [String], at start: Int) -> Bool {
    words.enumerated().allSatisfy { number, word in
      self.word(at: start + number * 2) == word && (number == 0 || isSpace(at: start + number * 2 - 1))
    }
  }

  func has(_ words: [String], behindSpaceAt place: Int) -> Bool { isSpace(at: place) && has(words, at: place + 1) }

  /// Whether a word begins with a capital letter.
  func isCapital(at place: Int) -> Bool {
    pieces.indices.contains(place) && scalars[pieces[place].range.lowerBound].properties.isUppercase
  }

  func isLowercase(at place: Int) -> Bool {
    pieces.indices.contains(place) && scalars[pieces[place].range.lowerBound].properties.isLowercase
  }

  /// The text of some pieces, with plain blanks.
  func text(of range: Range<Int>) -> String {
    guard let first = pieces[range].first, let last = pieces[range].last else { return "" }
    var text = String.UnicodeScalarView()
    for scalar in scalars[first.range.lowerBound..<last.range.upperBound] {
      text.append(scalar.properties.isWhitespace ? " " : scalar)
    }
    return String(text)
  }
}
