/// Names one field by its place among all fields.
///
/// The fields of the language have the first places, and `FieldCatalog` has their definitions.
public struct FieldID: Hashable, Sendable {
  package let number: UInt32

  /// - Parameter place: from 0, below 2^32.
  package init(place: Int) { number = UInt32(place) }

  /// The number as an index. What is kept by place needs no hash.
  package var place: Int { Int(number) }
}
