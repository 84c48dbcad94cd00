/// A value for each field, kept by the fields' places; a look-up of one of the language costs one array access.
///
/// It takes memory up to the last field of the language that has a value of its own, at the least for all of them, and for
/// each other field that has one.
package struct FieldMap<Value> {
  /// Empty until a value is set.
  private var values: [Value] = []
  /// Of the fields that are none of the language.
  private var own: [FieldID: Value] = [:]
  private let initial: Value

  /// - Parameter initial: what every field has that none is set for.
  package init(_ initial: Value) { self.initial = initial }

  package subscript(field: FieldID) -> Value {
    get {
      if field.place < values.count { return values[field.place] }
      return field.isOwn ? own[field] ?? initial : initial
    }
    set {
      if field.isOwn {
        own[field] = newValue
        return
      }
      if field.place >= values.count {
        let count = max(FieldCatalog.fields.count, field.place + 1)
        values += [Value](repeating: initial, count: count - values.count)
      }
      values[field.place] = newValue
    }
  }

  /// Whether the value of some field, known or not, is as asked.
  package func contains(where matches: (Value) -> Bool) -> Bool {
    matches(initial) || values.contains(where: matches) || own.values.contains(where: matches)
  }
}

extension FieldMap: Sendable where Value: Sendable {}
