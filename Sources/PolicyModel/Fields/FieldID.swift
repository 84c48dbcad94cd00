/// Names one field by its place among all fields.
///
/// The fields of the language have the first places, and `FieldCatalog` has their definitions; those that projects have of
/// their own have the places from `firstOwnPlace`, and `OwnFields` has theirs.
public struct FieldID: Hashable, Sendable {
  package let number: UInt32

  /// - Parameter place: from 0, below 2^32.
  package init(place: Int) { number = UInt32(place) }

  /// The number as an index. What is kept by place needs no hash.
  package var place: Int { Int(number) }

  /// Where the places of fields begin that are none of the language.
  package static let firstOwnPlace = 1 << 16

  /// Whether a project has declared it, and not the language.
  package var isOwn: Bool { place >= Self.firstOwnPlace }
}
