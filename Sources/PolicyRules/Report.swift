import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyTimeline

/// Something that is said about a value and its origin.
package protocol Reading {
  var reading: ResolvedValue { get }
}

extension Resolved: Reading {}
extension ResolvedValue: Reading {
  package var reading: ResolvedValue { self }
}

/// Takes down what one rule says, and gives every finding its place.
package struct Report: Sendable {
  package private(set) var findings: [Finding] = []
  private let metadata: RuleMetadata
  /// What the rule made of texts that several policies may have, by their places.
  private var madeOfTexts: [Span: any AnyObject & Sendable] = [:]

  private final class Made<Value: Sendable>: Sendable {
    let value: Value

    init(_ value: Value) { self.value = value }
  }

  package init(for metadata: RuleMetadata) { self.metadata = metadata }

  /// The surfaces of policies, each once and in the order of the language.
  private static func surfaces(of policies: [ResolvedPolicy]) -> [String] {
    var surfaces: [Surface] = []
    for policy in policies where !surfaces.contains(policy.surface.value) { surfaces.append(policy.surface.value) }
    return surfaces.sorted().map(\.rawValue)
  }

  /// What was found since this was asked last.
  package mutating func takeFindings() -> [Finding] {
    defer { findings = [] }
    return findings
  }

  /// What a rule makes of a text, made once for all policies that inherit it: it may be as long as a file.
  mutating func reading<Value: Sendable>(_ copy: CopyText, _ make: (String) -> Value) -> Value {
    guard let place = copy.reading.origin.span, copy.reading.origin.kind != .set else { return make(copy.text) }
    if let known = madeOfTexts[place] as? Made<Value> { return known.value }
    let made = make(copy.text)
    madeOfTexts[place] = Made(made)
    return made
  }

  /// Reports a defect of a policy that lies in these values.
  ///
  /// The first value that a policy writes carries the finding, `surface:` where none is; each other value becomes a
  /// note at its place. Evidence is drawn as the finding's timeline. A remedy that is nil is none.
  package mutating func emit(
    _ message: String, in policy: ResolvedPolicy, about values: any Reading..., evidence: Evidence? = nil,
    notes: [Note] = [], remedies: [Remedy?] = [], help: String...
  ) {
    emit(message, in: policy, about: values, evidence: evidence, notes: notes, remedies: remedies, help: help)
  }

  /// Reports a defect of a policy that lies in these values, as above.
  package mutating func emit(
    _ message: String, in policy: ResolvedPolicy, about values: [any Reading], evidence: Evidence? = nil,
    notes: [Note] = [], remedies: [Remedy?] = [], help: [String]
  ) {
    let readings = values.map(\.reading)
    let carrier = readings.firstIndex { $0.origin.isPolicy }
    let span = carrier.flatMap { readings[$0].origin.span } ?? policy.surface.span
    let others = readings.enumerated().filter { $0.offset != carrier }.compactMap { Note(on: $0.element) }
    emit(
      message, in: [policy], at: span, evidence: evidence, notes: others + notes, remedies: remedies, help: help)
  }

  /// Reports a defect of what a chain or a lease says, in a policy for which it holds.
  ///
  /// What the policy or a parent of it writes carries the finding, the statement first; each other value becomes a note.
  ///
  /// - Parameters:
  ///   - name: of the chain or the lease, with its place.
  ///   - values: those of fields that it speaks of.
  ///   - timeline: what happens, a line each.
  ///   - isAdvice: whether it is a warning, whatever the rule says.
  package mutating func emit(
    _ message: String, in policy: ResolvedPolicy, of name: Spanned<String>, about values: [ResolvedValue],
    timeline: [String], isAdvice: Bool = false, help: String
  ) {
    let isOwn = policy.lineage.contains(name.span.file)
    let carrier = isOwn ? nil : values.firstIndex { $0.origin.isPolicy }
    let span = isOwn ? name.span : carrier.flatMap { values[$0].origin.span } ?? policy.surface.span
    let others = values.enumerated().filter { $0.offset != carrier }.compactMap { Note(on: $0.element) }
    let statement = isOwn ? [] : [Note("`\(name.value)` is said here", at: name.span)]
    var diagnostic = Diagnostic(
      id: metadata.id, severity: isAdvice ? .warning : metadata.severity,
      message: "\(name.value): \(message)", at: span, timeline: timeline, notes: statement + others, why: metadata.why,
      help: [help], surfaces: [policy.surface.value.rawValue])
    diagnostic.relation = name.value
    findings.append(Finding(diagnostic, policies: [policy.document.file]))
  }

  /// Reports a defect at a place.
  package mutating func emit(
    _ message: String, in policies: [ResolvedPolicy], at span: Span, evidence: Evidence? = nil, notes: [Note] = [],
    remedies: [Remedy?] = [], help: [String] = []
  ) {
    findings.append(
      Finding(
        Diagnostic(
          id: metadata.id, severity: metadata.severity, message: message, at: span,
          notes: notes, why: metadata.why, help: help, surfaces: Self.surfaces(of: policies)),
        policies: policies.map(\.document.file), evidence: evidence, remedies: remedies))
  }
}

extension Note {
  /// "run.hard_cap is 30m, inherited from gateway.yaml", at that place; nil for a value that nobody wrote.
  package init?(on reading: ResolvedValue) {
    guard let span = reading.origin.span else { return nil }
    self.init("\(reading.field.path) is \(reading.value.brief), \(reading.origin)", at: span)
  }
}
