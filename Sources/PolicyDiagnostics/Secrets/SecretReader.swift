/// Reads a text once, from its beginning to its end.
///
/// What is long enough to be a secret is passed over whether it is one or not, and what is not is short: so no byte is
/// looked at more than a few times.
struct SecretReader {
  private let bytes: UnsafeBufferPointer<UInt8>

  /// - Parameter bytes: they must live as long as the reader.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// What stands at a place: a secret, or something to pass over.
  struct Match {
    /// Nil for a stand-in.
    let secret: Secret?
    let end: Int
  }

  func secrets() -> [Secret] {
    var secrets: [Secret] = []
    let places = CandidatePlaces(bytes)
    var token = places.token(from: 0, isInWord: false)
    var sign = places.sign(from: 0)
    while true {
      let place = min(token, sign)
      guard place < bytes.count else { return secrets }
      if let match = match(at: place, isInWord: false) {
        if let secret = match.secret { secrets.append(secret) }
        token = places.token(from: match.end, isInWord: false)
        sign = places.sign(from: match.end)
      } else if place == token {
        token = places.token(from: place + 1, isInWord: true)
      } else {
        sign = places.sign(from: place + 1)
      }
    }
  }

  /// What begins at a place.
  ///
  /// - Parameter isInWord: whether the byte before it is a letter or digit that belongs to nothing found so far.
  func match(at place: Int, isInWord: Bool) -> Match? {
    switch bytes[place] {
    case UInt8(ascii: ":"): address(at: place)
    case UInt8(ascii: "="): assignment(at: place)
    case UInt8(ascii: "-"): privateKey(at: place)
    case _ where isInWord: nil
    default: token(at: place) ?? webToken(at: place) ?? botToken(at: place)
    }
  }

  // MARK: Tokens

  private static let shapes: [[TokenShape]] = {
    var shapes = [[TokenShape]](repeating: [], count: 256)
    for shape in TokenShape.all { shapes[Int(shape.prefix[0])].append(shape) }
    return shapes
  }()

  private func token(at place: Int) -> Match? {
    for shape in Self.shapes[Int(bytes[place])] where has(shape.prefix, at: place) {
      let start = place + shape.prefix.count
      var end = self.end(of: shape.alphabet, from: start)
      while end > start, bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
      guard shape.count.contains(end - start) else { continue }
      return match(shape.kind, shape.source, place..<end, isReal: !StandIn.isToken(bytes[start..<end]))
    }
    return nil
  }

  /// A JSON Web Token: the Base64 of `{"` twice, then a signature.
  private func webToken(at place: Int) -> Match? {
    guard !isInside(.base64url, place), let payload = part(at: place, beginning: "eyJ", atLeast: 10),
      let signature = part(at: payload, beginning: "eyJ", atLeast: 10),
      end(of: .base64url, from: signature) - signature >= 10
    else { return nil }
    let end = self.end(of: .base64url, from: signature)
    return match("a JSON Web Token", "RFC 7519", place..<end, isReal: !StandIn.isToken(bytes[place..<end]))
  }

  /// Where the next part of a dotted token begins; nil where this part is another one.
  private func part(at place: Int, beginning: StaticString, atLeast count: Int) -> Int? {
    guard has(beginning, at: place) else { return nil }
    let end = self.end(of: .base64url, from: place)
    guard end - place >= count, end < bytes.count, bytes[end] == UInt8(ascii: ".") else { return nil }
    return end + 1
  }

  /// The token of a Discord bot: its number in Base64, a time and a signature (Discord API documentation, reference).
  private func botToken(at place: Int) -> Match? {
    guard (UInt8(ascii: "M")...UInt8(ascii: "O")).contains(bytes[place]), !isInside(.base64url, place) else {
      return nil
    }
    let number = end(of: .base64url, from: place, atMost: 30)
    // Decimal digits give M, N or O in every fourth place.
    guard (23...28).contains(number - place),
      stride(from: place, to: number, by: 4).allSatisfy({ (UInt8(ascii: "M")...UInt8(ascii: "O")).contains(bytes[$0]) }
      ),
      number < bytes.count, bytes[number] == UInt8(ascii: ".")
    else { return nil }
    let time = end(of: .base64url, from: number + 1, atMost: 8)
    guard (5...7).contains(time - number - 1), time < bytes.count, bytes[time] == UInt8(ascii: ".") else { return nil }
    let end = self.end(of: .base64url, from: time + 1)
    guard end - time > 25 else { return nil }
    return match(
      "a Discord bot token", "Discord API documentation, reference", place..<end,
      isReal: !StandIn.isToken(bytes[place..<end]))
  }

