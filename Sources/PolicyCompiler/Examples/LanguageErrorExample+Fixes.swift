extension LanguageErrorExample {
  private static let cap = "run:\n  hard_cap: 30m\n"
  private static let entry =
    "accept:\n  - rule: agent-outlives-run\n    reason: the program only stops waiting\n    until: "
  private static let copy = "failure:\n  copy:\n    timeout: The run was ended after "

  /// Other forms of errors, in which a fix is offered where the example that people are shown has none.
  package static let withFix = [
    LanguageErrorExample("ambiguous-line-break", cap + "# half\r# an hour\r", accepted: cap),
    LanguageErrorExample("control-character", "summary: one\u{7}two\n", accepted: "summary: onetwo\n"),
    LanguageErrorExample("duplicate-key", cap + "  hard_cap: 30m\n", accepted: cap),
    LanguageErrorExample("invisible-character", "summary: one\u{200B}two\n", accepted: "summary: onetwo\n"),
    LanguageErrorExample(
      "malformed-acceptance", "run:\n  hard_cap: 30m  # policyc: acept agent-outlives-run: it only stops waiting\n",
      accepted: "run:\n  hard_cap: 30m  # policyc: accept agent-outlives-run: it only stops waiting\n"),
    LanguageErrorExample("not-a-date", entry + "2026-11-30T00:00Z\n", accepted: entry + "2026-11-30\n"),
    LanguageErrorExample("several-documents", cap + "---\n", accepted: cap),
    LanguageErrorExample("tab-between-tokens", "run:\n  hard_cap:\t30m\n", accepted: cap),
    LanguageErrorExample("unknown-placeholder", copy + "{hardcap}\n", accepted: copy + "{hard_cap}\n"),
  ]
}
