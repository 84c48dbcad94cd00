import PolicyModel
import Testing

struct ObjectNameTests {
  /// Measured against kubectl 1.32, which says "a lowercase RFC 1123 subdomain".
  @Test(arguments: [
    ("a", true), ("0", true), ("gateway-1.prod", true), ("a.b.c", true), ("1.5", true), ("a--b", true),
    (String(repeating: "a", count: 253), true), (String(repeating: "a", count: 254), false), ("", false), ("A", false),
    ("a_b", false), ("-a", false), ("a-", false), ("a.-b", false), ("a-.b", false), ("a..b", false), (".a", false),
    ("a.", false), ("é", false), ("a b", false), ("a\n", false),
  ])
  func validity(_ text: String, _ isValid: Bool) { #expect((ObjectName(text) != nil) == isValid) }
}
