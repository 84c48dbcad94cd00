import Testing

@testable import policyc

struct FixOptionsTests {
  /// A path behind `--fix` is a path; only a level is a level.
  @Test(arguments: [
    ("check --fix policies/", "check --fix=safe policies/"), ("check --fix=review a", "check --fix=review a"),
    ("check --fix review a", "check --fix review a"), ("check a --fix", "check a --fix=safe"),
    ("check --fix --diff a", "check --fix=safe --diff a"), ("check --fix -- --fix", "check --fix=safe -- --fix"),
    ("check -- --fix", "check -- --fix"), ("check --fix ./review", "check --fix=safe ./review"),
  ])
  func levelIsExplicit(_ typed: String, _ explicit: String) {
    #expect(FixOptions.explicit(typed.split(separator: " ").map(String.init)).joined(separator: " ") == explicit)
  }
}
