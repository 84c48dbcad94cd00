import PolicySource
import PolicyYAML
import TestSupport
import Testing

/// Edits that follow the layout of a document: taking entries out, and writing new ones.
@Suite struct LayoutEditTests {
  /// `«…»` marks what goes: a key or value, an item, a comment.
  @Test(
    arguments: [
      ("a: 1\nb: «2»\nc: 3\n", "a: 1\nc: 3\n"), ("«a»: 1\nb: 2\n", "b: 2\n"), ("a: 1\nb: «2»", "a: 1\n"),
      ("a: 1\nb: «2»  # why\n# on its own\nc: 3\n", "a: 1\n# on its own\nc: 3\n"),
      ("a: 1\r\nb: «2» # why\r\nc: 3\r\n", "a: 1\r\nc: 3\r\n"), ("\u{FEFF}«a»: 1\nb: 2\n", "\u{FEFF}b: 2\n"),
      ("a: 1\nb: «>-»\n  x\n\n  y\n\nc: 3\n", nil), ("a: 1\n«b»: >-\n  x\n\n  y\n\nc: 3\n", "a: 1\n\nc: 3\n"),
      ("a: 1\n«b»:\n  # inside\n  c: 2\n", "a: 1\n"), ("a: 1\nb: «\"2\"»\n", "a: 1\n"),
      // A comment that is indented further would become text of what stands above.
      ("a: >\n  x\nb: «1»\n  # inside\nc: 3\n", "a: >\n  x\nc: 3\n"),
      ("a: >\n  x\nb:\n  d: «1»\n\n  # inside", "a: >\n  x\n"),
      ("a: 1\nb: «2»\n\n# on its own\n  # deeper\nc: 3\n", "a: 1\n\n# on its own\n  # deeper\nc: 3\n"),
      // Nothing is left empty.
      ("a: 1\nb:  # a group\n  c: «2»\n", "a: 1\n"), ("a: 1\nb:\n  c:\n    d: «2»\n    e: «3»\n", "a: 1\n"),
      ("a: 1\nb:\n  c:\n    d: «2»\n    e: «3»\n  f: 4\n", "a: 1\nb:\n  f: 4\n"), ("a: «1»\nb: «2»\n", nil),
      ("a: 1\nb: {c: «2»}\n", "a: 1\n"), ("a: 1\nb: [«2»]\n", "a: 1\n"),
      // Items of lists.
      ("a:\n  - «x»\n  - y\n", "a:\n  - y\n"), ("a:\n  - x\n  - «y»  # why\nb: 1\n", "a:\n  - x\nb: 1\n"),
      ("a: 1\nb:\n- «x»\n", "a: 1\n"), ("a:\n- x\n-   «y»\n", "a:\n- x\n"), ("a:\n- x\n-\n  «y»\n", "a:\n- x\n"),
      ("- - «x»\n- y\n", "- y\n"), ("- - - «x»\n- y\n", "- y\n"), ("- - «x»\n  - z\n- y\n", "- - z\n- y\n"),
      // A key behind the dash of its item.
      ("a:\n  - «b»: 1\n    c: 2\n  - d: 3\n", "a:\n  - c: 2\n  - d: 3\n"),
      ("a:\n  - b: 1\n    «c»: 2\n  - d: 3\n", "a:\n  - b: 1\n  - d: 3\n"),
      // Between brackets.
      ("a: {b: 1, c: «2»}\n", "a: {b: 1}\n"), ("a: {«b»: 1, c: 2}\n", "a: {c: 2}\n"),
      ("a: {b: 1, «c»: 2, d: 3} # why\n", "a: {b: 1, d: 3} # why\n"), ("a: [x, «y», «z»]\n", "a: [x]\n"),
      ("a: [«x», «y», z]\n", "a: [z]\n"), ("a: [x, «y», ]\n", "a: [x, ]\n"),
      ("a: [\n  x,  # one\n  «y»,  # two\n  z\n]\n", "a: [\n  x,  # one\n    # two\n  z\n]\n"),
      ("{a: 1, «b»: 2}\n", "{a: 1}\n"),
      // Comments.
      ("a: 1  «# why»\nb: 2\n", "a: 1\nb: 2\n"), ("a: 1\n  «# why»\nb: 2\n", "a: 1\nb: 2\n"),
      ("a: 1\nb: 2 «# why»", "a: 1\nb: 2"),
      ("a: 1\n«b: 2»\n", nil),
    ] as [(String, String?)])
  func removal(_ marked: String, _ result: String?) throws {
    let text = MarkedText(marked)
    let tree = try #require(YAMLReader.read(text.bytes, file: FileID(0)).tree)
    let edits = tree.removal(of: text.ranges.map { Span(file: FileID(0), $0) })
    #expect(edits.map { Self.applied($0, to: text.bytes) } == result)
  }

  /// `x: 1` under the path `a.b.x`.
  @Test(
    arguments: [
      ("c: 2\n", "c: 2\na:\n  b:\n    x: 1\n"), ("c: 2", "c: 2\na:\n  b:\n    x: 1"),
      ("c: 2  # why\r\n# end\r\n", "c: 2  # why\r\na:\r\n  b:\r\n    x: 1\r\n# end\r\n"),
      ("a:\n    c: 2\nd: 3\n", "a:\n    c: 2\n    b:\n      x: 1\nd: 3\n"),
      ("a:\n  b:\n    y: >\n      text\n\nd: 3\n", "a:\n  b:\n    y: >\n      text\n    x: 1\n\nd: 3\n"),
      ("a:\n  y: |+\n    text\n\nd: 3\n", "a:\n  y: |+\n    text\n\n  b:\n    x: 1\nd: 3\n"),
      ("c:\n  - >2+\n      text\n", "c:\n  - >2+\n      text\na:\n  b:\n    x: 1\n"),
      ("c:\n- >2+ \n      ", nil), ("c:\n- >2- \n      ", "c:\n- >2- \n      \na:\n  b:\n    x: 1"),
      ("c: |\n  text", nil), ("c: >+\n  text", nil), ("c: |-\n  text", "c: |-\n  text\na:\n  b:\n    x: 1"),
      ("a: {b: {y: 2}}\n", "a: {b: {y: 2, x: 1}}\n"), ("a: {c: 2}\n", "a: {c: 2, b: {x: 1}}\n"),
      ("a: {}\n", "a: {b: {x: 1}}\n"), ("{c: 2}", "{c: 2, a: {b: {x: 1}}}"),
      ("\u{FEFF}a:\n  b:\n    y: 2\n", "\u{FEFF}a:\n  b:\n    y: 2\n    x: 1\n"),
      ("a:\n  b:\n    x: 2\n", nil), ("a: 2\n", nil), ("a:\nc: 2\n", nil),
    ] as [(String, String?)])
  func insertion(_ text: String, _ result: String?) throws {
    let bytes = Array(text.utf8)
    let tree = try #require(YAMLReader.read(bytes, file: FileID(0)).tree)
    let edit = tree.insertion(of: "1", at: ["a", "b", "x"])
    #expect(edit.map { Self.applied([$0], to: bytes) } == result)
  }

  private static func applied(_ edits: [TextEdit], to bytes: [UInt8]) -> String {
    var all = FileEdits()
    return all.add(edits) ? String(decoding: all.applied(to: bytes), as: UTF8.self) : "the edits clash"
  }
}
