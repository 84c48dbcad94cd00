/// A value that is assigned to the name of a credential: `PASSWORD = …`, `"api_key": "…"`, `--token …`, `${SECRET:-…}`.
struct CredentialAssignment {
  let name: CredentialName
  /// The bytes of the value, without the quotes around it, as far as it is judged.
  let value: Range<Int>

  private let bytes: UnsafeBufferPointer<UInt8>
  private let sign: AssignmentSign
  private let place: AssignmentPlace
  private let quote: UInt8?
  private let hasScheme: Bool

  /// So many bytes tell what a value is; only one that is a credential is followed to its end.
  private static let judged = 128

  /// What is assigned at the place of a sign; nil where that is nothing, or the name is none of a credential.
  init?(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    guard let sign = AssignmentSign(at: start, in: bytes),
      let name = CredentialName(endingAt: sign.endOfName, in: bytes)
    else { return nil }
    var start = sign.startOfValue
    guard start < bytes.count else { return nil }
    let quote = bytes[start].isQuote ? bytes[start] : nil
    // A quote within single quotes of YAML is written twice, and some languages have texts in three.
    while quote != nil, start < bytes.count, bytes[start] == quote, start < sign.startOfValue + 3 { start += 1 }
    let scheme = name.word.evidence == .header ? Self.endOfScheme(from: start, in: bytes) : nil
    start = scheme ?? start
    (self.bytes, self.sign, self.name, self.quote, hasScheme) = (bytes, sign, name, quote, scheme != nil)
    place = AssignmentPlace(of: name.range, in: bytes)
    value = start..<Self.end(of: start, quote: quote, sign, place, in: bytes, atMost: Self.judged)
  }

  /// The value to its end.
  var wholeValue: Range<Int> {
    value.lowerBound..<Self.end(of: value.lowerBound, quote: quote, sign, place, in: bytes, atMost: .max)
  }

  private var isQuoted: Bool { quote != nil }

  // MARK: Bounds

  private static func end(
    of start: Int, quote: UInt8?, _ sign: AssignmentSign, _ place: AssignmentPlace,
    in bytes: UnsafeBufferPointer<UInt8>, atMost most: Int
  ) -> Int {
    let limit = most < bytes.count - start ? start + most : bytes.count
    var end = start
    if let quote {
      while end < limit, bytes[end] != quote, !bytes[end].isLineBreak {
        end += bytes[end] == UInt8(ascii: "\\") && end + 1 < limit && !bytes[end + 1].isLineBreak ? 2 : 1
      }
      return min(end, limit)
    }
    let ending = sign.form == .fallback ? endOfFallback : place.isLineStart ? endOfLineValue : endOfValue
    while end < limit, !ending.contains(bytes[end]) { end += 1 }
    // A quote that is escaped stays escaped.
    if end < bytes.count, bytes[end].isQuote, end > start, bytes[end - 1] == UInt8(ascii: "\\") { end -= 1 }
    while end > start, trailing.contains(bytes[end - 1]), sign.form == .colon || !place.isLineStart { end -= 1 }
    return end
  }

  private static let endOfValue = ASCIISet(" \t\r\n\"'`<>{}[]()\\^|;&,")
  /// Of a line that says nothing else.
  private static let endOfLineValue = ASCIISet(" \t\r\n\"'`")
  private static let endOfFallback = ASCIISet(" \t\r\n}")
  /// What ends a sentence or closes a bracket.
  private static let trailing = ASCIISet(",;:.)]}>")

  /// Behind `Bearer` and its like; nil where none stands there.
  private static func endOfScheme(from start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let end = bytes.end(of: .name, from: start, atMost: 16)
    guard schemes.contains(bytes[start..<end].map(\.lowercased)) else { return nil }
    let next = bytes.endOfSpaces(from: end)
    return next > end ? next : nil
  }

  private static let schemes = Set(
    ["bearer", "basic", "token", "bot", "apikey", "api-key", "digest", "negotiate"].map { Array($0.utf8) })

  /// What ends a statement and may end a password too; it is hidden with one, and tells nothing.
  private static let separating = ASCIISet(",;")

