/// Where in a text a credential may begin, found without a look at every byte.
struct CandidatePlaces {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let ofTokens = ASCIISet.ofTokens
  private let starts = TokenShape.starts
  private let shortest = TokenShape.shortest

  /// - Parameter bytes: they must live as long as these places.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The first place from a start on where a token may begin; the end of the text where there is none.
  ///
  /// A token is long, so whatever is not part of one rules out every token across it: of a sentence few bytes are looked at.
  ///
  /// - Parameter isInWord: whether the byte before the start is a letter or digit of the same word.
  func token(from start: Int, isInWord: Bool) -> Int {
    var (place, isInWord) = (start, isInWord)
    // All bytes from the place up to here can be part of a token.
    var known = start
    while place + shortest <= bytes.count {
      let end = place + shortest
      var stranger = end - 1
      while stranger >= known, ofTokens.contains(bytes[stranger]) { stranger -= 1 }
      guard stranger < known else {
        (place, known, isInWord) = (stranger + 1, end, false)
        continue
      }
      known = end
      if !isInWord, starts.contains(bytes[place]) { return place }
      isInWord = ASCIISet.alphanumeric.contains(bytes[place])
      place += 1
    }
    return bytes.count
  }

  /// The first place from a start on where an address goes on behind its scheme, where a value is assigned, or where the
  /// line before a private key may begin; the end of the text where there is none.
  func sign(from start: Int) -> Int {
    let (equals, dash) = (SIMD16(repeating: UInt8(ascii: "=")), SIMD16(repeating: UInt8(ascii: "-")))
    let (colon, slash) = (SIMD16(repeating: UInt8(ascii: ":")), SIMD16(repeating: UInt8(ascii: "/")))
    return bytes.firstPlace(from: start) { byte, next in
      (byte .== equals) .| ((byte .== colon) .& (next .== slash)) .| ((byte .== dash) .& (next .== dash))
    }
  }
}

extension TokenShape {
  /// What a token may begin with, those without a sign of their issuer included.
  fileprivate static let starts = ASCIISet(String(decoding: all.map { $0.prefix[0] }, as: UTF8.self) + "eMNO")

  /// The fewest bytes of a token; those without a sign of their issuer are longer.
  fileprivate static let shortest = all.map { $0.prefix.count + $0.count.lowerBound }.min() ?? 1
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place from a start on where something holds, asked about sixteen bytes at a time; the end where it holds
  /// nowhere.
  ///
  /// - Parameter isWanted: says it of bytes and of those behind them; it must not hold of a zero.
  @inline(__always)
  func firstPlace(
    from start: Int, where isWanted: (SIMD16<UInt8>, SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> Int {
    var place = start
    while place < count {
      let wanted = isWanted(block(at: place), block(at: place + 1))
      // As two numbers, for which the compiler has an instruction; for `any` it has a loop.
      if unsafeBitCast(wanted, to: SIMD2<UInt64>.self) != SIMD2(0, 0) {
        return place + (wanted.indices.first { wanted[$0] } ?? 0)
      }
      place += 16
    }
    return count
  }

  /// Sixteen bytes from a place on, with zeros behind the end.
  @inline(__always)
  private func block(at place: Int) -> SIMD16<UInt8> {
    if place + 16 <= count {
      return UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: place, as: SIMD16<UInt8>.self)
    }
    var block = SIMD16<UInt8>()
    for lane in 0..<Swift.max(0, count - place) { block[lane] = self[place + lane] }
    return block
  }
}
