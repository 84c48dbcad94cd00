import PolicyDiagnostics
import Testing

@testable import PolicyYAML

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
    for _ in 0..<1_000 {
      var bytes = Array((Self.documents.randomElement(using: &randomness) ?? "").utf8)
      for _ in 0..<Int.random(in: 1...4, using: &randomness) { Self.mutate(&bytes, &randomness) }
      let broken = Invariants(bytes).broken
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

/// Checks one reading.
struct Invariants {
  private(set) var broken: [String] = []
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    let reading = YAMLReader.read(bytes, file: FileID(0))
    let findings = reading.diagnostics.diagnostics
    if reading.tree == nil, findings.isEmpty { broken.append("no tree and no finding") }
    for finding in findings { check(finding) }
    guard let tree = reading.tree else { return }
    check(tree.root, isClean: findings.isEmpty)
    var last = 0
    for comment in tree.comments {
      check(comment, behind: last)
      last = comment.span.range.upperBound
    }
  }

  private mutating func require(_ condition: Bool, _ what: String, _ span: Span) {
    if !condition { broken.append("\(what) at \(span.range)") }
  }

  private mutating func check(_ finding: Diagnostic) {
    let edits = finding.fixIts.flatMap(\.edits).map(\.span)
    for span in [finding.span] + finding.notes.compactMap(\.span) + edits {
      require(span.range.upperBound <= bytes.count, "\(finding.id) outside the file", span)
    }
    let text = ([finding.message] + finding.help + finding.notes.map(\.message)).joined()
    let isClean = text.unicodeScalars.allSatisfy { $0.value >= 0x20 && CharacterRefusal($0.value) == nil }
    require(isClean && text.utf8.count < 1_000, "words of \(finding.id)", finding.span)
  }

  private mutating func check(_ node: YAMLNode, isClean: Bool) {
    let span = node.span
    require(span.range.upperBound <= bytes.count, "a node outside the file", span)
    guard span.range.upperBound <= bytes.count else { return }
    checkEnds(node, isClean: isClean)
    var last = span.range.lowerBound
    for child in node.items.map({ $0 }) + node.entries.flatMap({ [$0.key, $0.value] }) {
      require(span.contains(child.span), "a child outside its parent \(span.range)", child.span)
      require(child.span.range.lowerBound >= last, "a child before its sibling's end \(last)", child.span)
      last = child.span.range.upperBound
      check(child, isClean: isClean)
    }
  }

  /// The first and the last byte of a node say what it is.
  private mutating func checkEnds(_ node: YAMLNode, isClean: Bool) {
    let slice = bytes[node.span.range]
    let ends = [slice.first, slice.last].map { $0.map { Character(Unicode.Scalar($0)) } ?? " " }
    switch node.style {
    case .singleQuoted: require(ends == ["'", "'"] && slice.count > 1, "single quotes", node.span)
    case .doubleQuoted: require(ends == ["\"", "\""] && slice.count > 1, "double quotes", node.span)
    case .literal: require(ends[0] == "|", "a literal", node.span)
    case .folded: require(ends[0] == ">", "a folded text", node.span)
    case .plain:
      require(
        !ends.contains("\n") && (slice.isEmpty || !ends.contains(" ") && !ends.contains("\t")), "a plain text",
        node.span)
      let isOneLine = !slice.contains(UInt8(ascii: "\n"))
      if isClean, isOneLine { require(node.text.utf8.elementsEqual(slice), "a slice", node.span) }
    case nil:
      let isClosed = ends == ["[", "]"] || ends == ["{", "}"]
      let isPair = node.kind == .mapping && node.count == 1
      require(!node.isFlow || isClosed || isPair, "brackets", node.span)
    }
  }

  private mutating func check(_ comment: YAMLComment, behind last: Int) {
    let range = comment.span.range
    require(range.lowerBound >= last && range.upperBound <= bytes.count, "a comment out of order", comment.span)
    guard range.upperBound <= bytes.count else { return }
    require(bytes[range].first == UInt8(ascii: "#"), "a comment without #", comment.span)
    require(!bytes[range].contains(UInt8(ascii: "\n")), "a comment of two lines", comment.span)
    let next = range.upperBound < bytes.count ? bytes[range.upperBound] : UInt8(ascii: "\n")
    require(next == UInt8(ascii: "\n") || next == UInt8(ascii: "\r"), "a comment that ends early", comment.span)
  }
}
