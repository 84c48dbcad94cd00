/// Reads a text once, from its beginning to its end.
///
/// What is long enough to be a secret is passed over whether it is one or not, and what is not is short: so no byte is
/// looked at more than a bounded number of times.
struct SecretReader {
  private let bytes: UnsafeBufferPointer<UInt8>

  /// - Parameter bytes: they must live as long as the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// What stands at a place: secrets, or something to pass over.
  struct Match {
    /// Empty for a placeholder.
    var secrets: [Secret] = []
    let end: Int
  }

  func secrets() -> [Secret] {
    var secrets: [Secret] = []
    let places = CandidatePlaces(bytes)
    var token = places.token(from: 0, isInWord: false)
    var sign = places.sign(from: 0)
    var end = 0
    while true {
      let place = min(token, sign)
      guard place < bytes.count else { return secrets }
      if let match = match(at: place, isInWord: false, behind: end) {
        secrets += match.secrets
        end = match.end
        if sign < match.end { sign = places.sign(from: match.end) }
        if token < match.end || places.isToken(match.end) { token = places.token(from: match.end, isInWord: false) }
      } else if place == token {
        token = places.token(from: place + 1, isInWord: true)
      } else {
        sign = places.sign(from: place + 1)
      }
    }
  }

  /// What begins at a place.
  ///
  /// - Parameters:
  ///   - isInWord: whether the byte before it is a letter or digit that belongs to nothing found so far.
  ///   - floor: where the last match ended.
  func match(at place: Int, isInWord: Bool, behind floor: Int) -> Match? {
    switch bytes[place] {
    case UInt8(ascii: ":"):
      address(at: place) ?? telegramToken(at: place, behind: floor) ?? assignment(at: place)
    case UInt8(ascii: "="), UInt8(ascii: "$"): assignment(at: place)
    case UInt8(ascii: "-"): privateKey(at: place) ?? assignment(at: place)
    case let byte where isInWord || !ASCIISet.alphanumeric.contains(byte): nil
    default: token(at: place) ?? token(signedBefore: place, behind: floor) ?? bearer(at: place)
    }
  }

  // MARK: Tokens

  private func token(at place: Int) -> Match? {
    place < bytes.count ? Token(at: place, in: bytes).flatMap(run) : nil
  }

  private func token(signedBefore place: Int, behind floor: Int) -> Match? {
    Token(signedBefore: place, from: floor, in: bytes).flatMap(run)
  }

  private func run(_ first: Token) -> Match? {
    TokenRun(first, in: bytes).map { Match(secrets: $0.secrets, end: $0.end) }
  }

  /// The number of a Telegram bot, a colon and 35 characters that begin with two `A`s, from the colon on.
  private func telegramToken(at colon: Int, behind floor: Int) -> Match? {
    guard bytes.has(":AA", at: colon) else { return nil }
    let number = bytes.start(of: .digits, before: colon, atMost: 11)
    guard number >= floor, (8...10).contains(colon - number), !bytes.isPreceded(by: .alphanumeric, number),
      bytes.end(of: .base64url, from: colon + 1, atMost: 33) == colon + 34
    else { return nil }
    let end = bytes.end(of: .base64url, from: colon + 34)
    return match(
      "a Telegram bot token", "Telegram documentation, Bot API", number..<end,
      isPlaceholder: Placeholder.isOne(bytes[colon + 3..<end]))
  }

  // MARK: Assignments

  /// What is assigned to a name that says it is a credential. What says so itself is found where it stands.
  private func assignment(at place: Int) -> Match? {
    guard let assignment = CredentialAssignment(at: place, in: bytes), assignment.isCredential else { return nil }
    let start = assignment.value.lowerBound
    let number = bytes.end(of: .digits, from: start, atMost: 11)
    guard token(at: start) == nil, telegramToken(at: number, behind: start) == nil,
      !bytes.has("://", at: bytes.end(of: .alphanumeric, from: start, atMost: 24))
    else { return nil }
    return match(assignment.name.word.kind, assignment.name.word.source, assignment.wholeValue)
  }

