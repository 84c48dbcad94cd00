/// Tokens that say themselves what they are and follow each other without anything between.
///
/// A token has no end of its own: it goes on as long as its characters do, or until another one begins. So the run is read
/// once, and every byte of it is hidden.
struct TokenRun {
  /// Those of its tokens that are no placeholders.
  private(set) var secrets: [Secret] = []
  private(set) var end: Int

  private let bytes: UnsafeBufferPointer<UInt8>
  /// Where the base64url around the place ends, as far as it was looked for.
  private var endOfPart = 0
  private var triedPart = -1

  /// The run that begins with a token; nil where that must be followed by something else.
  init?(_ first: Token, in bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    var (token, alphabet) = (first, first.alphabet)
    end = first.shortestEnd
    while end < bytes.count {
      if let next = next(at: end) {
        add(token, to: end)
        (token, end) = (next, next.shortestEnd)
        alphabet = alphabet.union(next.alphabet)
        continue
      }
      guard alphabet.contains(bytes[end]) else { break }
      if token.isExact, end == token.shortestEnd, secrets.isEmpty { return nil }
      end += 1
    }
    while end > token.shortestEnd, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    add(token, to: end)
  }

  private mutating func add(_ token: Token, to end: Int) {
    guard !Placeholder.isOne(bytes[token.body..<end]), !Placeholder.isExampleOfAWS(bytes[token.start..<end]) else {
      return
    }
    secrets.append(Secret(token.kind, source: token.source, at: token.start..<end))
  }

  /// A token that begins inside the run.
  private mutating func next(at place: Int) -> Token? {
    if let token = Token(signedAt: place, in: bytes, isBehindToken: true) { return token }
    // What has no sign of its issuer begins in the part before a point, which is looked at once.
    if place >= endOfPart { endOfPart = bytes.end(of: .base64url, from: place) }
    guard endOfPart < bytes.count, bytes[endOfPart] == UInt8(ascii: "."), triedPart < endOfPart else { return nil }
    if bytes.has("eyJ", at: place) {
      triedPart = endOfPart
    } else if !Token.lengthsOfBotNumber.contains(endOfPart - place) {
      return nil
    }
    return Token(unsignedAt: place, in: bytes)
  }
}
