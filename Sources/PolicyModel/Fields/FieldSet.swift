/// Some of the fields, any number of them.
package struct FieldSet: Sendable {
  /// The fields at the first 128 places; those of the language are among them.
  private var first: UInt128 = 0
  /// The fields behind them.
  private var others: Set<FieldID> = []

  package init() {}

  package func contains(_ field: FieldID) -> Bool {
    field.place < Self.firstPlaces ? first & 1 << UInt128(field.place) != 0 : others.contains(field)
  }

  /// Takes in a field; false where it is in already.
  package mutating func insert(_ field: FieldID) -> Bool {
    guard field.place < Self.firstPlaces else { return others.insert(field).inserted }
    guard !contains(field) else { return false }
    first |= 1 << UInt128(field.place)
    return true
  }

  private static let firstPlaces = 128
}
