/// A token that begins at a place and says itself what it is, as far as its shortest form goes.
struct Token {
  let kind: StaticString
  let source: StaticString
  let start: Int
  /// Behind the sign of its issuer.
  let body: Int
  let shortestEnd: Int
  /// What may follow.
  let alphabet: ASCIISet
  /// Whether nothing may follow.
  var isExact = false

  /// The token that begins at a place, where a word does; nil where none does. The cost is that of its shortest form.
  init?(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    if let token = Token(signedAt: place, in: bytes) {
      self = token
    } else {
      guard !bytes.isInsideName(place), let token = Token(unsignedAt: place, in: bytes) else {
        return nil
      }
      self = token
    }
  }

  /// A token with a sign of its issuer.
  ///
  /// - Parameter isBehindToken: whether what stands before it is known to be a token.
  init?(signedAt place: Int, in bytes: UnsafeBufferPointer<UInt8>, isBehindToken: Bool = false) {
    var end: Int?
    let sign = TokenSign.first(beginningWith: bytes[place]) { sign in
      end = sign.shortestEnd(at: place, in: bytes, isBehindToken: isBehindToken)
      return end != nil
    }
    guard let sign, let end else { return nil }
    self.init(sign, at: place, to: end)
  }

  /// A token whose sign ends at a place and is part of a longer word.
  ///
  /// - Parameter floor: the sign begins there at the earliest.
  init?(signedBefore place: Int, from floor: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var end: Int?
    let sign = TokenSign.first(endingAt: place, in: bytes) { sign in
      end = place - sign.count >= floor ? sign.shortestEnd(at: place - sign.count, in: bytes) : nil
      return end != nil
    }
    guard let sign, let end else { return nil }
    self.init(sign, at: place - sign.count, to: end)
  }

  private init(_ sign: TokenSign, at place: Int, to end: Int) {
    let shape = sign.shape
    (kind, source, start, body) = (shape.kind, shape.source, place, place + sign.count)
    (shortestEnd, alphabet, isExact) = (end, shape.alphabet.set, shape.isExact)
  }

  /// A token that is known by its parts.
  init?(unsignedAt place: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    if let end = Self.endOfWebToken(at: place, in: bytes) {
      self.init("a JSON Web Token", "RFC 7519", place, to: end, .base64url)
    } else if let end = Self.endOfBotToken(at: place, in: bytes) {
      self.init("a Discord bot token", "Discord API documentation, reference", place, to: end, .base64url)
    } else if let end = Self.endOfTerraformToken(at: place, in: bytes) {
      self.init("a Terraform token", TokenShape.gitleaks, place, to: end, .base64url)
    } else if let end = Self.endOfAzureSecret(at: place, in: bytes) {
      self.init("an Azure client secret", TokenShape.gitleaks, place, to: end, Self.azure)
    } else {
      return nil
    }
  }

  private init(_ kind: StaticString, _ source: StaticString, _ place: Int, to end: Int, _ alphabet: ASCIISet) {
    (self.kind, self.source, start, body) = (kind, source, place, place)
    (shortestEnd, self.alphabet) = (end, alphabet)
  }

  // MARK: Parts

  /// A JSON Web Token: the Base64 of `{"` twice, then a signature.
  private static func endOfWebToken(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let payload = part(at: place, in: bytes), let signature = part(at: payload, in: bytes),
      bytes.end(of: .base64url, from: signature, atMost: 10) == signature + 10
    else { return nil }
    return signature + 10
  }

  /// Where the next part of a dotted token begins; nil where this part is another one.
  private static func part(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.has("eyJ", at: place) else { return nil }
    let end = bytes.end(of: .base64url, from: place)
    guard end - place >= 10, end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return nil }
    return end + 1
  }

  /// How many digits of Base64 the number of a Discord bot has.
  static let lengthsOfBotNumber = 23...28

  /// The token of a Discord bot: its number in Base64, a time and a signature (Discord API documentation, reference).
  private static func endOfBotToken(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let firsts = UInt8(ascii: "M")...UInt8(ascii: "O")
    guard firsts.contains(bytes[place]) else { return nil }
    let number = bytes.end(of: .base64url, from: place, atMost: 30)
    // Decimal digits give M, N or O in every fourth place.
    guard lengthsOfBotNumber.contains(number - place),
      stride(from: place, to: number, by: 4).allSatisfy({ firsts.contains(bytes[$0]) }),
      number < bytes.count, bytes[number] == UInt8(ascii: ".")
    else { return nil }
    let time = bytes.end(of: .base64url, from: number + 1, atMost: 8)
    guard (5...7).contains(time - number - 1), time < bytes.count, bytes[time] == UInt8(ascii: ".") else { return nil }
    let end = bytes.end(of: .base64url, from: time + 1, atMost: 25)
    return end - time > 25 ? end : nil
  }

  /// Fourteen letters and digits, `.atlasv1.` and sixty more.
  private static func endOfTerraformToken(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.has(".atlasv1.", at: place + 14), bytes.end(of: .alphanumeric, from: place, atMost: 14) == place + 14
    else { return nil }
    let end = bytes.end(of: .base64url, from: place + 23, atMost: 57)
    return end == place + 80 ? end : nil
  }

  /// Three characters, a digit, `Q~` and some thirty more.
  private static func endOfAzureSecret(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard bytes.has("Q~", at: place + 4), bytes[place + 3].isDigit,
      bytes.end(of: azure, from: place, atMost: 3) == place + 3
    else { return nil }
    let end = bytes.end(of: azure, from: place + 6, atMost: 30)
    return end == place + 36 ? end : nil
  }

  private static let azure = ASCIISet.dottedBase64url.union(ASCIISet("~"))
}
