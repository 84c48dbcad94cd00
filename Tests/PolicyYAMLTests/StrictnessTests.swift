import PolicySource
import PolicyYAML
import Testing

/// Parts of YAML that the language leaves out, and limits.
struct StrictnessTests {
  static let samples: [Sample] = [
    .read("a: «&x» 1\nb: «*x»\n", "anchor", "alias"),
    .read("a: «*undefined»\n", "alias"),
    .read("«*x» : 1\n", "alias"),
    .read("«&x» a: «&y»\n  b: 1\n", "anchor", "anchor"),
    .read("«<<»: *x\na: 1\n", "merge-key"),
    .read("«<<»: [*x, &y !z {a: 1, a: 2}]\nb: «*x»\n", "merge-key", "alias"),
    .read("\"<<\": 1\n"),
    .read("a: «!!int» 1\nb: «!» x\nc: «!<tag:x>» y\nd: «!e» [«!f» g]\n", "tag", "tag", "tag", "tag", "tag"),
    .read("a: «&x» «!!str» # c\n  b\n", "anchor", "tag"),
    .read("a: «!!null»\n", "tag"),
    .ended("a: «!e!x» y\n", "tag"),
    .ended("a: «!!»\n", "tag"),
    .ended("a: «&x» «&y z»\n", "anchor", "anchor"),
    .read("%YAML 1.1\n---\na: 1\n"),
    .read("# c\n%YAML 1.2 # c\n---\na: 1\n...\n# c\n"),
    .read("«%YAML 1.2»\na: 1\n", "directive"),
    .read("%YAML 1.2\n«%YAML 1.2»\n«%TAG ! tag:x» # c\n---\na: 1\n", "directive", "directive"),
    .read("«%YAML 1.3»\r\n---\r\na: 1\r\n", "directive"),
    .read("a: 1\n«%TAG ! tag:x»\n", "directive"),
    .ended("a: 1\n«%foo bar»\n", "directive"),
    .read("a: 1\n«---»\nb: 1\n", "several-documents"),
    .read("a: 1\n«---» # c\n", "several-documents"),
    .read("--- # c\na: 1\n...\n...\n«---»\n*x\n", "several-documents"),
    .read("a: 1\n...\n«b: 1»\n", "several-documents"),
    .read("a: 1\n«a»: 2\n«\"a\"»: 3\nb: 1\n", "duplicate-key", "duplicate-key"),
    .read("a: {b: 1, «b»: 2}\nb: 1\n", "duplicate-key"),
    .read("a: 1\nb: 1\nc: 1\nd: 1\ne: 1\nf: 1\ng: 1\nh: 1\ni: 1\n«c»: 2\nj: 1\n", "duplicate-key"),
    .read("«?» a\n: b\n", "key-not-text"),
    .read("? «[a]»\n: b\n", "key-not-text"),
    .read("{«?», a: b}\n", "key-not-text"),
    .read("[a, «?»b]\n", "key-not-text"),
    .read("a: [«?» b: c, d: e, «?» # f\n  g]\n", "key-not-text", "key-not-text"),
    .read("[? «{a: b}», ? «[c]» : d]\n", "key-not-text", "key-not-text"),
    .read("«[a, b]»: c\n«{d: *e}»: f\n", "key-not-text", "key-not-text"),
    .read("«~»: 1\n«null»: 2\n\"null\": 3\n", "key-not-text", "key-not-text"),
    .ended("{«:» 1}\n", "key-not-text"),
    .ended("a: 1\n«:» 1\n", "key-not-text"),
    .read("{a«:»1, b: 2}\n", "missing-space-after-colon"),
    .read("{\"a\":1, 'b':2}\n"),
    .read("[a: b, http://x, 1:30]\n"),
    .read("a: «{{ x }}» # c\nb: [«{{ y }: *z}»]\n", "text-needs-quotes", "text-needs-quotes"),
    .read("a: {}\nb: []\nc: [[], {a: [b]}]\n"),
    .ended("«»", "empty-file"),
    .ended("«»# c\n\n  # d\n", "empty-file"),
    .ended("«»---\n...\n", "empty-file"),
    .ended("«»\u{FEFF}", "empty-file"),
    .ended("--- «&x»\n", "anchor"),
    .ended("a«\0»b: 1\n", "not-text"),
    .ended(nested(32) + "«»[]" + String(repeating: "]", count: 32), "nesting-too-deep"),
    .read(nested(32) + "a" + String(repeating: "]", count: 32)),
    .ended(String(repeating: "- a\n", count: 19_999) + "- «a»\n", "too-many-nodes"),
    .read(String(repeating: "- a\n", count: 19_999)),
    .ended("«»a: " + String(repeating: "x", count: (1 << 20) - 2), "file-too-large"),
    .read("a: " + String(repeating: "x", count: (1 << 20) - 3)),
  ]

  private static func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) }

  @Test(arguments: samples) func findsExactlyTheRefusedParts(_ sample: Sample) {
    #expect(sample.found == sample.expected)
  }

  static let binaries: [([UInt8], String)] = [
    ([0xFF, 0xFE, 0x61, 0], "utf16-or-utf32 at 0..<0"),
    ([0xFE, 0xFF, 0, 0x61], "utf16-or-utf32 at 0..<0"),
    ([0xFF, 0xFE, 0, 0, 0x61], "utf16-or-utf32 at 0..<0"),
    ([0x61, 0, 0x3A, 0, 0x20, 0], "utf16-or-utf32 at 0..<0"),
    ([0, 0, 0, 0x61, 0, 0, 0, 0x3A], "utf16-or-utf32 at 0..<0"),
    ([0x61, 0x3A, 0x20, 0xC3], "not-utf8 at 3..<4"),
    ([0x61, 0x3A, 0xC3, 0x28], "not-utf8 at 2..<3"),
    ([0x61, 0xC0, 0xAF], "not-utf8 at 1..<2"),
    ([0x61, 0xE0, 0x80, 0x80], "not-utf8 at 1..<2"),
    ([0x61, 0xED, 0xA0, 0x80], "not-utf8 at 1..<2"),
    ([0x61, 0xF4, 0x90, 0x80, 0x80], "not-utf8 at 1..<2"),
    ([0x61, 0x80], "not-utf8 at 1..<2"),
    ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0], "not-text at 8..<9"),
  ]

  @Test(arguments: binaries) func refusesBytesThatAreNoText(_ bytes: [UInt8], _ expected: String) {
    let reading = YAMLReader.read(bytes, file: FileID(0))
    let found = reading.diagnostics.diagnostics.map { "\($0.id) at \($0.span.range)" }
    #expect(reading.tree == nil && found == [expected])
  }
}
