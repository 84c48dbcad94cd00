/// A target together with the targets it uses.
package final class ResolvedTarget: Sendable {
  package let document: TargetDocument
  /// Itself, then every target it uses, directly or through another, each once.
  package let contributors: [TargetDocument]
  /// Whether one of the targets is missing or could not be understood in every part.
  package let mayHideParts: Bool

  package init(document: TargetDocument, used: [TargetDocument], mayHideParts: Bool) {
    self.document = document
    contributors = [document] + used
    self.mayHideParts = mayHideParts
  }

  package func serves(_ surface: Surface) -> Bool {
    document.surfaces.contains { $0.value == surface }
  }

  /// The knobs that set a field on a surface, each with its owner; more than one only in a target that is in error.
  package func knobs(for field: FieldID, on surface: Surface) -> [(knob: Knob, owner: TargetDocument)] {
    contributors.flatMap { owner in
      owner.knobs.lazy.filter { $0.field == field && $0.serves(surface) }.map { ($0, owner) }
    }
  }

  /// Whether a field reaches the program on a surface: by a knob, or as a constant.
  package func honours(_ field: FieldID, on surface: Surface) -> Bool {
    contributors.contains { owner in
      owner.fixed[field] != nil || owner.knobs.contains { $0.field == field && $0.serves(surface) }
    }
  }

  /// The constant that a field has, with its owner.
  package func fixedValue(of field: FieldID) -> (value: WrittenField, owner: TargetDocument)? {
    for owner in contributors {
      if let value = owner.fixed[field] { return (value, owner) }
    }
    return nil
  }
}
