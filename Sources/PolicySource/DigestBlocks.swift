/// What SHA-1 and SHA-256 share: blocks of 64 bytes, the padding of the last one, words with the first byte on top.
enum DigestBlocks {
  /// Calls a function with each block of the padded message: the bytes that hold it, and where it starts.
  static func forEach(of message: [UInt8], _ compress: (_ bytes: [UInt8], _ start: Int) -> Void) {
    let whole = message.count / 64 * 64
    for start in stride(from: 0, to: whole, by: 64) { compress(message, start) }
    let rest = padded(message[whole...], length: message.count)
    for start in stride(from: 0, to: rest.count, by: 64) { compress(rest, start) }
  }

  /// The last, incomplete block with the bit `1`, zeros, and the length of the whole message in bits.
  private static func padded(_ tail: ArraySlice<UInt8>, length: Int) -> [UInt8] {
    var block = Array(tail) + [0x80]
    block += [UInt8](repeating: 0, count: (120 - block.count) % 64)
    let bits = UInt64(length) << 3
    for shift in stride(from: UInt64(56), through: 0, by: -8) { block.append(UInt8(truncatingIfNeeded: bits >> shift)) }
    return block
  }

  static func word(_ bytes: [UInt8], at offset: Int) -> UInt32 {
    UInt32(bytes[offset]) << 24 | UInt32(bytes[offset + 1]) << 16 | UInt32(bytes[offset + 2]) << 8
      | UInt32(bytes[offset + 3])
  }

  /// Eight lower-case hexadecimal digits a word.
  static func hex(_ words: [UInt32]) -> String {
    words.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }
}
