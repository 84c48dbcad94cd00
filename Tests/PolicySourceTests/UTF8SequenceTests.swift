import PolicySource
import Testing

@Suite("Steps through UTF-8")
struct UTF8SequenceTests {
  /// Every text of four bytes over the bytes at which the table of well-formed sequences changes, beside the standard
  /// library's decoder, which follows the same substitution of U+FFFD.
  @Test func agreesWithTheStandardLibrary() {
    let edges: [UInt8] = [
      0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF,
      0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
    ]
    var wrong: [[UInt8]] = []
    for first in edges {
      for second in edges {
        for third in edges {
          for fourth: UInt8 in [0x41, 0x7F, 0x80, 0xBF, 0xC2] {
            let bytes = [first, second, third, fourth]
            let expected = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
            if scalars(bytes) != expected { wrong.append(bytes) }
          }
        }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: [
    Step(of: [0x41], covers: 1, saying: "A"), Step(of: [0xC3, 0xA9], covers: 2, saying: "é"),
    Step(of: [0xE2, 0x82, 0xAC], covers: 3, saying: "€"), Step(of: [0xF0, 0x9F, 0x98, 0x80], covers: 4, saying: "😀"),
    Step(of: [0xF4, 0x8F, 0xBF, 0xBF], covers: 4, saying: "\u{10FFFF}"),
    Step(of: [0xE2, 0x82], covers: 2, saying: nil),
    Step(of: [0xF0, 0x9F, 0x98, 0x41], covers: 3, saying: nil), Step(of: [0xED, 0xA0, 0x80], covers: 1, saying: nil),
    Step(of: [0xC0, 0x80], covers: 1, saying: nil),
  ])
  func covers(_ step: Step) {
    let sequence = UTF8Sequence(step.bytes, at: 0, before: step.bytes.count)
    #expect(sequence.scalar == step.scalar && sequence.length == step.length)
  }

  struct Step: Sendable {
    let bytes: [UInt8]
    let length: Int
    let scalar: Unicode.Scalar?

    init(of bytes: [UInt8], covers length: Int, saying scalar: Unicode.Scalar?) {
      (self.bytes, self.length, self.scalar) = (bytes, length, scalar)
    }
  }

  private func scalars(_ bytes: [UInt8]) -> [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    var offset = 0
    while offset < bytes.count {
      let sequence = UTF8Sequence(bytes, at: offset, before: bytes.count)
      scalars.append(sequence.scalar ?? "\u{FFFD}")
      offset += sequence.length
    }
    return scalars
  }
}
