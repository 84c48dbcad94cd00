import PolicyDiagnostics
import PolicyYAML
import Testing

/// Files that are no YAML: one finding, where a person would look for the mistake.
struct SyntaxTests {
  static let samples: [Sample] = [
    // A colon without a space.
    .ended("a: 1\nsurface«:»web\nb: 2\n", "missing-space-after-colon"),
    .ended("run:\n  hard_cap«:»30m\n  inactivity: 10m\n", "missing-space-after-colon"),
    .ended("\"a\"«:»1\n", "missing-space-after-colon"),
    .ended("b: 1\n\"a\"«:»1\n", "missing-space-after-colon"),
    .ended("{a«:»[b]}\n", "missing-space-after-colon"),
    // Text that needs quotes.
    .ended("timeout: «{hard_cap} was reached» # c\n", "text-needs-quotes"),
    .ended("- «[draft] text»\n", "text-needs-quotes"),
    .ended("a: «{{ x }} y»\n", "text-needs-quotes"),
    .ended("a: «{x}: b»\n", "text-needs-quotes"),
    .ended("a: «*bold* text»\n", "text-needs-quotes"),
    .ended("a: «*x b»\n", "text-needs-quotes"),
    .ended("a: «& co»\n", "text-needs-quotes"),
    .ended("a: «%x»\nb: 1\n", "text-needs-quotes"),
    .ended("a: «@x 'y' \"z\"»\n", "text-needs-quotes"),
    .ended("a: «`x`»\n", "text-needs-quotes"),
    .ended("a: {b: «@x», c: 1}\n", "text-needs-quotes"),
    .ended("a: «? b»\n", "text-needs-quotes"),
    .ended("a: «, b»\n", "text-needs-quotes"),
    .ended("a: «]»\n", "text-needs-quotes"),
    .ended("summary: «a: b» # c\n", "text-needs-quotes"),
    .ended("- a: «b: c»\n", "text-needs-quotes"),
    .ended("a: «>= 5»\n", "text-needs-quotes"),
    .ended("a: «| text» # c\n", "text-needs-quotes"),
    // Quotes and escapes.
    .ended("a: «\"»x\nb: y\n", "yaml-syntax"),
    .ended("a: «'»x\n---\nb: y\n", "yaml-syntax"),
    .ended("a: \"x\" «y»\n", "yaml-syntax"),
    .ended("a: 'it'«s»\n", "yaml-syntax"),
    .ended("\"a\" «\"b\"» # c\n", "yaml-syntax"),
    .ended("a: \"x\nb: \"«y\"»\n", "yaml-syntax"),
    .ended("a: \"x «\\d»\"\n", "yaml-syntax"),
    .ended("a: \"«\\é»\"\n", "yaml-syntax"),
    .ended("a: \"é «\\x»Z\"\n", "yaml-syntax"),
    .ended("a: \"«\\u12»\"\n", "yaml-syntax"),
    .ended("a: \"«\\ud800»\"\n", "yaml-syntax"),
    .ended("a: |«0»\n  x\n", "yaml-syntax"),
    // Keys and colons.
    .ended("«a»\nb: 1\n", "yaml-syntax"),
    .ended("«run»\n  hard_cap: 1\n", "yaml-syntax"),
    .ended("a: 1\n«foo bar» # c\nb: 2\n", "yaml-syntax"),
    .ended("a: «b:»\n  c: 1\n", "yaml-syntax"),
    .ended("a: 1\n  «b»: 2\n", "yaml-syntax"),
    .ended("a: some\n  long text\n  note«:» more\n", "yaml-syntax"),
    .ended("\u{FEFF}a: 1\n  «b»: 2\n", "yaml-syntax"),
    .ended("a: 1\n«\(String(repeating: "k", count: 1_025))»: 1\n", "yaml-syntax"),
    .ended("«\(String(repeating: "k", count: 1_100))»: 1\n", "yaml-syntax"),
    // Indentation and lists.
    .ended("a:\n    b: 1\n  «c»: 2\n", "yaml-syntax"),
    .ended("a:\n  b: 1\n «c»: 2\n", "yaml-syntax"),
    .ended("a: |\n    x\n  «y»\n", "yaml-syntax"),
    .ended("- a\n«b»: 1\n", "yaml-syntax"),
    .ended("a: 1\n«- b»\n", "yaml-syntax"),
    .ended("a: «-» b\n", "yaml-syntax"),
    .ended("{a: 1}\n«b: 2» # c\n", "yaml-syntax"),
    // Brackets.
    .ended("a: «[»b, c\nd: 1\n", "yaml-syntax"),
    .ended("a: «[»b, c\n# c\n", "yaml-syntax"),
    .ended("a: «{»\n", "yaml-syntax"),
    .ended("a: {b: «[»\n", "yaml-syntax"),
    .ended("a: {b: c}«}»\n", "yaml-syntax"),
    .ended("[a]«]»\n", "yaml-syntax"),
    .ended("a: [b,«,» c]\n", "yaml-syntax"),
    .ended("[«-» a]\n", "yaml-syntax"),
    .ended("a: [\n  b\n  c«:» 1\n]\n", "yaml-syntax"),
    .ended("{a: b«:» c}\n", "yaml-syntax"),
    // A hidden character that spoils a line is the one mistake; elsewhere there are two.
    .ended("a:\n    b: 1\n «\u{200B}» c: 2\n", "invisible-character"),
    .ended("a«\u{200B}»: b\n  «c»: d\n", "invisible-character", "yaml-syntax"),
  ]

  @Test(arguments: samples) func findsTheMistake(_ sample: Sample) {
    #expect(sample.found == sample.expected)
  }
}
