import FuzzDrivers
import TestSupport
import Testing

/// What holds for every file, whatever its bytes: nothing crashes, and every span is where it says it is.
struct MutationTests {
  static let documents = [
    """
    # web
    policyc: 1
    surface: web # c
    extends: gateway.yaml
    summary: "The «web» surface\\n, \\u00e9"
    run:
      hard_cap: 30m
      inactivity: 'it''s'
      activity: [text, "tool", {a: b}, ]
    accept:
    - rule: x
      reason: |-  # c
        some text
          more

        # no comment
      until: 2026-11-30
    -   - y
        -
    failure: {copy: {timeout: >
        x}}
    é: 日本 😀
    """,
    "%YAML 1.2\n---\r\na: &x !t 1\r\n? b\r\n: *x\r\n<<: {c: d}\r\na: |\r\n  e\r\n...\r\n# f\r\n",
    "{a: 1, 'b':2, \"c\\t\": [[], {}, [d: e]], ? f : g, h}",
    "\u{FEFF}- a\u{A0}\n- \"\u{A0}\"\n- x\u{200B}y\n- > \n\n  folded\n  text\n\n- plain\n  text # c\n",
  ]

  /// The bytes that make trouble.
  static let pieces: [[UInt8]] =
    [
      "\n", "\r", "\t", " ", "  ", ":", ": ", "- ", "? ", "#", " #", "[", "]", "{", "}", ",", "'", "\"", "\\", "|", ">",
      "&a ", "*a", "!", "%",
      "@", "`", "---\n", "...\n", "%YAML 1.2\n", "<<: ", "\u{85}", "\u{A0}", "\u{2028}", "\u{200B}", "\u{FEFF}", "é",
      "😀", "\u{430}", "\\u202E",
      "{{", "a:1",
    ].map { Array($0.utf8) } + [[0], [0x01], [0x80], [0xC3], [0xE2, 0x80], [0xFF]]

  struct Randomness: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64.
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  /// The last seed is new in every run; a failure names it.
  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, UInt64.random(in: .min ... .max)])
  func everyMutantKeepsTheInvariants(seed: UInt64) {
    var randomness = Randomness(state: seed)
    for _ in 0..<Effort.part(of: 1_000) {
      var bytes = Array((Self.documents.randomElement(using: &randomness) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...4, using: &randomness) { Self.mutate(&bytes, &randomness) }
      let broken = YAMLInvariants(bytes).broken
      #expect(broken.isEmpty, "\(broken) in \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      if !broken.isEmpty { return }
    }
  }

  private static func mutate(_ bytes: inout [UInt8], _ randomness: inout Randomness) {
    let start = Int.random(in: 0...bytes.count, using: &randomness)
    let length = Int.random(in: 0...min(6, bytes.count - start), using: &randomness)
    let piece = pieces.randomElement(using: &randomness) ?? []
    switch Int.random(in: 0..<4, using: &randomness) {
    case 0: bytes.insert(contentsOf: piece, at: start)
    case 1: bytes.removeSubrange(start..<start + length)
    case 2: bytes.replaceSubrange(start..<start + length, with: piece)
    default:
      bytes.insert(contentsOf: bytes[start..<start + length], at: Int.random(in: 0...bytes.count, using: &randomness))
    }
  }
}