  // MARK: Judgement

  /// Whether the value is a credential, as far as it and its place tell.
  var isCredential: Bool {
    var text = bytes[value]
    if !isQuoted { while let last = text.last, Self.separating.contains(last) { text.removeLast() } }
    guard text.count >= 4, !text.contains(where: \.isBlank) else { return false }
    let assigned = AssignedText(text)
    return isEvident(assigned) && !assigned.isReference && !Placeholder.isOne(text) && !Placeholder.isExampleOfAWS(text)
  }

  private func isEvident(_ text: AssignedText) -> Bool {
    switch name.word.evidence {
    case .password: isPassword(text)
    case .issued: isIssued(text)
    case .random:
      !text.isUUID
        && (text.profile.isRandom || text.profile.isMixed && (sign.isTight || isQuoted) && !isInProse)
    case .header:
      hasScheme ? text.count >= 8 && text.isEncoded : text.profile.isRandom || text.namesUserAndPassword
    }
  }

  private func isPassword(_ text: AssignedText) -> Bool {
    guard !text.isPath, !text.isOrdinaryWord else { return false }
    let isStated = sign.form != .option && (sign.isTight || isQuoted || place.isKey && !place.isComment)
    if text.profile.isNumeric { return text.count >= 6 && text.profile.digits == text.count && isStated }
    if isInProse { return text.isNoWord }
    return isStated || sign.form == .equals && place.isKey || text.isNoPlainWord
  }

  private func isIssued(_ text: AssignedText) -> Bool {
    guard text.count >= 6, !text.isPath || text.profile.isRandom else { return false }
    if text.profile.isRandom || text.isUUID { return true }
    guard !isInProse, !text.isOrdinaryWord else { return false }
    // `JWT_SECRET=correct-horse` of an environment file; elsewhere a secret of that name is as often a reference.
    return text.profile.isMixed
      || sign.isTight && sign.form == .equals && place.isLineStart && name.isCapital(in: bytes)
        && name.word.kind.description == "a secret"
  }

  /// Whether a sentence goes on behind the value.
  private var isInProse: Bool {
    guard !isQuoted, !(sign.form == .equals && sign.isTight), sign.form != .fallback else { return false }
    if bytes.has(":", at: value.upperBound) { return true }
    let next = bytes.endOfSpaces(from: value.upperBound)
    guard next < bytes.count, next > value.upperBound || ASCIISet.alphanumeric.contains(bytes[next]) else {
      return false
    }
    return !bytes[next].isLineBreak && !Self.endingSentence.contains(bytes[next])
  }

  /// What may stand behind a value that is no part of a sentence.
  private static let endingSentence = ASCIISet("#,;)]}|&\"'`/-\\<")
}

/// Where a name stands that something is assigned to.
struct AssignmentPlace {
  /// Whether nothing but blanks, marks of a comment or a list, and words such as `export` stand before it on its line.
  let isLineStart: Bool
  /// Whether it stands where the names of a format stand: as `isLineStart`, in quotes, or behind a bracket or a comma.
  let isKey: Bool
  /// Whether its line is a comment.
  let isComment: Bool

  init(of name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) {
    let limit = max(0, name.lowerBound - 96)
    var start = name.lowerBound
    while start > limit, !bytes[start - 1].isLineBreak { start -= 1 }
    let before = bytes[start..<name.lowerBound]
    let isWholeLine = start == 0 || bytes[start - 1].isLineBreak
    isLineStart =
      isWholeLine
      && before.split { Self.marks.contains($0) }.allSatisfy { word in Self.words.contains { word.elementsEqual($0) } }
    isComment =
      isWholeLine && before.first { !$0.isSpace }.map { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "/") } ?? false
    isKey = isLineStart || before.last { !$0.isSpace }.map(Self.opening.contains) ?? true
  }

  private static let marks = ASCIISet(" \t#-*/\"'`$@")
  private static let words = [
    "export", "set", "env", "ENV", "ARG", "const", "let", "var", "local", "declare", "readonly", "setx",
  ].map { Array($0.utf8) }
  private static let opening = ASCIISet("{[(,;?&\"'`")
}
