import PolicyModel
import TestSupport
import Testing

/// Sets of fields hold any number of fields, not only those of the language.
@Suite struct FieldSetTests {
  /// More than one word of bits, more than a byte counts, and places far apart.
  private static let fields = (Array(0..<300) + [1_023, 1_024, 9_999]).map { FieldID(place: $0) }

  @Test func setsHoldEveryField() {
    var set = FieldSet()
    for (index, field) in Self.fields.enumerated() {
      #expect(!set.contains(field) && set.insert(field), "\(field)")
      #expect(!set.insert(field) && set.contains(field), "\(field)")
      #expect(Self.fields.filter { set.contains($0) } == Array(Self.fields[...index]))
    }
  }

  @Test func randomSetsAgreeWithSets() {
    var random = SeededGenerator(for: #function)
    var set = FieldSet()
    var expected: Set<FieldID> = []
    for _ in 0..<500 {
      let field = FieldID(place: Int.random(in: 0..<200, using: &random))
      #expect(set.insert(field) == expected.insert(field).inserted, "\(field)")
    }
    #expect((0..<300).allSatisfy { set.contains(FieldID(place: $0)) == expected.contains(FieldID(place: $0)) })
  }
}
