/// Finds pieces of values in outputs that must hold none.
package struct SecretLeaks {
  /// How many bytes together tell something.
  private static let width = 8

  private var owners: [UInt64: String] = [:]

  /// - Parameter samples: their values must not be printed.
  package init(of samples: [SecretSample]) {
    for sample in samples {
      Self.forEachPiece(of: Array(sample.value.utf8)) { owners[$0] = sample.name }
    }
  }

  /// The lines of an output that hold eight bytes in a row of a sample, each behind the name of one; empty where none does.
  package func lines(of output: [UInt8]) -> [String] {
    output.split(separator: 0x0A).compactMap { line in
      var owner: String?
      Self.forEachPiece(of: Array(line)) { owner = owner ?? owners[$0] }
      return owner.map { "\($0): \(String(decoding: line, as: UTF8.self))" }
    }
  }

  private static func forEachPiece(of bytes: [UInt8], _ body: (UInt64) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      var piece: UInt64 = 0
      for (index, byte) in bytes.enumerated() {
        piece = piece << 8 | UInt64(byte)
        // Masked text and rows of one character tell nothing.
        if index >= width - 1, piece != piece << 8 | piece & 0xFF { body(piece) }
      }
    }
  }
}
