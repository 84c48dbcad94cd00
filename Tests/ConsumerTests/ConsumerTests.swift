import PolicyExport
import PolicyModel
import TestSupport
import Testing

/// Hands files of each dialect to the programs that read them, and compares what they read byte for byte.
///
/// A program that is not on the machine is skipped by name.
struct ConsumerTests {
  @Test(arguments: Consumer.present)
  func readsWhatWasExported(_ consumer: Consumer) async throws {
    for dialect in consumer.dialects {
      let outcome = try await Trials.all.outcome(of: dialect, by: consumer)
      #expect(
        outcome.problems.isEmpty && outcome.fresh.equal >= 400,
        "\(consumer) in \(dialect.rawValue), POLICYC_SEED=\(outcome.seed): \(outcome.problems.prefix(3))")
    }
  }

  /// Says in the log which consumers spoke and which did not, and that no dialect is silently left without one.
  @Test func everyConsumerIsAccountedFor() {
    let present = Consumer.present.map(\.name)
    let skipped = Consumer.all.map(\.name).filter { !present.contains($0) }
    print("consumers tried (\(present.count)): \(present.joined(separator: ", "))")
    print("consumers skipped (\(skipped.count)): \(skipped.joined(separator: ", "))")
    #expect(
      Set(DialectsPage.grammars.map(\.dialect))
        == Set(DialectName.allCases).subtracting(Consumer.all.flatMap(\.dialects)))
  }
}
