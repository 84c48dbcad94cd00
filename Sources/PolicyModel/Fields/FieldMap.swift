/// A value for each field, kept by the fields' places; a look-up costs one array access.
///
/// It takes memory up to the last field that has a value of its own, and at the least for the fields of the language.
struct FieldMap<Value> {
  /// Empty until a value is set.
  private var values: [Value] = []
  private let initial: Value

  /// - Parameter initial: what every field has that none is set for.
  init(_ initial: Value) { self.initial = initial }

  subscript(field: FieldID) -> Value {
    get { field.place < values.count ? values[field.place] : initial }
    set {
      if field.place >= values.count {
        let count = max(FieldCatalog.fields.count, field.place + 1)
        values += [Value](repeating: initial, count: count - values.count)
      }
      values[field.place] = newValue
    }
  }

  /// Whether the value of some field, known or not, is as asked.
  func contains(where matches: (Value) -> Bool) -> Bool { matches(initial) || values.contains(where: matches) }
}

extension FieldMap: Sendable where Value: Sendable {}
