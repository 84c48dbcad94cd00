import PolicyExport

extension PrintableText {
  /// A difference for people: every line whole, and tabs as they are. For `patch` there are the bytes of the difference.
  package init(_ difference: UnifiedDiff, on appearance: Appearance) {
    var canvas = Canvas(appearance)
    var start = 0
    for (place, byte) in difference.bytes.enumerated() where byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") {
      canvas.foreign(difference.bytes, start..<place)
      if byte == UInt8(ascii: "\t") { canvas.literal("\t") } else { canvas.endLine() }
      start = place + 1
    }
    self = canvas.text
  }
}
