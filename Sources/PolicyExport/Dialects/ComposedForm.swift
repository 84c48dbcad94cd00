/// Unicode's canonical composition, NFC.
enum ComposedForm {
  /// The offset of the first character that composition would change or join with one before it.
  ///
  /// - Parameter text: UTF-8.
  static func firstStranger(in text: [UInt8]) -> Int? {
    guard text.contains(where: { $0 >= 0x80 }), !isComposed(String(decoding: text, as: UTF8.self)) else { return nil }
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    // Every part of a composed text is composed, so the beginnings that are not are the longer ones.
    var (composed, other) = (0, scalars.count)
    while other - composed > 1 {
      let middle = (composed + other) / 2
      if isComposed(String(String.UnicodeScalarView(scalars[..<middle]))) { composed = middle } else { other = middle }
    }
    return scalars[..<composed].reduce(0) { $0 + UTF8.width($1) }
  }

  private static func isComposed(_ text: String) -> Bool {
    var span = text.utf8Span
    return span.checkForNFC(quickCheck: false)
  }
}
