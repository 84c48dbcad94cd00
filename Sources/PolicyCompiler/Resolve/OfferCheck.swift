import PolicyDiagnostics
import PolicySource
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
    let owner: TargetDocument
  }

  /// What a target brings to one that uses it.
  private struct Share {
    /// Those of which none clashes with another one of the same file.
    let offers: [Offer]
    /// Knobs, as many as there may be, whose names stand in other files too.
    let knobs: [Knob]
  }

  /// The first offer of each field on each surface.
  private struct FirstOffers {
    /// Of what was added, in its order.
    private(set) var offers: [Offer] = []
    /// The number of the first offer, or a negative one: by surface, and then by field.
    private var numbers: [FieldMap<Int32>] = []

    /// Adds an offer; the number of the first one that it clashes with, or nil.
    mutating func add(_ offer: Offer) -> Int? {
      var first = Int32.max
      for surface in offer.surfaces {
        while numbers.count <= surface.place { numbers.append(FieldMap(-1)) }
        let number = numbers[surface.place][offer.field]
        if number < 0 {
          numbers[surface.place][offer.field] = Int32(offers.count)
        } else if number < offers.count {
          first = min(first, number)
        }
      }
      offers.append(offer)
      return first == .max ? nil : Int(first)
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
    guard mayClash(target) else { return }
    let own = Self.offers(of: target.document)
    let used = target.contributors.dropFirst().map { share(of: $0) }
    var spans = clashes(of: [own] + used.map(\.offers), &diagnostics)
    spans += clashes(of: [target.document.knobs] + used.map(\.knobs), &diagnostics)
    told.formUnion(spans)
  }

  /// Whether some field stands more than once in what a target offers, or some variable in the project. Of offers, no more
  /// are looked at than there are fields, and one.
  private func mayClash(_ target: ResolvedTarget) -> Bool {
    var fields = FieldSet()
    return !commonNames.isEmpty
      || target.contributors.contains { contributor in
        contributor.knobs.contains { !fields.insert($0.field) }
          || contributor.fixed.entries.contains { !fields.insert($0.field) }
      }
  }

  private mutating func share(of target: TargetDocument) -> Share {
    if let known = shares[target.file] { return known }
    var first = FirstOffers()
    let offers = Self.offers(of: target).filter { first.add($0) == nil }
    var knobs: [Knob] = []
    if !commonNames.isEmpty {
      let spans = Set(offers.map(\.span))
      knobs = target.knobs.filter { commonNames.contains($0.name.value) && spans.contains($0.name.span) }
    }
    let share = Share(offers: offers, knobs: knobs)
    shares[target.file] = share
    return share
  }

  private static func offers(of owner: TargetDocument) -> [Offer] {
    owner.knobs.map { knob in
      Offer(
        field: knob.field, surfaces: knob.surfaces ?? Surface.builtIn, span: knob.name.span, isKnob: true,
        owner: owner)
    }
      + owner.fixed.entries.map { entry in
        Offer(
          field: entry.field, surfaces: Surface.builtIn, span: entry.element.keySpan, isKnob: false,
          owner: owner)
      }
  }

  // MARK: Clashes

  /// Reports offers of one field; where they stand.
  private func clashes(of shares: [[Offer]], _ diagnostics: inout DiagnosticBag) -> [Span] {
    var spans: [Span] = []
    var first = FirstOffers()
    for offers in shares {
      for offer in offers {
        guard let number = first.add(offer), !told.contains(offer.span) else { continue }
        let clash = first.offers[number]
        spans.append(offer.span)
        diagnostics.add(
          making: LanguageError.fieldOfferedTwice(
            "\(offer.field.path) is offered twice", at: offer.span,
            notes: [
              Note(
                "first offered here, \(clash.isKnob ? "by a knob of" : "fixed by") \(clash.owner.title)", at: clash.span
              )
            ],
            help: ["keep one of them, or give each knob surfaces of its own"]))
      }
    }
    return spans
  }

  /// Reports variables of one name; where they stand.
  private func clashes(of shares: [[Knob]], _ diagnostics: inout DiagnosticBag) -> [Span] {
    guard !commonNames.isEmpty else { return [] }
    var spans: [Span] = []
    var known: [String: Knob] = [:]
    for knob in shares.joined() where commonNames.contains(knob.name.value) {
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
