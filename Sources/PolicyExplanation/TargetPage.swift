import PolicySource
import PolicyModel
import PolicyReporting

extension ExplanationPage {
  /// A target of the project at hand: what it reads, has fixed, assumes and does.
  static func target(_ target: TargetDocument, _ project: ProjectAtHand) -> ExplanationPage {
    ExplanationPage(
      target.program.value, kind: "target", summary: target.summary,
      properties: [
        Entry("file", project.path(of: target.file)),
        Entry("runtime", target.runtime.spanned?.value.words ?? "unknown"),
        Entry(
          "surfaces",
          target.surfaces.isEmpty
            ? "none; only used by other targets"
            : target.surfaces.map(\.value.rawValue).joined(separator: ", ")),
        Entry("uses", target.uses.isEmpty ? "nothing" : target.uses.map(\.value).joined(separator: ", ")),
        Entry("source", target.source?.words ?? "not said"),
      ],
      sections: [
        knobs(of: target), fields(target.fixed, "Fixed values", of: target),
        fields(target.defaults, "Defaults of facts", of: target),
        behaviour(of: target), policies(of: target, project),
      ].compactMap { $0 })
  }

  private static func knobs(of target: TargetDocument) -> Section? {
    guard !target.knobs.isEmpty else { return nil }
    let entries = target.knobs.map { knob in
      Entry(knob.name.value, "\(knob.field.path), \(knob.words)\(target.sourcePlaces(of: knob).remark)")
    }
    return Section("Knobs", [.names(entries)])
  }

  private static func fields(_ table: FieldTable, _ heading: String, of target: TargetDocument) -> Section? {
    let entries = table.fieldsInOrder.compactMap { field in
      table[field].map { written in
        let value = written.value.map { "\($0)" } ?? "unknown; policyc check says why"
        return Entry(field.path, value + target.sourcePlaces(of: field).remark)
      }
    }
    return entries.isEmpty ? nil : Section(heading, [.properties(entries)])
  }

  private static func behaviour(of target: TargetDocument) -> Section? {
    guard let behaviour = target.behaviour.spanned?.value else { return nil }
    let entries = BehaviourKey.allCases.map { key in
      Entry(key.rawValue, behaviour.words(for: key) + target.sourcePlaces(of: key).remark)
    }
    return Section("Behaviour", [.properties(entries)])
  }

  private static func policies(of target: TargetDocument, _ project: ProjectAtHand) -> Section? {
    let entries = project.policies.compactMap { policy -> Entry? in
      guard let own = policy.target, own.contributors.contains(where: { $0.file == target.file }) else { return nil }
      let isDirect = own.document.file == target.file
      return Entry(
        project.path(of: policy.document.file),
        policy.surface.value.rawValue + (isDirect ? "" : ", through \(own.document.title)"))
    }
    return entries.isEmpty ? nil : Section("Policies it runs", [.names(entries)])
  }

  /// A knob of the project at hand.
  static func knob(_ knob: Knob, of owner: TargetDocument, _ project: ProjectAtHand) -> ExplanationPage {
    let values = project.policies(behind: knob, of: owner).map { policy in
      Entry(policy.surface.value.rawValue, project.words(for: knob.field, in: policy))
    }
    let bounds = [
      knob.minimum.map { "at least \($0.value)\(owner.sourcePlaces(of: .minimum, of: knob).remark)" },
      knob.maximum.map { "at most \($0.value)\(owner.sourcePlaces(of: .maximum, of: knob).remark)" },
    ].compactMap { $0 }.joined(separator: ", ")
    return ExplanationPage(
      knob.name.value, kind: "knob of \(owner.title)", summary: knob.field.definition.summary,
      properties: [
        Entry("described in", project.place(of: knob.name.span)),
        Entry("field", knob.field.path),
        Entry("unit", knob.unit?.value.words ?? "none"),
        Entry("default", knob.defaultText ?? "none"),
        Entry("source", owner.citation(owner.sourcePlaces(of: knob))?.description ?? "not said"),
        Entry("bounds", bounds.isEmpty ? "none" : bounds),
        knob.switchWords.map { Entry("written as", $0) }
          ?? Entry("off", knob.off.map { "written as \($0.value)" } ?? "cannot be said"),
        Entry("surfaces", knob.surfaces.map { $0.map(\.rawValue).joined(separator: ", ") } ?? "shared by all"),
      ],
      sections: values.isEmpty ? [] : [Section("In this project", [.properties(values)])])
  }
}

extension [SourcePlace] {
  /// Behind a value: "; src/config.ts:42". Empty for no places.
  var remark: String { words.map { "; \($0)" } ?? "" }
}

extension TargetDocument {
  /// What the page of the target tells, in one sentence without a final period.
  fileprivate var summary: String {
    let version = version.spanned.map { "version \($0.value) of " } ?? ""
    return "what \(version)\(program.value) reads, has fixed and does"
  }

  /// The program in a list.
  var inList: String {
    let surfaces = Words.list(surfaces.map(\.value.rawValue))
    return surfaces.isEmpty ? "\(title), used by other targets" : "\(title), which serves \(surfaces)"
  }
}

extension Knob {
  /// Unit and default: "in ms, default 30m".
  var words: String {
    [
      unit.map { "in \($0.value.rawValue)" }, switchWords, defaultText.map { "default \($0)" } ?? "no default",
      surfaces.map { "only for " + $0.map(\.rawValue).joined(separator: ", ") },
    ].compactMap { $0 }.joined(separator: ", ")
  }

  /// How a switch is written: "1 for true, 0 for false"; nil for any other field.
  fileprivate var switchWords: String? {
    guard field.definition.type == .flag else { return nil }
    return "\(on?.value ?? "true") for true, \(off?.value ?? "false") for false"
  }

  fileprivate var defaultText: String? {
    defaultValue.map { $0.value.map { "\($0)" } ?? "unknown" }
  }
}

extension KnobUnit {
  fileprivate var words: String {
    switch self {
    case .milliseconds: "ms: milliseconds"
    case .seconds: "s: seconds"
    case .minutes: "m: minutes"
    case .percent: "percent"
    }
  }
}

extension Runtime {
  fileprivate var words: String {
    switch self {
    case .node: "node, whose timers fire at once above \(Runtime.longestNodeTimer.milliseconds) ms"
    case .python, .go, .jvm, .dotnet, .other: rawValue
    }
  }
}
