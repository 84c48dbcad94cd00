import PolicySource
import PolicyYAML
import Testing

/// Line breaks, byte-order marks and comments never change what a file says.
struct DisguiseTests {
  static let documents = [
    "policyc: 1\nrun:\n  hard_cap: 30m\n  activity: [text, tool]\nsummary: 'x y'\n",
    "a: |\n  x\n\n    y\nb: >\n  x\n  y\n\n\nc: plain\n  text\nd: \"x\n\n  y\"\n",
    "a:\n- b: {c: d,\n    e: f}\n  g:\n- h\ni: ü\n",
  ]

  static let disguises: [@Sendable (String) -> String] = [
    { $0.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n") },
    { "\u{FEFF}" + $0 },
    { "# é 日本\n\n\n" + $0 + "\n# c\n...\n# d" },
    { "%YAML 1.2 # c\n--- # d\n" + $0 },
    { commented($0) },
    {
      "\u{FEFF}# c\r\n"
        + commented($0).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
    },
  ]

  /// A comment above every key at the margin.
  private static func commented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in line.first.map { $0.isLetter } ?? false ? "# c: é\n\(line)" : String(line) }
      .joined(separator: "\n")
  }

  @Test(arguments: documents, disguises.indices) func changeNothing(_ document: String, _ disguise: Int) {
    let plain = YAMLReader.read(Array(document.utf8), file: FileID(0))
    let disguised = YAMLReader.read(Array(Self.disguises[disguise](document).utf8), file: FileID(0))
    #expect(plain.tree != nil && disguised.diagnostics.diagnostics == plain.diagnostics.diagnostics)
    #expect(disguised.tree?.root.summary == plain.tree?.root.summary)
  }
}
