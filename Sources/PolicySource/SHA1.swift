/// The SHA-1 digest of FIPS 180-4, by which git names what a repository holds. It proves nothing against an attacker.
package enum SHA1 {
  /// The digest of some bytes as 40 lower-case hexadecimal digits, in time linear in their count.
  package static func hexDigest(of message: [UInt8]) -> String {
    var state: [UInt32] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0]
    var schedule = [UInt32](repeating: 0, count: 80)
    DigestBlocks.forEach(of: message) { bytes, start in compress(bytes, at: start, &schedule, into: &state) }
    return DigestBlocks.hex(state)
  }

  private static func compress(
    _ bytes: [UInt8], at start: Int, _ schedule: inout [UInt32], into state: inout [UInt32]
  ) {
    for index in 0..<16 { schedule[index] = DigestBlocks.word(bytes, at: start + index * 4) }
    for index in 16..<80 {
      let mixed = schedule[index - 3] ^ schedule[index - 8] ^ schedule[index - 14] ^ schedule[index - 16]
      schedule[index] = rotated(mixed, 1)
    }
    var (a, b, c, d, e) = (state[0], state[1], state[2], state[3], state[4])
    for index in 0..<80 {
      let (choice, constant): (UInt32, UInt32) =
        switch index {
        case ..<20: ((b & c) | (~b & d), 0x5a82_7999)
        case ..<40: (b ^ c ^ d, 0x6ed9_eba1)
        case ..<60: ((b & c) | (b & d) | (c & d), 0x8f1b_bcdc)
        default: (b ^ c ^ d, 0xca62_c1d6)
        }
      let next = rotated(a, 5) &+ choice &+ e &+ constant &+ schedule[index]
      (e, d, c, b, a) = (d, c, rotated(b, 30), a, next)
    }
    for (index, word) in [a, b, c, d, e].enumerated() { state[index] &+= word }
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word &<< count | word &>> (32 - count) }
}
