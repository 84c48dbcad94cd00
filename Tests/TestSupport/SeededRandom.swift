import Glibc

/// Random numbers that a seed repeats (SplitMix64).
///
/// A property test prints the seed it ran with; `POLICYC_SEED=…` in the environment runs it again.
package struct SeededRandom: RandomNumberGenerator, Sendable {
  package let seed: UInt64
  private var state: UInt64

  package init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// The seed from the environment, or a new one; printed either way.
  package init(printedFor test: String) {
    let chosen = getenv("POLICYC_SEED").flatMap { UInt64(String(cString: $0)) }
    self.init(seed: chosen ?? UInt64.random(in: .min ... .max))
    print("\(test): POLICYC_SEED=\(seed)")
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
