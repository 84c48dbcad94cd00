import PolicyDiagnostics
import PolicyModel

/// Fields of other surfaces that concrete policies set or inherit; each place is one mistake, whoever inherits it.
struct ForeignFields {
  private struct Place {
    let field: WrittenField
    let definition: FieldDefinition
    var surfaces: [Surface] = []
    var heirs: [Note] = []
  }

  private var places: [Place] = []

  /// Takes down what a document says about fields that a policy, itself or one that inherits from it, cannot have.
  mutating func collect(
    from document: PolicyDocument, in policy: PolicyDocument, on surface: Spanned<Surface>
  ) {
    for entry in document.settings.entries where !entry.field.definition.surfaces.contains(surface.value) {
      let known = places.firstIndex { $0.field.keySpan == entry.element.keySpan }
      let index = known ?? places.count
      if known == nil { places.append(Place(field: entry.element, definition: entry.field.definition)) }
      if !places[index].surfaces.contains(surface.value) { places[index].surfaces.append(surface.value) }
      guard document.file != policy.file else { continue }
      places[index].heirs.append(Note("this \(surface.value.rawValue) policy inherits it", at: surface.span))
    }
  }

  func diagnostics(_ layout: inout Layout) -> [Diagnostic] {
    places.map { place in
      let owners = Words.list(place.definition.surfaces.map(\.rawValue))
      let others = Words.list(place.surfaces.sorted().map(\.rawValue), "or")
      return LanguageError.foreignField(
        "\(place.definition.path) is a field of \(owners), not of \(others)", at: place.field.keySpan,
        notes: place.heirs, help: ["move it into a policy of \(owners)"], fixIts: removal(of: place, &layout))
    }
  }

  /// The offer to remove what no heir has use for either.
  private func removal(of place: Place, _ layout: inout Layout) -> [FixIt] {
    guard place.heirs.isEmpty else { return [] }
    let edits = layout.tree(of: place.field.keySpan.file)?.removal(of: [place.field.keySpan])
    return edits.map { [FixIt("remove \(place.definition.path)", $0, .needsReview)] } ?? []
  }
}
