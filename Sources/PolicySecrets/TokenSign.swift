/// One sign of an issuer, in a table that is made once.
struct TokenSign {
  /// The place of its form in `TokenShape.all`.
  private let row: Int16
  /// The next sign that begins, or ends, with the same byte; -1 behind the last one.
  private var next: (beginning: Int16, ending: Int16) = (-1, -1)
  private let range: Range<UInt16>

  var shape: TokenShape { TokenShape.all[Int(row)] }
  /// How many bytes it has.
  var count: Int { range.count }

  /// Whether it stands at a place.
  func isAt(_ place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard place >= 0, place + range.count <= bytes.count else { return false }
    let text = shape.signs.utf8Start + Int(range.lowerBound)
    var offset = 0
    while offset < range.count, bytes[place + offset] == text[offset] { offset += 1 }
    return offset == range.count
  }

  /// Where the shortest token with this sign ends that begins at a place; nil where none does. The cost is bounded.
  ///
  /// - Parameter isBehindToken: whether what stands before it is known to be a token.
  func shortestEnd(at place: Int, in bytes: UnsafeBufferPointer<UInt8>, isBehindToken: Bool = false) -> Int? {
    guard isAt(place, in: bytes) else { return nil }
    let (shape, start) = (shape, place + range.count)
    guard !shape.standsAlone || isBehindToken || !bytes.isInsideName(place) else { return nil }
    let alphabet = shape.alphabet.set
    // Where tokens are looked for, nothing else stands in their first bytes.
    let first = min(shape.shortest, Self.shortestToken)
    guard bytes.end(of: alphabet.intersection(.ofTokens), from: start, atMost: first) == start + first else {
      return nil
    }
    let judged = bytes.end(of: alphabet, from: start, atMost: max(shape.shortest, 48))
    guard judged - start >= shape.shortest, !CharacterProfile(bytes[start..<judged]).isOfWords else { return nil }
    return start + shape.shortest
  }
}

extension TokenSign {
  /// The fewest bytes of a token; those without a sign of their issuer are longer.
  static let shortestToken = 20

  /// The first sign for which something holds among those that begin with a byte.
  static func first(beginningWith byte: UInt8, where body: (TokenSign) -> Bool) -> TokenSign? {
    var index = table.beginning[Int(byte)]
    while index >= 0 {
      let sign = table.signs[Int(index)]
      if body(sign) { return sign }
      index = sign.next.beginning
    }
    return nil
  }

  /// The same among the signs that are no part of a word, even behind other letters, and end before a place: `…ghp_`. What
  /// follows them is as long as a token.
  static func first(endingAt place: Int, in bytes: UnsafeBufferPointer<UInt8>, where body: (TokenSign) -> Bool)
    -> TokenSign?
  {
    guard place > 3, isSeparator(bytes[place - 1]) else { return nil }
    var index = table.ending[Int(bytes[place - 2])]
    while index >= 0 {
      let sign = table.signs[Int(index)]
      if sign.isAt(place - sign.count, in: bytes), body(sign) { return sign }
      index = sign.next.ending
    }
    return nil
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  private struct Table {
    var signs: [TokenSign] = []
    /// The first sign that begins with a byte, and the first one whose last letter is it.
    var beginning = [Int16](repeating: -1, count: 256)
    var ending = [Int16](repeating: -1, count: 256)
  }

  private static let table = {
    var table = Table()
    table.signs.reserveCapacity(256)
    // From the last to the first, since each is put before those that are there.
    for row in TokenShape.all.indices.reversed() {
      let shape = TokenShape.all[row]
      let (text, count) = (shape.signs.utf8Start, shape.signs.utf8CodeUnitCount)
      var end = count
      while end > 0 {
        var start = end
        while start > 0, text[start - 1] != 0x20 { start -= 1 }
        var sign = TokenSign(row: Int16(row), range: UInt16(start)..<UInt16(end))
        let (first, index) = (Int(text[start]), Int16(table.signs.count))
        (sign.next.beginning, table.beginning[first]) = (table.beginning[first], index)
        if end - start > 3, isSeparator(text[end - 1]), !shape.standsAlone, shape.shortest >= shortestToken {
          let last = Int(text[end - 2])
          (sign.next.ending, table.ending[last]) = (table.ending[last], index)
        }
        table.signs.append(sign)
        end = start - 1
      }
    }
    return table
  }()

  private init(row: Int16, range: Range<UInt16>) {
    self.row = row
    self.range = range
  }
}
