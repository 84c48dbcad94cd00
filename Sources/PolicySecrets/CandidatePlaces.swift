/// Where in a text a credential may begin, found without a look at every byte.
struct CandidatePlaces {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let ofTokens = ASCIISet.ofTokens
  private let shortest = TokenSign.shortestToken
  private let endings = CredentialWord.endings

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
      let isPartOfWord = ASCIISet.alphanumeric.contains(bytes[place])
      if isPartOfWord, !isInWord { return place }
      isInWord = isPartOfWord
      place += 1
    }
    return bytes.count
  }

  /// Whether a token may begin at a place that belongs to no word before it.
  func isToken(_ place: Int) -> Bool {
    place + shortest <= bytes.count && ASCIISet.alphanumeric.contains(bytes[place])
      && bytes[place..<place + shortest].allSatisfy(ofTokens.contains)
  }

  /// The first place from a start on where something may be assigned or an address goes on behind its scheme, or where
  /// an option or the line before a private key may begin; the end of the text where there is none.
  func sign(from start: Int) -> Int {
    let (equals, colon) = (SIMD16(repeating: UInt8(ascii: "=")), SIMD16(repeating: UInt8(ascii: ":")))
    let (dash, dollar) = (SIMD16(repeating: UInt8(ascii: "-")), SIMD16(repeating: UInt8(ascii: "$")))
    let brace = SIMD16(repeating: UInt8(ascii: "{"))
    var place = start
    while true {
      place = bytes.firstPlace(from: place) { byte, next in
        (byte .== equals) .| (byte .== colon) .| ((byte .== dash) .& (next .== dash))
          .| ((byte .== dollar) .& (next .== brace))
      }
      guard place < bytes.count, isBehindOrdinaryName(place) else { return place }
      place += 1
    }
  }

  /// Whether a sign assigns something to a name that is none of a credential, as nearly every one does.
  private func isBehindOrdinaryName(_ place: Int) -> Bool {
    guard place > 2, bytes[place - 1].lowercased.isLowercase,
      bytes[place] == UInt8(ascii: "=") || bytes[place] == UInt8(ascii: ":") && !bytes.has("/", at: place + 1)
    else { return false }
    return !endings.contains(CredentialWord.sum(of: bytes[place - 3], bytes[place - 2], bytes[place - 1]))
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The first place from a start on where something holds, asked about sixteen bytes at a time; the end where it holds
  /// nowhere.
  ///
  /// - Parameter isWanted: says it of bytes and of those behind them.
  @inline(__always)
  func firstPlace(
    from start: Int, where isWanted: (SIMD16<UInt8>, SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> Int {
    var place = start
    while place < count {
      // As two numbers, for which the compiler has instructions; for `any` and `first` it has loops.
      let wanted = unsafeBitCast(isWanted(block(at: place), block(at: place + 1)), to: SIMD2<UInt64>.self)
      if wanted != SIMD2(0, 0) {
        let bits = wanted[0] != 0 ? wanted[0].trailingZeroBitCount : 64 + wanted[1].trailingZeroBitCount
        // Behind the end are zeros, of which it may hold.
        return Swift.min(count, place + bits / 8)
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
