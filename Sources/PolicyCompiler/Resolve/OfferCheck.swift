import PolicyDiagnostics
import PolicyModel

/// Finds fields that a target, together with those it uses, offers twice on one surface, and variables read twice.
///
/// What clashes with several others is one mistake, and in a chain of targets each clashes with all behind it. So what
/// clashes inside one file is compared with no other, and every place is told once.
struct OfferCheck {
  /// One way in which a program has a field: a knob or a constant.
  private struct Offer {
    let field: FieldID
    let surfaces: [Surface]
    let span: Span
    let isKnob: Bool
  }

  /// What a target brings to one that uses it.
  private struct Share {
    /// Those of which none clashes with another one of the same file.
    let offers: [Offer]
    /// Knobs, as many as there may be, whose names stand in other files too.
    let knobs: [Knob]
  }

  /// The first offer of each field on each surface, with its place among all.
  private struct FirstOffers {
    private var known = [(offer: Offer, owner: TargetDocument, number: Int)?](
      repeating: nil, count: FieldID.count * Surface.allCases.count)
    private var count = 0

    /// Adds an offer; the first one that it clashes with, or nil.
    mutating func add(_ offer: Offer, of owner: TargetDocument) -> (offer: Offer, owner: TargetDocument)? {
      var first: (offer: Offer, owner: TargetDocument, number: Int)?
      count += 1
      for surface in offer.surfaces {
        let place = Int(offer.field.rawValue) * Surface.allCases.count + surface.place
        if let other = known[place] {
          if other.number < first?.number ?? .max { first = other }
        } else {
          known[place] = (offer, owner, count)
        }
      }
      return first.map { ($0.offer, $0.owner) }
    }
  }

  /// Names of variables that more than one file has.
  private let commonNames: Set<String>
  private var shares: [FileID: Share] = [:]
  private var told: Set<Span> = []

  init(_ targets: [TargetDocument]) {
    var names: Set<String> = []
    commonNames = Set(targets.lazy.flatMap(\.knobs).map(\.name.value).filter { !names.insert($0).inserted })
  }

  mutating func check(_ target: ResolvedTarget, _ diagnostics: inout DiagnosticBag) {
    let own = Self.offers(of: target.document)
    let used = target.contributors.dropFirst().map { ($0, share(of: $0)) }
    var spans = clashes(of: [(target.document, own)] + used.map { ($0, $1.offers) }, &diagnostics)
    spans += clashes(of: [(target.document, target.document.knobs)] + used.map { ($0, $1.knobs) }, &diagnostics)
    told.formUnion(spans)
  }

  private mutating func share(of target: TargetDocument) -> Share {
    if let known = shares[target.file] { return known }
    var first = FirstOffers()
    let offers = Self.offers(of: target).filter { first.add($0, of: target) == nil }
    let spans = Set(offers.map(\.span))
    let knobs = target.knobs.filter { commonNames.contains($0.name.value) && spans.contains($0.name.span) }
    let share = Share(offers: offers, knobs: knobs)
    shares[target.file] = share
    return share
  }

  private static func offers(of owner: TargetDocument) -> [Offer] {
    owner.knobs.map { knob in
      Offer(field: knob.field, surfaces: knob.surfaces ?? Surface.allCases, span: knob.name.span, isKnob: true)
    }
      + owner.fixed.entries.map { entry in
        Offer(field: entry.field, surfaces: Surface.allCases, span: entry.element.keySpan, isKnob: false)
      }
  }

  // MARK: Clashes

  /// Reports offers of one field; where they stand.
  private func clashes(
    of offers: [(owner: TargetDocument, offers: [Offer])], _ diagnostics: inout DiagnosticBag
  ) -> [Span] {
    var spans: [Span] = []
    var first = FirstOffers()
    for (owner, offers) in offers {
      for offer in offers {
        guard let clash = first.add(offer, of: owner), !told.contains(offer.span) else { continue }
        spans.append(offer.span)
        diagnostics.add(
          making: LanguageError.fieldOfferedTwice(
            "\(offer.field.path) is offered twice", at: offer.span,
            notes: [
              Note(
                "first offered here, \(clash.offer.isKnob ? "by a knob of" : "fixed by") \(clash.owner.title)",
                at: clash.offer.span)
            ],
            help: ["keep one of them, or give each knob surfaces of its own"]))
      }
    }
    return spans
  }

  /// Reports variables of one name; where they stand.
  private func clashes(
    of knobs: [(owner: TargetDocument, knobs: [Knob])], _ diagnostics: inout DiagnosticBag
  ) -> [Span] {
    var spans: [Span] = []
    var known: [String: Knob] = [:]
    for knob in knobs.lazy.flatMap(\.knobs) where commonNames.contains(knob.name.value) {
      guard let other = known[knob.name.value] else {
        known[knob.name.value] = knob
        continue
      }
      guard other !== knob, !told.contains(knob.name.span) else { continue }
      spans.append(knob.name.span)
      diagnostics.add(
        making: LanguageError.duplicateKnob(
          "\(knob.name.value) is read twice", at: knob.name.span,
          notes: [Note("first read here", at: other.name.span)], help: ["describe the variable in one of them"]))
    }
    return spans
  }
}
