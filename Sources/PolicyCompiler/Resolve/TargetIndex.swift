import PolicyDiagnostics
import PolicySource
import PolicyModel

/// The targets of a project by name, with what they use.
struct TargetIndex {
  /// The most targets that one uses, those included that they use.
  static let mostUsed = 32
  /// The most names that a finding lists.
  private static let mostListed = 20

  /// In the order of their files; of two with one name the first.
  let all: [TargetDocument]
  private let byName: [String: ResolvedTarget]
  /// Whether some file could not be understood and may be a target.
  private let mayHideTargets: Bool
  private(set) var diagnostics = DiagnosticBag(capacity: CheckedProject.mostFindings)

  init(_ documents: [TargetDocument], unreadable: Bool) {
    var first: [String: TargetDocument] = [:]
    var all: [TargetDocument] = []
    for document in documents {
      if let other = first[document.program.value] {
        diagnostics.add(
          LanguageError.duplicateTarget(
            "there are two targets \(document.program.value)", at: document.program.span,
            notes: [Note("the first one is here", at: other.program.span)], help: ["keep one of them"]))
      } else {
        first[document.program.value] = document
        all.append(document)
      }
    }
    self.all = all
    mayHideTargets = unreadable
    let names = first.keys.sorted()
    let uses = Dictionary(uniqueKeysWithValues: all.map { ($0.file, Uses($0, in: first)) })
    var byName: [String: ResolvedTarget] = [:]
    var crowded: Set<FileID> = []
    var offers = OfferCheck(all)
    for document in all {
      if !unreadable { Self.reportMissing(usedBy: document, in: first, names, &diagnostics) }
      let resolved = Self.resolve(document, uses)
      byName[document.program.value] = resolved
      if resolved.contributors.count > Self.mostUsed + 1 {
        // Of a chain, and of a ring, the first says it for all.
        if crowded.insert(document.file).inserted { diagnostics.add(Self.tooMany(usedBy: document)) }
        crowded.formUnion(resolved.contributors.map(\.file))
        continue
      }
      Self.reportCircles(of: document, in: first, uses, &diagnostics)
      offers.check(resolved, &diagnostics)
    }
    self.byName = byName
  }

  func resolved(_ name: String) -> ResolvedTarget? { byName[name] }

  /// Whether there is certainly no such target.
  func isMissing(_ name: String) -> Bool { byName[name] == nil && !mayHideTargets }

  /// - Parameter looksForOffers: whether the name is compared with all that there are.
  func unknown(_ name: Spanned<String>, looksForOffers: Bool = true) -> Diagnostic {
    Self.unknown(name, among: all.map(\.program.value), looksForOffers: looksForOffers)
  }

  private static func unknown(_ name: Spanned<String>, among names: [String], looksForOffers: Bool) -> Diagnostic {
    let meant = looksForOffers ? Words.corrections(of: name.value, among: names).map(\.word) : []
    let known =
      names.isEmpty
      ? "the project has no targets"
      : names.count > mostListed ? "the project has \(names.count) targets" : "the project has \(Words.list(names))"
    return LanguageError.unknownTarget(
      "there is no target \(name.value)", at: name.span, help: meant.isEmpty ? [known] : [],
      fixIts: meant.map { FixIt("write \($0)", [TextEdit(name.span, $0)], .needsReview) })
  }

  // MARK: What a target uses

  /// What one target names itself, looked up once for all that use it.
  private struct Uses {
    /// Each once and in the order in which it names them; of too many only as many as show that.
    private(set) var others: [TargetDocument] = []
    /// Whether it names one that is missing.
    private(set) var namesMissing = false

    init(_ user: TargetDocument, in documents: [String: TargetDocument]) {
      var files: Set<FileID> = []
      for name in user.uses {
        guard let other = documents[name.value] else {
          namesMissing = true
          continue
        }
        // One is perhaps the user itself.
        if others.count < mostUsed + 2, files.insert(other.file).inserted { others.append(other) }
      }
    }
  }

