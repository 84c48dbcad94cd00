import Glibc

/// Random numbers that a printed seed brings back (SplitMix64).
package struct SeededGenerator: RandomNumberGenerator, Sendable {
  /// What `POLICYC_SEED` must be set to, for a test to run with the same numbers again.
  package let seed: UInt64
  private var state: UInt64

  package init(seed: UInt64) {
    self.seed = seed
    state = seed
  }

  /// From `POLICYC_SEED`, else a new one; printed with the name of the test either way.
  package init(for test: String) {
    let given = getenv("POLICYC_SEED").flatMap { UInt64(String(cString: $0)) }
    self.init(seed: given ?? .random(in: 0...999_999_999))
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
