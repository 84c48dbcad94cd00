import PolicyModel
import Testing

/// What a target may cite: a line of a file, or an address.
@Suite struct SourcePlaceTests {
  @Test(arguments: [
    "src/config.ts:42", "config.ts:1", "a/b/c.d:9999999", "packages/größe.ts:7", "https://example.org/limits#stop",
    "https://a",
  ])
  func areSpelledAsTheyAreRead(_ text: String) {
    #expect(SourcePlace(text)?.description == text)
  }

  @Test(arguments: [
    "", "src/config.ts", "src/config.ts:", ":42", "src/config.ts:0", "src/config.ts:042", "src/config.ts:10000000",
    "src/config.ts:4-5", "src/config.ts:42:7", "src/config.ts:-1", "src/config.ts: 42", "/src/config.ts:42",
    "../config.ts:42", "src/../config.ts:42", "./config.ts:42", "src//config.ts:42", "src/:42", "src/a b.ts:42",
    "src/a\nb.ts:42", "src/a\u{7}b.ts:42", "src/a\u{2028}b.ts:42", "http://example.org", "https://", "https://a b",
    "https://exämple.org", "javascript:42:1",
    "a/" + String(repeating: "a", count: SourcePlace.longest) + ":1",
    "https://" + String(repeating: "a", count: SourcePlace.longest),
  ])
  func othersAreRefused(_ text: String) {
    #expect(SourcePlace(text) == nil)
  }
}