  /// - Parameter names: of all targets.
  private static func reportMissing(
    usedBy document: TargetDocument, in documents: [String: TargetDocument], _ names: [String],
    _ diagnostics: inout DiagnosticBag
  ) {
    for name in document.uses where documents[name.value] == nil {
      let looksForOffers = diagnostics.looksForOffers
      diagnostics.add(making: unknown(name, among: names, looksForOffers: looksForOffers))
    }
  }

  /// The target with what it uses: one more than it may where there are too many, and then not all of it is known.
  private static func resolve(_ document: TargetDocument, _ uses: [FileID: Uses]) -> ResolvedTarget {
    var used: [TargetDocument] = []
    var mayHideParts = document.mayHideParts
    var files: Set<FileID> = [document.file]
    var open = [document]
    while let user = open.popLast() {
      guard let uses = uses[user.file] else { continue }
      mayHideParts = mayHideParts || uses.namesMissing
      for other in uses.others {
        guard used.count <= mostUsed, files.insert(other.file).inserted else { continue }
        used.append(other)
        mayHideParts = mayHideParts || other.mayHideParts
        open.append(other)
      }
    }
    return ResolvedTarget(document: document, used: used, mayHideParts: mayHideParts || used.count > mostUsed)
  }

  private static func tooMany(usedBy document: TargetDocument) -> Diagnostic {
    LanguageError.usesTooMany(
      "\(document.program.value) uses more than \(mostUsed) targets", at: document.program.span,
      help: ["use fewer, or describe several of them in one"])
  }

  /// Reports every circle through a target once: at the first of its files.
  private static func reportCircles(
    of document: TargetDocument, in documents: [String: TargetDocument], _ uses: [FileID: Uses],
    _ diagnostics: inout DiagnosticBag
  ) {
    for name in document.uses {
      guard let other = documents[name.value], let users = circle(through: other, backTo: document, uses) else {
        continue
      }
      let names = users.map(\.program.value)
      diagnostics.add(
        LanguageError.usesCycle(
          "\(document.program.value) uses itself" + (names.isEmpty ? "" : " through \(Words.list(names))"),
          at: name.span, help: [names.isEmpty ? "remove it" : "let one of them not use the other"]))
    }
  }

  /// The targets between a target and itself, by one of those that it uses; nil where no circle of later files is.
  private static func circle(
    through start: TargetDocument, backTo document: TargetDocument, _ uses: [FileID: Uses]
  ) -> [TargetDocument]? {
    if start.file == document.file { return [] }
    guard start.file > document.file else { return nil }
    var paths = [[start]]
    var seen: Set<FileID> = [start.file]
    while let path = paths.popLast() {
      for next in path.last.flatMap({ uses[$0.file] })?.others ?? [] {
        if next.file == document.file { return path }
        guard next.file > document.file, seen.insert(next.file).inserted else { continue }
        paths.append(path + [next])
      }
    }
    return nil
  }

  // MARK: What a target says

  /// The voices of a program on one surface: those weaker than every policy, and those stronger.
  typealias Layers = (weak: [ResolvedPolicy.Layer], fixed: [ResolvedPolicy.Layer])

  static func layers(of target: ResolvedTarget, on surface: Surface) -> Layers {
    var weak: [ResolvedPolicy.Layer] = []
    var fixed: [ResolvedPolicy.Layer] = []
    // The target itself speaks last, so that what it says outweighs what those say that it uses.
    for owner in target.contributors.reversed() {
      var defaults = owner.defaults.limited(to: surface)
      for knob in owner.knobs(on: surface) {
        if let value = knob.defaultValue { defaults[knob.field] = value }
      }
      weak.append(
        ResolvedPolicy.Layer(.default, source: owner.title, fields: defaults, mayHideFields: owner.mayHideParts))
      fixed.append(
        ResolvedPolicy.Layer(
          .fixed, source: owner.title, fields: owner.fixed.limited(to: surface), mayHideFields: owner.mayHideParts))
    }
    if target.mayHideParts {
      weak.insert(ResolvedPolicy.Layer(.default, source: "", fields: FieldTable(), mayHideFields: true), at: 0)
    }
    return (weak, fixed)
  }
}
