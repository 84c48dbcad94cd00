import PolicyModel
import RunSearch
import TestSupport
import Testing

/// What policyc says of small policies, held to every run of them; `make test-proofs` does the same with many more.
@Suite struct RunSearchTests {
  @Test("Every statement and every rule about time agrees with every run")
  func statementsAgreeWithRuns() {
    var random = SeededGenerator(for: "run search")
    var disagreements: [String] = []
    for _ in 0..<Effort.part(of: 300) { disagreements += Disagreements(.small(cap: 6, &random)).all }
    #expect(disagreements.first == nil, "seed \(random.seed)")
  }
}