  /// Behind `Bearer` or `Basic`, wherever a header is written.
  private func bearer(at place: Int) -> Match? {
    guard place >= 6, bytes[place - 1] == 0x20 else { return nil }
    let scheme = bytes[bytes.start(of: .alphanumeric, before: place - 1, atMost: 7)..<place - 1].map(\.lowercased)
    let isBasic = scheme.elementsEqual("basic".utf8)
    guard isBasic || scheme.elementsEqual("bearer".utf8) else { return nil }
    let end = bytes.end(of: .anyBase64, from: place)
    guard bytes.end(of: .ofTokens, from: place, atMost: TokenSign.shortestToken) == place + TokenSign.shortestToken
    else {
      return nil
    }
    let text = AssignedText(bytes[place..<end])
    guard isBasic ? text.namesUserAndPassword : text.profile.isRandom && !text.isUUID else { return nil }
    return match(
      isBasic ? "credentials" : "a bearer token", isBasic ? "RFC 7617" : "RFC 6750", place..<end,
      isPlaceholder: Placeholder.isOne(bytes[place..<end]))
  }

  // MARK: Addresses

  /// `scheme://user:password@host` and `scheme://token@host`, from the first colon on.
  private func address(at place: Int) -> Match? {
    guard bytes.has("://", at: place), bytes.isPreceded(by: .alphanumeric, place) else { return nil }
    let start = place + 3
    var (colon, at) = (nil as Int?, nil as Int?)
    var end = start
    while end < bytes.count, !ASCIISet.endOfWord.contains(bytes[end]), !Self.endOfAuthority.contains(bytes[end]) {
      if bytes[end] == UInt8(ascii: ":"), colon == nil { colon = end }
      if bytes[end] == UInt8(ascii: "@") { at = end }
      end += 1
    }
    guard let at else { return nil }
    let user = user(start..<min(colon ?? at, at))
    guard let colon, colon + 1 < at else { return user }
    // A token says more about itself than its place does.
    var password = Match(end: at)
    if let token = token(at: colon + 1), token.end == at {
      password = token
    } else if !Placeholder.isOne(bytes[colon + 1..<at]) {
      password = match("a password in an address", "RFC 3986, section 3.2.1", colon + 1..<at)
    }
    password.secrets = (user?.secrets ?? []) + password.secrets
    return password.secrets.isEmpty ? nil : password
  }

  /// A token in the place of a user; nil for a name.
  private func user(_ range: Range<Int>) -> Match? {
    guard range.count >= 16 else { return nil }
    if let token = token(at: range.lowerBound) { return token.end == range.upperBound ? token : nil }
    guard CharacterProfile(bytes[range]).isRandom, !Placeholder.isOne(bytes[range]) else { return nil }
    return match("a token in an address", "RFC 3986, section 3.2.1", range)
  }

  private static let endOfAuthority = ASCIISet("/?#")

  // MARK: Private keys

  /// A private key in PEM, as a block of lines or with `\n` between them.
  private func privateKey(at place: Int) -> Match? {
    guard bytes.has("-----BEGIN ", at: place) else { return nil }
    let label = bytes.end(of: Self.label, from: place + 11, atMost: 48)
    guard bytes.has("-----", at: label),
      bytes.has("PRIVATE KEY", at: label - 11) || bytes.has("PRIVATE KEY BLOCK", at: label - 17)
    else { return nil }
    let start = label + 5
    let body = PrivateKeyBody(bytes, from: start)
    guard body.longestRun.count >= 24, !Placeholder.isOne(bytes[body.longestRun]) else { return nil }
    let secret = Secret(kind: "a private key", source: "RFC 7468", place: place..<start, hidden: start..<body.end)
    return Match(secrets: [secret], end: body.end)
  }

  private static let label = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")

  /// - Parameter source: nil where nothing but a name says what it is.
  private func match(
    _ kind: StaticString, _ source: StaticString?, _ range: Range<Int>, isPlaceholder: Bool = false
  ) -> Match {
    Match(secrets: isPlaceholder ? [] : [Secret(kind, source: source, at: range)], end: range.upperBound)
  }
}
