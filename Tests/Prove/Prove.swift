import Glibc
import PolicyModel
import RunSearch
import TestSupport

/// `prove [POLICIES [CAP]]`: holds what policyc says of random small policies to every run of them.
///
/// It ends with status 1 when policyc and the runs disagree about one, with the seed that brings the same policies back.
@main enum Prove {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst()
    guard let policies = Int(arguments.first ?? "40000"), let cap = Int64(arguments.dropFirst().first ?? "7"),
      policies > 0, (1...30).contains(cap)
    else {
      print("prove: write the number of policies, and their longest hard cap from 1 to 30 ms")
      exit(2)
    }
    var random = SeededGenerator(for: "prove")
    let disagreements = (0..<policies).flatMap { _ in
      Disagreements(.small(cap: cap, &random)).all
        + SurroundingsDisagreements(SmallSurroundings(most: Int(cap), &random)).all
    }
    for disagreement in disagreements.prefix(20) { print(disagreement) }
    print("\(policies) policies with a hard cap up to \(cap) ms: \(disagreements.count) disagreements")
    if !disagreements.isEmpty { exit(1) }
  }
}
