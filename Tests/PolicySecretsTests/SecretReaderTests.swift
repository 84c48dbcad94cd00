import TestSupport
import Testing

@testable import PolicySecrets

/// Looking only where a credential may begin finds what a look at every byte finds.
@Suite struct SecretReaderTests {
  /// What has a place in credentials, and what stands around them.
  private static let pieces: [String] =
    TokenShape.all.flatMap(\.signList)
    + [
      "eyJ", "eyJhbGciOiJIUzI1NiJ9.", "MTIzNDU2Nzg5MDEyMzQ1Njc4.", "a", "Z", "7", "_", "-", ".", "/", ":", "@", "=",
      "?", "~", "+", "$", "{", "}", "${", "\"", "'", "`", "[", "]", "(", "<", ">", ",", "|", "\\", "\r\n", ":-",
      "https://",
      "xxxx", "example", "postgres://agent:", "pass" + "word=", "AccountKey=", ";", " ", "\n", "  ", "# ", "\t", "é",
      "\0", "pass" + "word: ", "API_KEY", "secret", "token", "--token ", "export ", "Authorization: ", "Bearer ",
      "basic ",
      "${DB_PASSWORD:-", ".atlasv1.", "8Q~", "123456789:AA", "hunter2", "YWdlbnQ6aHVudGVyMg==",
      "-----BEGIN RSA PRIVATE " + "KEY-----", "-----BEGIN PUBLIC KEY-----", "-----END RSA PRIVATE " + "KEY-----", "--",
    ]

  @Test func missesNothing() {
    var random = SeededGenerator(for: "SecretReaderTests")
    var count = 0
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in Self.piece(&random) }.joined()
      let bytes = Array(text.utf8)
      let found = bytes.withUnsafeBufferPointer { SecretReader($0).secrets() }
      #expect(found == Self.secretsAtEveryByte(of: bytes), "\(text.debugDescription)")
      count += found.count
    }
    #expect(count > 500)
  }

  /// No secret overlaps another, blanks stay, and what was hidden once is no credential that stands by itself.
  @Test func hidesInPlace() {
    var random = SeededGenerator(for: "SecretReaderTests.hidesInPlace")
    for _ in 0..<3_000 {
      let text = (0..<Int.random(in: 0...12, using: &random)).map { _ in Self.piece(&random) }.joined()
      let bytes = Array(text.utf8)
      let secrets = SecretScan.secrets(in: bytes)
      let masked = bytes.hiding(secrets)
      #expect(
        zip(secrets, secrets.dropFirst()).allSatisfy { $0.hidden.upperBound <= $1.hidden.lowerBound },
        "\(text.debugDescription)")
      #expect(secrets.allSatisfy { !$0.hidden.isEmpty && $0.hidden.upperBound <= bytes.count })
      #expect(zip(bytes, masked).allSatisfy { $0 == $1 || $1 == UInt8(ascii: "x") && !$0.isBlank })
      for secret in secrets { #expect(SecretScan.secrets(in: Array(masked[secret.hidden])) == []) }
    }
  }

  /// One of the pieces, or letters and digits in any number.
  private static func piece(_ random: inout SeededGenerator) -> String {
    if Bool.random(using: &random), let piece = pieces.randomElement(using: &random) { return piece }
    let alphabet = Bool.random(using: &random) ? "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567" : SecretScanTests.letters
    let count = Int.random(in: 0...60, using: &random)
    return String((0..<count).compactMap { _ in alphabet.randomElement(using: &random) })
  }

  private static func secretsAtEveryByte(of bytes: [UInt8]) -> [Secret] {
    bytes.withUnsafeBufferPointer { text in
      let reader = SecretReader(text)
      var (secrets, place, end, isInWord) = ([Secret](), 0, 0, false)
      while place < text.count {
        if let match = reader.match(at: place, isInWord: isInWord, behind: end) {
          secrets += match.secrets
          (place, end, isInWord) = (match.end, match.end, false)
        } else {
          isInWord = ASCIISet.alphanumeric.contains(text[place])
          place += 1
        }
      }
      return secrets
    }
  }
}

/// What the search rests on.
@Suite struct TokenShapeTests {
  /// A shorter sign would take a part of what a longer one marks.
  @Test func longerSignsComeFirst() {
    let signs = TokenShape.all.flatMap(\.signList)
    for (index, sign) in signs.enumerated() {
      #expect(signs[..<index].filter(sign.hasPrefix) == [])
    }
    #expect(signs.count > 150)
  }

  @Test func noTokenIsShorterThanTheShortest() {
    let lengths = TokenShape.all.flatMap { shape in shape.signList.map { $0.utf8.count + shape.shortest } }
    #expect(lengths.min() == TokenSign.shortestToken)
  }

  /// Each form is found by its sign, whatever stands before and behind it, and twice where two stand together.
  @Test(arguments: TokenShape.all.flatMap { shape in shape.signList.map { (shape, $0) } })
  func isFound(_ shape: TokenShape, sign: String) {
    let letters = Array("0b9A4f7E1c8D3a6B2e5F".utf8.filter(shape.alphabet.set.contains))
    let token = sign + String(decoding: (0..<shape.shortest).map { letters[$0 % letters.count] }, as: UTF8.self)
    for (text, count) in [("(\(token))", 1), ("\(token).", 1), ("\(token)\n\(token)", 2), ("x: \(token) # x", 1)] {
      let found = SecretScan.secrets(in: Array(text.utf8))
      #expect(found.map(\.kind) == Array(repeating: shape.kind.description, count: count), "\(text)")
      #expect(found.allSatisfy { $0.hidden.count == token.utf8.count }, "\(text)")
    }
    let glued = SecretScan.secrets(in: Array((token + token).utf8))
    #expect(glued.map(\.hidden.count) == [token.utf8.count, token.utf8.count], "\(token)")
  }
}

extension TokenShape {
  fileprivate var signList: [String] { signs.description.split(separator: " ").map(String.init) }
}
