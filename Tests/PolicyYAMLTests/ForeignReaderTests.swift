import PolicySource
import PolicyYAML
import TestSupport
import Testing

/// Other people's YAML: what is read of it, and what ends the reading.
@Suite struct ForeignReaderTests {
  static let read: [(yaml: String, summary: String)] = [
    ("a: 1", "{a: 1}"), ("- a\n- [b, {c: d}]", "[a, [b, {c: d}]]"), ("a: &x 1\nb: *x", "{a: 1, b: 1}"),
    ("a: &x [1, &y 2]\nb: [*x, *y]", "{a: [1, 2], b: [[1, 2], 2]}"),
    ("a: &x {k: 1, l: 2}\nb:\n  <<: *x\n  k: 3", "{a: {k: 1, l: 2}, b: {k: 3, l: 2}}"),
    ("b:\n  k: 3\n  <<: [{k: 1, l: 2}, {l: 4, m: 5}]", "{b: {k: 3, l: 2, m: 5}}"),
    ("a: &x {k: 1}\nb: &y {<<: *x, l: 2}\nc: {<<: *y}", "{a: {k: 1}, b: {l: 2, k: 1}, c: {l: 2, k: 1}}"),
    ("'<<': {k: 1}", "{<<: {k: 1}}"), ("<<: 5\na: 1", "{a: 1}"), ("a: 1\na: 2", "{a: 2}"), ("a: ~\nb:", "{a: ~, b: }"),
    ("a: !!str 5\nb: !reset null\nc: !override [x]", "{a: 5, b: null, c: [x]}"),
    ("a: &x !t\n  k: 1\nb: !u &y\n  - 2", "{a: {k: 1}, b: [2]}"),
    ("a: 1\n---\nb: &x 2\n---\nc: &x 3\nd: *x", "{a: 1} {b: 2} {c: 3, d: 3}"),
    ("a: \"x\\ny\"\nb: |\n  one\n  two\nc: 'it''s'", "{a: x\\ny, b: one\\ntwo\\n, c: it's}"),
    ("%YAML 1.2\n---\na: 1", "{a: 1}"), ("%TAG !e! tag:e,2000:\n---\na: 1", "{a: 1}"),
    ("\u{FEFF}a: 1\r\nb: 2\r\n", "{a: 1, b: 2}"),
    ("a:\t1", "{a: 1}"), ("? a\n: 1", "{a: 1}"), ("[a]: 1\nb: 2", "{b: 2}"), ("é: ü\n", "{é: ü}"),
    ("on: push", "{on: push}"),
    ("a: &x 1\nb: &x 2\nc: *x", "{a: 1, b: 2, c: 2}"), ("", ""), ("# nothing\n", ""), ("--- \n...\n", ""),
    ("just words", "just words"),
  ]

  @Test(arguments: read.indices) func isRead(_ index: Int) {
    let test = Self.read[index]
    guard case .tree(let tree) = Self.reading(test.yaml) else {
      #expect(test.summary == "", "\(test.yaml)")
      return
    }
    #expect(tree.documents.map(Self.summary).joined(separator: " ") == test.summary, "\(test.yaml)")
  }

  static let ended: [(yaml: String, finding: String)] = [
    ("a: «*x»", "yaml-syntax: the alias `*x` has no anchor above it"),
    ("a: &x 1\n---\nb: «*x»", "yaml-syntax: the alias `*x` has no anchor above it"),
    ("a: &x [«*x»]", "yaml-syntax: the alias `*x` lies in what it stands for"),
    ("a: &x\n  b:\n    <<: «*x»", "yaml-syntax: the alias `*x` lies in what it stands for"),
    ("a: b: c", "text-needs-quotes: "), ("a: [1", "yaml-syntax: "), ("a: \u{0}", "not-text: "), ("%%\u{1}\na: 1", ""),
  ]

