import PolicyDiagnostics
import PolicyModel

/// Finds fields that a target, together with those it uses, offers twice on one surface, and variables read twice.
enum OfferCheck {
  /// One way in which a program has a field: a knob or a constant.
  private struct Offer {
    let field: FieldID
    let surfaces: [Surface]
    let span: Span
    /// The place of who offers it among the contributors.
    let owner: Int
    let isKnob: Bool
  }

  static func check(_ target: ResolvedTarget, _ diagnostics: inout DiagnosticBag) {
    var known = [[Offer]](repeating: [], count: FieldID.count)
    for (place, owner) in target.contributors.enumerated() {
      for offer in offers(of: owner, at: place) {
        let clash = known[Int(offer.field.rawValue)].first { $0.surfaces.contains(where: offer.surfaces.contains) }
        if let clash {
          diagnostics.add(
            LanguageError.fieldOfferedTwice(
              "\(offer.field.path) is offered twice", at: offer.span,
              notes: [Note("first offered here, \(words(for: clash, of: target))", at: clash.span)],
              help: ["keep one of them, or give each knob surfaces of its own"]))
        }
        known[Int(offer.field.rawValue)].append(offer)
      }
    }
    checkVariables(of: target, &diagnostics)
  }

  private static func words(for offer: Offer, of target: ResolvedTarget) -> String {
    (offer.isKnob ? "by a knob of " : "fixed by ") + target.contributors[offer.owner].title
  }

  private static func offers(of owner: TargetDocument, at place: Int) -> [Offer] {
    owner.knobs.map { knob in
      Offer(
        field: knob.field, surfaces: knob.surfaces ?? Surface.allCases, span: knob.name.span, owner: place,
        isKnob: true)
    }
      + owner.fixed.entries.map { entry in
        Offer(
          field: entry.field, surfaces: Surface.allCases, span: entry.element.keySpan, owner: place, isKnob: false)
      }
  }

  private static func checkVariables(of target: ResolvedTarget, _ diagnostics: inout DiagnosticBag) {
    var known: [String: Span] = [:]
    for owner in target.contributors {
      for knob in owner.knobs {
        let (name, span) = (knob.name.value, knob.name.span)
        if let other = known[name] {
          diagnostics.add(
            LanguageError.duplicateKnob(
              "\(name) is read twice", at: span, notes: [Note("first read here", at: other)],
              help: ["describe the variable in one of them"]))
        } else {
          known[name] = span
        }
      }
    }
  }
}
