import PolicyDiagnostics
import PolicyYAML
import Testing

/// Characters that nobody should meet in a policy, wherever they stand.
struct CharacterTests {
  static let samples: [Sample] = [
    // Between and in tokens, in comments, in keys.
    .read("a: 1«\u{200B}»\n", "invisible-character"),
    .read("a: «\u{202E}»x\n", "invisible-character"),
    .read("a: x«\u{2066}»y«\u{2069}»z\n", "invisible-character", "invisible-character"),
    .read("a: 1 # hidden «\u{200F}» text\n", "invisible-character"),
    .read("a«\u{200D}»b: 1\n", "invisible-character"),
    .read("\u{FEFF}«\u{FEFF}»a: 1\nb: 2\n", "invisible-character"),
    .read("a:\n  «\u{200B}»b: 1\n  c: 2\n", "invisible-character"),
    .read("«\u{200B}»# c\na: 1\n«\u{200B}»\nb: 1\n", "invisible-character", "invisible-character"),
    .read("a: \"x«\u{2060}»\"\n", "invisible-character"),
    .read("a: |\n  x«\u{2064}»\n", "invisible-character"),
    .read("a: x«\u{01}»y\n", "control-character"),
    .read("a: \"x«\u{7F}»\"\n", "control-character"),
    .read("a: 'x«\u{9B}»'\n", "control-character"),
    .read("# x«\u{1B}»[31m\na: «\u{FFFE}»1«\u{FFFF}»\n", "control-character", "control-character", "control-character"),
    .ended("a: x«\u{85}»b: y\n", "ambiguous-line-break"),
    .read("a: x # c«\u{2028}»b: y\n", "ambiguous-line-break"),
    .read("a: 'x«\u{2029}»y'\n", "ambiguous-line-break"),
    .read("a: 1«\r»b: 2\rc: 3\r", "ambiguous-line-break"),
    .read("a: 1\r\nb: 2«\r»\r\n", "ambiguous-line-break"),
    // A tab is a control in a text and a tab between tokens; in comments it may stand.
    .read("a: x«\t»y # c\td\n", "control-character"),
    .read("a: \"x«\t\t»y\"\n", "control-character"),
    .read("a: |\n  x«\t»y\n  z«\t»\n", "control-character", "control-character"),
    .read("a:«\t»1\nb: 2«\t»# c\n", "tab-between-tokens", "tab-between-tokens"),
    .read("a: [1,«\t \t»2]«\t»\n", "tab-between-tokens", "tab-between-tokens"),
    .read("a: |«\t»# c\n  x\n", "tab-between-tokens"),
    .ended("a:\n«\t»b: 1\n", "tab-between-tokens"),
    .ended("«\t»a: 1\n", "tab-between-tokens"),
    .ended("-«\t»a\n", "tab-between-tokens"),
    .ended("a: 1\n«\t»\nb: 1\n", "tab-between-tokens"),
    .ended("a: b\n«\t»c\n", "tab-between-tokens"),
    .ended("a: |\n«\t»c\n", "tab-between-tokens"),
    // No-break spaces are text between quotes.
    .read("a: \"x\u{A0}y\" # c\u{A0}d\n'b': 'x\u{A0}'\n"),
    .read("a:«\u{A0}»1\n", "no-break-space"),
    .read("a: x«\u{A0}»y\n", "no-break-space"),
    .read("a: \"x\u{A0}\" #\u{A0}\nb: |\n  x«\u{A0}»y\n", "no-break-space"),
    .read("a:\n«\u{A0}»«\u{A0}»b: 1\n", "no-break-space", "no-break-space"),
    .ended("a: «\u{A0}»@x\n", "no-break-space"),
    .ended("a: \"\u{A0}\"\nb: «@x»\n", "text-needs-quotes"),
    .ended("a:«\u{A0}»1\nb: «[»\n", "no-break-space", "yaml-syntax"),
    // Escapes.
    .read("a: \"«\\u202E»x«\\u200b»\"\n", "invisible-character", "invisible-character"),
    .read(
      "a: \"«\\0»«\\x07»«\\e»«\\t»«\\r»\"\n", "control-character", "control-character", "control-character",
      "control-character", "control-character"),
    .read("a: \"«\\N»«\\L»«\\U00002029»\"\n", "ambiguous-line-break", "ambiguous-line-break", "ambiguous-line-break"),
    .read("a: \"\\n\\_\\\"\\\\u202E\\/\\x41\\\n  b\"\n"),
    .read("«\"k\\u0430\"»: 1\n", "non-ascii-key"),
    .read("\"k«\\u200B»\": 1\n", "invisible-character"),
    // Keys.
    .read("«h\u{430}rd_cap»: 1\n", "non-ascii-key"),
    .read("a: 1\n«'é'»: [é, 'é']\n", "non-ascii-key"),
    .read("{«ｒun»: 1}\n", "non-ascii-key"),
    .read("a: \"é日本😀\" # Ω\n"),
  ]

  @Test(arguments: samples) func findsExactlyTheCharacters(_ sample: Sample) {
    #expect(sample.found == sample.expected)
  }
}
