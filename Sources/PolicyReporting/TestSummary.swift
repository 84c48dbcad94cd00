import PolicyTimeline

/// What a run of scenarios came to, in numbers.
package struct TestSummary: Equatable, Sendable {
  package let passed: Int
  package let failed: Int
  package let notRun: Int

  package init(_ results: [ScenarioResult]) {
    var (passed, failed, notRun) = (0, 0, 0)
    for result in results {
      switch result.verdict {
      case .passed: passed += 1
      case .failed: failed += 1
      case .notRun: notRun += 1
      }
    }
    (self.passed, self.failed, self.notRun) = (passed, failed, notRun)
  }

  /// One line without a line break: `3 scenarios: 2 passed, 1 failed`.
  package var line: String {
    let total = passed + failed + notRun
    let parts = [(passed, "passed"), (failed, "failed"), (notRun, "could not run")].filter { $0.0 > 0 }
    let verdict = passed == total ? "all passed" : parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return total == 1 && passed == 1 ? "1 scenario: passed" : "\(total) scenario\(total == 1 ? "" : "s"): \(verdict)"
  }
}

extension ScenarioResult {
  /// The surface with the program that serves it: `web on gateway 0.104`.
  var stage: String { scenario.surface.rawValue + (program.map { " on \($0)" } ?? "") }
}
