extension LanguageErrorExample {
  private static let cap = "run:\n  hard_cap: 30m\n"

  /// What is wrong with a file before its keys are looked at.
  static let ofYAML = [
    LanguageErrorExample("alias", "summary: *draft\n", accepted: "summary: \"*draft\"\n"),
    LanguageErrorExample("ambiguous-line-break", "summary: one\u{2028}two\n", accepted: "summary: one two\n"),
    LanguageErrorExample("anchor", "run:\n  hard_cap: &cap 30m\n", accepted: cap),
    LanguageErrorExample("control-character", "summary: \"one\\u0007two\"\n", accepted: "summary: \"one two\"\n"),
    LanguageErrorExample(
      "directive", whole: "%TAG ! tag:example.org,2026:\n---\n" + head + cap, accepted: "%YAML 1.2\n---\n" + head + cap),
    LanguageErrorExample("duplicate-key", cap + "  hard_cap: 45m\n", accepted: "run:\n  hard_cap: 45m\n"),
    LanguageErrorExample("empty-file", whole: "# nothing yet\n", accepted: head + cap),
    LanguageErrorExample(
      "file-too-large", whole: head + cap + String(repeating: "# x\n", count: 1 << 18), accepted: head + cap),
    LanguageErrorExample("invisible-character", "summary: \"one\\u200Btwo\"\n", accepted: "summary: \"one two\"\n"),
    LanguageErrorExample("key-not-text", "run:\n  ? hard_cap\n  : 30m\n", accepted: cap),
    LanguageErrorExample("merge-key", "run:\n  <<: {hard_cap: 30m}\n", accepted: cap),
    LanguageErrorExample("missing-space-after-colon", "run:\n  hard_cap:30m\n", accepted: cap),
    LanguageErrorExample(
      "nesting-too-deep",
      "accept: \(String(repeating: "[", count: 33))\(String(repeating: "]", count: 33))\n", accepted: "accept: []\n"),
    LanguageErrorExample("no-break-space", "summary: half\u{A0}an hour\n", accepted: "summary: half an hour\n"),
    LanguageErrorExample("non-ascii-key", "run:\n  hard_c\u{430}p: 30m\n", accepted: cap),
    LanguageErrorExample("not-text", "summary: one\u{0}two\n", accepted: "summary: one two\n"),
    LanguageErrorExample(
      "not-utf8", bytes: Array("\(head)summary: caf".utf8) + [0xE9] + Array(" hours\n".utf8),
      accepted: head + "summary: café hours\n"),
    LanguageErrorExample("several-documents", cap + "---\n" + head + cap, accepted: cap),
    LanguageErrorExample("tab-between-tokens", "run:\n\thard_cap: 30m\n", accepted: cap),
    LanguageErrorExample("tag", "run:\n  hard_cap: !!str 30m\n", accepted: cap),
    LanguageErrorExample("text-needs-quotes", "summary: [draft]\n", accepted: "summary: \"[draft]\"\n"),
    LanguageErrorExample(
      "too-many-nodes", whole: head + "accept:\n" + String(repeating: "- a\n", count: 20_000), accepted: head + cap),
    LanguageErrorExample(
      "utf16-or-utf32", bytes: [0xFF, 0xFE] + (head + cap).utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      accepted: head + cap),
    LanguageErrorExample("yaml-syntax", "run: {hard_cap: 30m\n", accepted: "run: {hard_cap: 30m}\n"),
  ]
}
