import PolicyDiagnostics
import PolicySource
import PolicyModel

/// Fields of other surfaces that concrete policies set or inherit; each place is one mistake, whoever inherits it.
struct ForeignFields {
  private struct Place {
    let field: WrittenField
    let definition: FieldDefinition
    var surfaces: [Surface] = []
    /// Where the first of those stand that inherit it.
    var heirs: [Note] = []
    var heirCount = 0
  }

  /// The most heirs that a finding tells.
  private static let mostTold = 20

  private var places: [Place] = []
  /// The place among all by the bytes of the key.
  private var numbers: [Span: Int] = [:]

  /// Takes down what a document says about fields that a policy, itself or one that inherits from it, cannot have.
  mutating func collect(
    from document: PolicyDocument, in policy: PolicyDocument, on surface: Spanned<Surface>
  ) {
    for entry in document.settings.entries where !entry.field.makesSense(on: surface.value) {
      let index = numbers[entry.element.keySpan] ?? places.count
      if index == places.count {
        numbers[entry.element.keySpan] = index
        places.append(Place(field: entry.element, definition: entry.field.definition))
      }
      if !places[index].surfaces.contains(surface.value) { places[index].surfaces.append(surface.value) }
      guard document.file != policy.file else { continue }
      places[index].heirCount += 1
      guard places[index].heirCount <= Self.mostTold else { continue }
      places[index].heirs.append(Note("this \(surface.value.rawValue) policy inherits it", at: surface.span))
    }
  }

  func report(_ layout: inout Layout, _ diagnostics: inout DiagnosticBag) {
    for place in places { diagnostics.add(making: diagnostic(about: place, &layout)) }
  }

  private func diagnostic(about place: Place, _ layout: inout Layout) -> Diagnostic {
    let owners = Words.list(place.definition.surfaces.map(\.rawValue))
    let others = Words.list(place.surfaces.sorted().map(\.rawValue), "or")
    let untold = place.heirCount - place.heirs.count
    return LanguageError.foreignField(
      "\(place.definition.path) is a field of \(owners), not of \(others)", at: place.field.keySpan,
      notes: place.heirs + (untold > 0 ? [Note("\(untold) more inherit it")] : []),
      help: ["move it into a policy of \(owners)"], fixIts: removal(of: place, &layout))
  }

  /// The offer to remove what no heir has use for either.
  private func removal(of place: Place, _ layout: inout Layout) -> [FixIt] {
    guard place.heirs.isEmpty else { return [] }
    let edits = layout.tree(of: place.field.keySpan.file)?.removal(of: [place.field.keySpan])
    return edits.map { [FixIt("remove \(place.definition.path)", $0, .needsReview)] } ?? []
  }
}
