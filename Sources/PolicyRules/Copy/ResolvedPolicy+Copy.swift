import PolicyModel

/// A text that a policy has for people.
struct CopyText {
  let field: CopyField
  let text: String
  let reading: ResolvedValue

  /// The dotted path of its field.
  var name: String { field.field.path }
}

extension ResolvedPolicy {
  /// Every text that is known, in the order of the fields.
  var copyTexts: [CopyText] {
    CopyField.all.compactMap { field in
      guard case .known(let reading) = state(of: field.field), let text = String(reading.value) else { return nil }
      return CopyText(field: field, text: text, reading: reading)
    }
  }
}