  @Test(arguments: ended.indices) func isEnded(_ index: Int) {
    let test = Self.ended[index]
    let marked = MarkedText(test.yaml)
    guard case .unreadable(let finding) = ForeignReader.read(marked.bytes, file: FileID(0)) else {
      #expect(test.finding == "", "\(test.yaml)")
      return
    }
    #expect("\(finding.id): \(finding.message)".hasPrefix(test.finding) && !test.finding.isEmpty)
    if let place = marked.ranges.first { #expect(finding.span.range == place) }
  }

  @Test func spansAreThoseOfTheText() {
    let text = "x: &a !t { k: v }\ny:\n  - &b plain\n  - *b\n"
    guard case .tree(let tree) = Self.reading(text), let root = tree.documents.first else {
      Issue.record("it is not read")
      return
    }
    let items = root["y"]?.items ?? []
    let spans = [root["x"]?.span] + items.map { $0.span } + items.map { $0.textSpan }
    let shown = spans.map { span in
      span.map { String(decoding: Array(text.utf8)[$0.range], as: UTF8.self) }
    }
    #expect(shown == ["{ k: v }", "plain", "plain", "plain", "plain"])
    #expect(root["x"]?.tag == "!t" && root["y"]?.tag == nil)
  }

  // MARK: Files made to exhaust a reader

  /// Nine levels of nine: a billion values in 307 bytes.
  private static let laughs =
    "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + zip("abcdefgh", "bcdefghi").map {
      "\($1): &\($1) [\(repeatElement("*\($0)", count: 9).joined(separator: ", "))]\n"
    }
    .joined()

  static let hostile: [(name: String, text: String, id: String)] = [
    ("a billion laughs", laughs, "too-many-nodes"),
    (
      "merged laughs",
      "a: &a {k: 1, l: 2}\n"
        + (1...40).map { "b\($0): &b\($0)\n  <<: [\($0 == 1 ? "*a, *a" : "*b\($0 - 1), *b\($0 - 1)")]\n" }.joined(),
      "too-many-nodes"
    ),
    (
      "one long text again and again",
      "a: &a \(String(repeating: "x", count: 20_000))\nb:\n" + String(repeating: "- *a\n", count: 19_000),
      "too-many-nodes"
    ),
    (
      "a text of some lines again and again",
      "a: &a \(String(repeating: "x", count: 4_000))\nb:\n" + String(repeating: "- *a\n", count: 1_000),
      "too-many-nodes"
    ),
    ("brackets", String(repeating: "[", count: 100_000), "nesting-too-deep"),
    ("dashes", String(repeating: "- ", count: 100_000), "nesting-too-deep"),
    (
      "a chain of aliases", "a0: &a0 [1]\n" + (1...40).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined(),
      "nesting-too-deep"
    ),
    ("items", String(repeating: "- 1\n", count: 30_000), "too-many-nodes"),
    ("bytes", "a: " + String(repeating: "x", count: 1 << 20), "file-too-large"),
    ("tag directives", "a: 1\n" + String(repeating: "%TAG !a! tag:x\n", count: 30_000), "directive"),
    ("anchors", String(repeating: "- &a x\n", count: 30_000), "too-many-nodes"),
  ]

  @Test(arguments: hostile.indices) func endsSoon(_ index: Int) {
    let test = Self.hostile[index]
    let time = processorTime {
      guard case .unreadable(let finding) = Self.reading(test.text) else {
        Issue.record("\(test.name) is read")
        return
      }
      #expect(finding.id == test.id, "\(test.name): \(finding.message)")
    }
    #expect(time < .soon)
  }

  /// What the strict reader ends at, and this one reads on.
  private static let readOn = [
    "aliases", "document ends", "documents", "explicit keys", "one anchor", "tag directives below", "templates",
  ]

  @Test(arguments: readOn) func endsSoonToo(_ name: String) {
    let bytes = Array((HostileFileTests.files[name] ?? []).prefix(1 << 15))
    let time = processorTime {
      guard case .unreadable(let finding) = ForeignReader.read(bytes, file: FileID(0)) else { return }
      #expect(finding.span.range.upperBound <= bytes.count)
    }
    #expect(time < .soon)
  }

  // MARK: -

  private static func reading(_ text: String) -> ForeignReading {
    ForeignReader.read(Array(text.utf8), file: FileID(0))
  }

  /// The node and all below it in YAML's own flow style, without quotes.
  private static func summary(_ node: ForeignNode) -> String {
    switch node.kind {
    case .scalar: node.text.replacing("\n", with: "\\n")
    case .sequence: "[\(node.items.map(summary).joined(separator: ", "))]"
    case .mapping: "{\(node.entries.map { "\(summary($0.key)): \(summary($0.value))" }.joined(separator: ", "))}"
    }
  }
}
