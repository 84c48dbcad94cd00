import Synchronization

/// A knob and the target that describes it.
package typealias OwnedKnob = (knob: Knob, owner: TargetDocument)

/// A target together with the targets it uses.
package final class ResolvedTarget: Sendable {
  package let document: TargetDocument
  /// Itself, then every target it uses, directly or through another, each once.
  package let contributors: [TargetDocument]
  /// Whether one of the targets is missing or could not be understood in every part.
  package let mayHideParts: Bool
  /// The knobs of each surface that somebody has asked for, by the surface's place.
  private let keptKnobs = Mutex<[SurfaceKnobs?]>([])

  /// The knobs of one surface, and the fields that they set.
  private struct SurfaceKnobs {
    var knobs: [OwnedKnob] = []
    var fields = FieldSet()

    init(_ contributors: [TargetDocument], on surface: Surface) {
      for owner in contributors {
        for knob in owner.knobs(on: surface) where fields.insert(knob.field) { knobs.append((knob, owner)) }
      }
    }
  }

  package init(document: TargetDocument, used: [TargetDocument], mayHideParts: Bool) {
    self.document = document
    contributors = [document] + used
    self.mayHideParts = mayHideParts
  }

  package func serves(_ surface: Surface) -> Bool {
    document.surfaces.contains { $0.value == surface }
  }

  /// The knobs that are read on a surface, in the order of the contributors: of several for one field the first, since
  /// another one is an error.
  ///
  /// Every policy asks for them, and so they are put together once.
  package func knobs(on surface: Surface) -> [OwnedKnob] { surfaceKnobs(on: surface).knobs }

  private func surfaceKnobs(on surface: Surface) -> SurfaceKnobs {
    keptKnobs.withLock { kept in
      if surface.place < kept.count, let knobs = kept[surface.place] { return knobs }
      let knobs = SurfaceKnobs(contributors, on: surface)
      while kept.count <= surface.place { kept.append(nil) }
      kept[surface.place] = knobs
      return knobs
    }
  }

  /// The knob that sets a field on a surface.
  package func knob(for field: FieldID, on surface: Surface) -> OwnedKnob? {
    knobs(on: surface).first { $0.knob.field == field }
  }

  /// Whether a field reaches the program on a surface: by a knob, or as a constant.
  package func honours(_ field: FieldID, on surface: Surface) -> Bool {
    surfaceKnobs(on: surface).fields.contains(field) || fixedValue(of: field) != nil
  }

  /// The constant that a field has, with its owner.
  package func fixedValue(of field: FieldID) -> (value: WrittenField, owner: TargetDocument)? {
    for owner in contributors {
      if let value = owner.fixed[field] { return (value, owner) }
    }
    return nil
  }
}
