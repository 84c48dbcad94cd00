/// What a document says about some of the fields; a look-up costs two array accesses.
package struct FieldTable: Sendable {
  package struct Entry: Sendable {
    package let field: FieldID
    package fileprivate(set) var element: WrittenField
  }

  /// For each field the place of its entry plus one, or 0. A file has at most 20 000 nodes.
  private var places = FieldMap<UInt16>(0)
  /// In the order in which they were set first.
  package private(set) var entries: [Entry] = []

  package init() {}

  package var isEmpty: Bool { entries.isEmpty }

  package subscript(field: FieldID) -> WrittenField? {
    get {
      let place = places[field]
      return place == 0 ? nil : entries[Int(place) - 1].element
    }
    set {
      guard let newValue else { return remove(field) }
      if entries.isEmpty { entries.reserveCapacity(8) }
      let place = places[field]
      if place == 0 {
        entries.append(Entry(field: field, element: newValue))
        places[field] = UInt16(entries.count)
      } else {
        entries[Int(place) - 1].element = newValue
      }
    }
  }

  /// The fields in it, in the order in which people are shown them.
  package var fieldsInOrder: [FieldID] {
    entries.map(\.field.definition).sorted(by: FieldDefinition.precedes).map(\.id)
  }

  private mutating func remove(_ field: FieldID) {
    entries.removeAll { $0.field == field }
    findPlaces()
  }

  private mutating func findPlaces() {
    places = FieldMap(0)
    for (index, entry) in entries.enumerated() { places[entry.field] = UInt16(index + 1) }
  }

  /// Only the fields that make sense on a surface.
  package func limited(to surface: Surface) -> FieldTable {
    guard entries.contains(where: { !$0.field.makesSense(on: surface) }) else { return self }
    var table = self
    table.entries.removeAll { !$0.field.makesSense(on: surface) }
    table.findPlaces()
    return table
  }
}
