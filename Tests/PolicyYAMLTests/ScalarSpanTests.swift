import PolicySource
import PolicyYAML
import TestSupport
import Testing

/// Every style of scalar: which bytes it covers and what it says.
struct ScalarSpanTests {
  struct Case: Sendable, CustomTestStringConvertible {
    /// The marks are around the first mapping's first value.
    let source: String
    let text: String
    let style: YAMLNode.ScalarStyle

    init(_ source: String, _ text: String, _ style: YAMLNode.ScalarStyle = .plain) {
      self.source = source
      self.text = text
      self.style = style
    }

    var testDescription: String { source.debugDescription }
  }

  static let cases = [
    Case("a: «one»\n", "one"),
    Case("a: «one»", "one"),
    Case("a: «one two» # c\n", "one two"),
    Case("a: «one\n  two»\n", "one two"),
    Case("a: «one\n\n  two»\nb: 1\n", "one\ntwo"),
    Case("\u{FEFF}a: «one»\n", "one"),
    Case("# é\r\na: «one»\r\n", "one"),
    Case("# Ω 日本 😀\na: «über 😀»\n", "über 😀"),
    Case("a: «'it''s'»\n", "it's", .singleQuoted),
    Case("a: «'é'» # c\n", "é", .singleQuoted),
    Case("a: «''»\n", "", .singleQuoted),
    Case("a: «\"x\"»\n", "x", .doubleQuoted),
    Case("a: «\"x\\n\\u00e9\"»\n", "x\né", .doubleQuoted),
    Case("a: «\"x\n  y\"»\n", "x y", .doubleQuoted),
    Case("a: «|\n  x\n  y»\n", "x\ny\n", .literal),
    Case("a: «|\r\n  x\r\n  y»\r\n\r\nb: 1\r\n", "x\ny\n", .literal),
    Case("a: «|+\n  x»\n\n\nb: 1\n", "x\n\n\n", .literal),
    Case("a: «|-  # c\n  x»", "x", .literal),
    Case("a: «|\n  x\n\n     »\n  \nb: 1\n", "x\n\n   \n", .literal),
    Case("a: «|-\r\n  x\r\n     »\r\n\r\nb: 1\r\n", "x\n   ", .literal),
    Case("a: «>2+\n\n     »\n  \n", "\n   \n\n", .folded),
    Case("a: «>2-\n   »", " ", .folded),
    Case("a: «|»\n     \n\nb: 1\n", "", .literal),
    Case("a: «|»\nb: 1\n", "", .literal),
    Case("a: «|2» # c\n# d\nb: 1\n", "", .literal),
    Case("a: «>-\n  x\n  y»\n\n # no text\nb: 1\n", "x y", .folded),
    Case("a:«»\n", ""),
    Case("a:«» # c\nb: 1\n", ""),
    Case("a: !!str «x»\n", "x"),
    Case("a: &x\n  «x»\n", "x"),
    Case("a: &x !y # c\n  «'x'»\n", "x", .singleQuoted),
    Case("a: !!str«»\n", ""),
    Case("{a: «x y»}\n", "x y"),
    Case("{a: «\"x\"»}\n", "x", .doubleQuoted),
  ]

  @Test(arguments: cases) func coversItsBytes(_ example: Case) {
    let marked = MarkedText(example.source)
    let reading = YAMLReader.read(marked.bytes, file: FileID(0))
    let value = reading.tree?.root.entries.first { _ in true }?.value
    #expect(value?.span.range == marked.ranges.first)
    #expect(value?.text == example.text)
    #expect(value?.style == example.style)
  }
}
