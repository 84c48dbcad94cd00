/// Some of the fields, any number of them.
package struct FieldSet: Sendable {
  /// The fields at the first 128 places; those of the language are among them.
  private var first: UInt128 = 0
  /// The fields behind them, 64 to a word, up to the last one in the set.
  private var others: [UInt64] = []

  package init() {}

  package func contains(_ field: FieldID) -> Bool {
    guard field.place >= Self.firstPlaces else { return first & 1 << UInt128(field.place) != 0 }
    let word = Self.word(of: field)
    return word < others.count && others[word] & Self.bit(of: field) != 0
  }

  /// Takes in a field; false where it is in already.
  package mutating func insert(_ field: FieldID) -> Bool {
    guard !contains(field) else { return false }
    guard field.place >= Self.firstPlaces else {
      first |= 1 << UInt128(field.place)
      return true
    }
    let word = Self.word(of: field)
    if word >= others.count { others += [UInt64](repeating: 0, count: word + 1 - others.count) }
    others[word] |= Self.bit(of: field)
    return true
  }

  private static let firstPlaces = 128

  private static func word(of field: FieldID) -> Int { (field.place - firstPlaces) / 64 }
  private static func bit(of field: FieldID) -> UInt64 { 1 << UInt64(field.place % 64) }
}
