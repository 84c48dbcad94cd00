import RunSearch
import TestSupport
import Testing

/// What the rules about what surrounds a run say of small policies, held to every run of them.
@Suite struct SurroundingsSearchTests {
  @Test("Every rule about what surrounds a run agrees with every run")
  func rulesAgreeWithRuns() {
    var random = SeededGenerator(for: "surroundings search")
    var disagreements: [String] = []
    for _ in 0..<600 { disagreements += SurroundingsDisagreements(SmallSurroundings(most: 6, &random)).all }
    #expect(disagreements.first == nil, "seed \(random.seed)")
  }
}
