import TestSupport
import Testing

@testable import PolicyDiagnostics

/// Looking only where a credential may begin finds what a look at every byte finds.
@Suite struct SecretReaderTests {
  /// What has a place in credentials, and what stands around them.
  private static let pieces: [String] =
    TokenShape.all.map { String(decoding: $0.prefix, as: UTF8.self) }
    + [
      "eyJ", "eyJhbGciOiJIUzI1NiJ9.", "MTIzNDU2Nzg5MDEyMzQ1Njc4.", "a", "Z", "7", "_", "-", ".", "/", ":", "@", "=",
      "?",
      "xxxx", "example", "postgres://agent:", "pass" + "word=", "AccountKey=", ";", " ", "\n", "  ", "# ", "\t", "é",
      "\0",
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
      var (secrets, place, isInWord) = ([Secret](), 0, false)
      while place < text.count {
        if let match = reader.match(at: place, isInWord: isInWord) {
          if let secret = match.secret { secrets.append(secret) }
          (place, isInWord) = (match.end, false)
        } else {
          isInWord = ASCIISet.alphanumeric.contains(text[place])
          place += 1
        }
      }
      return secrets
    }
  }
}
