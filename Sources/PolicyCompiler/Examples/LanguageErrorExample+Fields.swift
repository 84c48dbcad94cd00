extension LanguageErrorExample {
  private static let cap = "run:\n  hard_cap: 30m\n"

  private static let chain = "chains:\n  - name: drain\n    within: 3h\n    each: run.hard_cap\n"

  /// What is wrong with a key or its value.
  static let ofFields = [
    LanguageErrorExample(
      "attempts-and-retries", cap + chain + "    attempts: 2\n    retries: 1\n", accepted: cap + chain),
    LanguageErrorExample(
      "too-many-relations", cap + "chains:\n" + String(repeating: "  - name: drain\n", count: 101),
      accepted: cap + chain),
    LanguageErrorExample("dotted-key", "run.hard_cap: 30m\n", accepted: cap),
    LanguageErrorExample("duration-out-of-range", "run:\n  hard_cap: 900h\n", accepted: "run:\n  hard_cap: 10h\n"),
    LanguageErrorExample("misplaced-key", "hard_cap: 30m\n", accepted: cap),
    LanguageErrorExample(
      "not-a-count", "run:\n  max_concurrent: 3.0\n", accepted: "run:\n  max_concurrent: 3\n"),
    LanguageErrorExample("not-a-duration", "run:\n  hard_cap: 1800000\n", accepted: cap),
    LanguageErrorExample(
      "not-a-name", whole: "policyc: 1\nsurface: web\ntarget: The Gateway\n", accepted: head),
    LanguageErrorExample(
      "not-a-share", "approval:\n  deadline:\n    share: 0.5\n", accepted: "approval:\n  deadline:\n    share: 50%\n"),
    LanguageErrorExample(
      "not-a-switch", whole: "policyc: 1\nabstract: yes\n", accepted: "policyc: 1\nabstract: true\n"),
    LanguageErrorExample("null-value", "run:\n", accepted: cap),
    LanguageErrorExample(
      "repeated-word", "run:\n  activity: [text, tool, text]\n", accepted: "run:\n  activity: [text, tool]\n"),
    LanguageErrorExample("unknown-key", "run:\n  hardcap: 30m\n", accepted: cap),
    LanguageErrorExample(
      "unknown-word", "approval:\n  mode: promt\n", accepted: "approval:\n  mode: prompt\n"),
    LanguageErrorExample("wrong-type", "run: 30m\n", accepted: cap),
  ]
}
