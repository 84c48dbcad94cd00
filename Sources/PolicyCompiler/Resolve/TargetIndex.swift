import PolicyDiagnostics
import PolicyModel

/// The targets of a project by name, with what they use.
struct TargetIndex {
  /// In the order of their files; of two with one name the first.
  let all: [TargetDocument]
  private let byName: [String: ResolvedTarget]
  /// Whether some file could not be understood and may be a target.
  private let mayHideTargets: Bool
  private(set) var diagnostics = DiagnosticBag()

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
    var byName: [String: ResolvedTarget] = [:]
    for document in all {
      let resolved = Self.resolve(document, in: first, unreadable, &diagnostics)
      Self.reportCircles(of: document, in: first, &diagnostics)
      OfferCheck.check(resolved, &diagnostics)
      byName[document.program.value] = resolved
    }
    self.byName = byName
  }

  func resolved(_ name: String) -> ResolvedTarget? { byName[name] }

  /// Whether there is certainly no such target.
  func isMissing(_ name: String) -> Bool { byName[name] == nil && !mayHideTargets }

  func unknown(_ name: Spanned<String>) -> Diagnostic { Self.unknown(name, among: all.map(\.program.value)) }

  private static func unknown(_ name: Spanned<String>, among names: [String]) -> Diagnostic {
    let nearest = Words.nearest(to: name.value, among: names)
    let known = names.isEmpty ? "the project has no targets" : "the project has \(Words.list(names))"
    return LanguageError.unknownTarget(
      "there is no target \(name.value)", at: name.span, help: nearest == nil ? [known] : [],
      fixIts: nearest.map { [FixIt("write \($0)", [TextEdit(name.span, $0)], .safe)] } ?? [])
  }

  // MARK: What a target uses

  private static func resolve(
    _ document: TargetDocument, in documents: [String: TargetDocument], _ mayHideTargets: Bool,
    _ diagnostics: inout DiagnosticBag
  ) -> ResolvedTarget {
    var used: [TargetDocument] = []
    var mayHideParts = document.mayHideParts
    var open = [document]
    while let user = open.popLast() {
      for name in user.uses {
        let isOwn = user.file == document.file
        guard let other = documents[name.value] else {
          mayHideParts = true
          if isOwn, !mayHideTargets { diagnostics.add(unknown(name, among: documents.keys.sorted())) }
          continue
        }
        guard other.file != document.file, !used.contains(where: { $0.file == other.file }) else { continue }
        used.append(other)
        mayHideParts = mayHideParts || other.mayHideParts
        open.append(other)
      }
    }
    return ResolvedTarget(document: document, used: used, mayHideParts: mayHideParts)
  }

  /// Reports every circle through a target once: at the first of its files.
  private static func reportCircles(
    of document: TargetDocument, in documents: [String: TargetDocument], _ diagnostics: inout DiagnosticBag
  ) {
    for name in document.uses {
      guard let users = circle(through: name.value, backTo: document, in: documents) else { continue }
      let names = users.map(\.program.value)
      diagnostics.add(
        LanguageError.usesCycle(
          "\(document.program.value) uses itself" + (names.isEmpty ? "" : " through \(Words.list(names))"),
          at: name.span, help: [names.isEmpty ? "remove it" : "let one of them not use the other"]))
    }
  }

  /// The targets between a target and itself, by one of those that it uses; nil where no circle of later files is.
  private static func circle(
    through name: String, backTo document: TargetDocument, in documents: [String: TargetDocument]
  ) -> [TargetDocument]? {
    if name == document.program.value { return [] }
    guard let start = documents[name], start.file > document.file else { return nil }
    var paths = [[start]]
    var seen: Set<FileID> = [start.file]
    while let path = paths.popLast() {
      for next in path.last?.uses ?? [] {
        if next.value == document.program.value { return path }
        guard let other = documents[next.value], other.file > document.file, seen.insert(other.file).inserted else {
          continue
        }
        paths.append(path + [other])
      }
    }
    return nil
  }

  // MARK: What a target says

  /// The voices of a program on one surface: those weaker than every policy, and those stronger.
  func layers(
    of target: ResolvedTarget, on surface: Surface
  ) -> (weak: [ResolvedPolicy.Layer], fixed: [ResolvedPolicy.Layer]) {
    var weak: [ResolvedPolicy.Layer] = []
    var fixed: [ResolvedPolicy.Layer] = []
    // The target itself speaks last, so that what it says outweighs what those say that it uses.
    for owner in target.contributors.reversed() {
      var defaults = owner.defaults.limited(to: surface)
      for knob in owner.knobs where knob.serves(surface) {
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
