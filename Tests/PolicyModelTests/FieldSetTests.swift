import PolicyModel
import PolicySource
import TestSupport
import Testing

/// Sets and tables of fields, and resolved policies, hold any number of fields, not only those of the language.
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

  @Test func tablesHoldEveryField() {
    var table = FieldTable()
    for field in Self.fields { table[field] = Self.written(field.place) }
    #expect(table.entries.map(\.field) == Self.fields)
    #expect(Self.fields.allSatisfy { table[$0]?.value == .count(Int64($0.place)) })
    #expect(table[FieldID(place: 5_000)] == nil && table[FieldID(place: 20_000)] == nil)
    for field in Self.fields.reversed().dropLast() { table[field] = nil }
    #expect(table.entries.map(\.field) == [FieldID(place: 0)] && table[FieldID(place: 9_999)] == nil)
  }

  /// The strongest voice decides a field that is none of the language; one that may hide fields makes it unknown.
  @Test func policiesResolveEveryField() {
    var table = FieldTable()
    for field in Self.fields { table[field] = Self.written(field.place) }
    let policy = Self.policy([("weak", FieldTable(), true), ("strong", table, false)])
    #expect(
      Self.fields.allSatisfy {
        !policy.isUnknown($0) && policy.policyValues(of: [$0]).first?.value == .count(Int64($0.place))
      })
    #expect(policy.isUnknown(FieldID(place: 5_000)) && policy.isUnknown(FieldID(place: 20_000)))
    #expect(policy.hasUnknownFields)
    #expect(policy.policyValues(of: Self.fields).map(\.field) == Self.fields)
    let whole = Self.policy([("strong", table, false)])
    #expect(!whole.hasUnknownFields && !whole.isUnknown(FieldID(place: 20_000)))
  }

  // MARK: Samples

  private static let file = FileID(0)

  private static func written(_ count: Int) -> WrittenField {
    WrittenField(.count(Int64(count)), at: .start(of: file), key: .start(of: file))
  }

  private static func policy(_ voices: [(String, FieldTable, Bool)]) -> ResolvedPolicy {
    ResolvedPolicy(
      document: PolicyDocument(file: file, place: .start(of: file)), surface: Spanned(.web, at: .start(of: file)),
      target: nil, layers: voices.map { .init(.set, source: $0, fields: $1, mayHideFields: $2) }, lineage: [file],
      relations: [], acceptances: [], mayHideAcceptances: false)
  }
}
