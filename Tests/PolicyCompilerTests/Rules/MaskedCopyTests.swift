import TestSupport
import Testing

@testable import PolicySecrets

/// A credential in a text for people is one mistake: the mask that stands for it names no host, path or variable.
@Suite struct MaskedCopyTests {
  /// A token for each sign of an issuer, as long as the shortest, of characters that no placeholder is made of.
  private static let tokens: [String] = TokenShape.all.flatMap { shape in
    let characters = Array("aB3dE5gH7jK9mN2pQ4rS6tU8".utf8).filter(shape.alphabet.set.contains)
    let filler = (0..<shape.shortest).map { characters[($0 * 7 + $0 / 5) % characters.count] }
    return shape.signs.description.split(separator: " ").map { "\($0)\(String(decoding: filler, as: UTF8.self))" }
  }

  private static let webToken = [
    "eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0NTY3ODkwIn0", "dBjftJeZ4CVPmB92K27uhbUJU1p1r",
  ]
  .joined(separator: ".")
  private static let others = [
    webToken, "https://\(webToken)/x", "https://agent:hunter" + "22@example.com/x",
    "Server=runs;Pass" + "word=hunter22;",
  ]

  @Test(arguments: tokens.flatMap { [$0, "https://\($0)?wait=true"] } + others)
  func isReportedOnce(_ credential: String) {
    let boundary = RuleBoundary(
      "a credential", "copy-leaks-internals",
      """
      failure:
        copy:
          session-error: "It broke, see \(credential) and tell somebody."
      """)
    let rules = boundary.project.check().findings.map(\.id)
    #expect(rules.filter { $0 == "secret-in-policy" || $0 == boundary.rule } == ["secret-in-policy"])
  }
}