  // MARK: Passwords

  /// `scheme://user:password@host`, from its first colon on.
  private func address(at place: Int) -> Match? {
    guard has("://", at: place), isInside(.alphanumeric, place) else { return nil }
    var (colon, at) = (nil as Int?, nil as Int?)
    var end = place + 3
    while end < bytes.count, !ASCIISet.endOfWord.contains(bytes[end]), !Self.endOfAuthority.contains(bytes[end]) {
      if bytes[end] == UInt8(ascii: ":"), colon == nil { colon = end }
      if bytes[end] == UInt8(ascii: "@") { at = end }
      end += 1
    }
    guard let colon, let at, colon + 1 < at, !StandIn.isPassword(bytes[colon + 1..<at]) else { return nil }
    // A token says more about itself than its place does.
    if let token = token(at: colon + 1), token.end == at { return token }
    return match("a password in an address", "RFC 3986, section 3.2.1", colon + 1..<at)
  }

  private static let endOfAuthority = ASCIISet("/?#")

  /// `Password=…` and its like, from the equals sign on.
  private func assignment(at place: Int) -> Match? {
    let start = place + 1
    guard start < bytes.count, bytes[start] != UInt8(ascii: "="),
      Self.names.contains(where: { isPreceded(by: $0, place) })
    else { return nil }
    var end = start
    while end < bytes.count, !ASCIISet.endOfWord.contains(bytes[end]), !Self.endOfAssignment.contains(bytes[end]) {
      end += 1
    }
    guard end - start >= 4 else { return nil }
    return match(
      "a password in a connection string", "ADO.NET and libpq documentation, connection strings", start..<end,
      isReal: !StandIn.isPassword(bytes[start..<end]))
  }

  private static let names = ["password", "passwd", "pwd", "accountkey", "sharedaccesskey"].map { Array($0.utf8) }
  private static let endOfAssignment = ASCIISet(";&,")

  private func isPreceded(by name: [UInt8], _ place: Int) -> Bool {
    guard place >= name.count else { return false }
    var offset = 0
    while offset < name.count, bytes[place - name.count + offset].lowercased == name[offset] { offset += 1 }
    return offset == name.count
  }

  // MARK: Private keys

  /// A private key in PEM, as a block of lines or with `\n` between them.
  private func privateKey(at place: Int) -> Match? {
    guard has("-----BEGIN ", at: place) else { return nil }
    let label = end(of: Self.label, from: place + 11, atMost: 48)
    guard has("-----", at: label), has("PRIVATE KEY", at: label - 11) || has("PRIVATE KEY BLOCK", at: label - 17)
    else { return nil }
    let start = label + 5
    let body = PrivateKeyBody(bytes, from: start)
    guard body.longestRun >= 24 else { return nil }
    return Match(
      secret: Secret(kind: "a private key", source: "RFC 7468", place: place..<start, hidden: start..<body.end),
      end: body.end)
  }

  private static let label = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ")

  // MARK: Bytes

  /// - Parameter isReal: false for a stand-in.
  private func match(_ kind: String, _ source: String, _ range: Range<Int>, isReal: Bool = true) -> Match {
    let secret = Secret(kind: kind, source: source, place: range, hidden: range)
    return Match(secret: isReal ? secret : nil, end: range.upperBound)
  }

  /// Whether the byte before a place is of the same kind as a word that might begin there.
  private func isInside(_ alphabet: ASCIISet, _ place: Int) -> Bool {
    place > 0 && alphabet.contains(bytes[place - 1])
  }

  private func end(of alphabet: ASCIISet, from start: Int, atMost count: Int = .max) -> Int {
    let limit = count < bytes.count - start ? start + count : bytes.count
    var end = start
    while end < limit, alphabet.contains(bytes[end]) { end += 1 }
    return end
  }

  private func has(_ text: [UInt8], at place: Int) -> Bool {
    guard place + text.count <= bytes.count else { return false }
    var offset = 0
    while offset < text.count, bytes[place + offset] == text[offset] { offset += 1 }
    return offset == text.count
  }

  private func has(_ text: StaticString, at place: Int) -> Bool {
    guard place >= 0, place + text.utf8CodeUnitCount <= bytes.count else { return false }
    var offset = 0
    while offset < text.utf8CodeUnitCount, bytes[place + offset] == text.utf8Start[offset] { offset += 1 }
    return offset == text.utf8CodeUnitCount
  }
}
