import PolicyModel

extension FieldType {
  /// The types that fields have, each once, in the order of the catalogue.
  static let inUse: [FieldType] = FieldCatalog.fields.reduce(into: []) { types, field in
    if !types.contains(field.type) { types.append(field.type) }
  }

  /// The name of the type among the definitions of a schema: `duration_or_off`, `prompt_or_auto-reject`.
  var schemaName: String {
    switch self {
    case .duration(let range, let orOff):
      let writable = Duration.writable
      let from = range.lowerBound == .zero ? "_from_zero" : "_from_\(range.lowerBound)"
      return "duration" + (range.lowerBound == writable.lowerBound ? "" : from)
        + (range.upperBound == writable.upperBound ? "" : "_to_\(range.upperBound)") + (orOff ? "_or_off" : "")
    case .share: return "share"
    case .count(let orZero): return orZero ? "count_or_zero" : "count"
    case .flag: return "switch"
    case .choice(let words): return words.joined(separator: "_or_")
    case .words(let words): return "some_of_" + words.joined(separator: "_")
    case .text: return "text"
    }
  }
}
