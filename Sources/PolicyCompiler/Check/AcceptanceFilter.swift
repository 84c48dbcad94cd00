import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules

/// Tells what becomes of each finding: how much it weighs, and whether its authors accept it.
struct AcceptanceFilter {
  /// What becomes of a finding.
  enum Verdict {
    /// It counts, with the weight that the project gives it.
    case stands(Finding)
    case isAccepted(Finding, by: [Acceptance])
    /// Its rule is off, or another finding speaks for it.
    case isSilent
  }

  private let today: CalendarDate
  /// What policies accept in their lists.
  let lists: ListedAcceptances
  private let comments: AcceptanceComments
  /// The policies that may accept more than could be understood: a finding about that speaks for all they may accept.
  private let unclear: Set<FileID>
  /// The severities that differ from those of the rules; nil is `off`.
  private let severities: [String: Severity?]
  /// Where the acceptances stand that match some finding.
  private var matched: Set<Span> = []

  init(_ project: ResolvedProject, _ options: CheckOptions) {
    let policies = project.policies
    let settings = project.configuration?.rules.map { ($0.rule.value, $0.severity) } ?? []
    today = options.today
    lists = ListedAcceptances(policies, on: today)
    comments = AcceptanceComments(project.placedAcceptances, on: today)
    unclear = Set(policies.filter(\.mayHideAcceptances).map(\.document.file))
    severities = Dictionary(settings, uniquingKeysWith: { first, _ in first }).merging(options.severities) { $1 }
  }

  /// Judges what a rule has found.
  mutating func verdict(on finding: Finding, of rule: RuleMetadata) -> Verdict {
    guard rule.isAcceptable else { return weighed(finding) }
    let listed = finding.policies.map { lists.acceptance(of: rule.id, about: finding.diagnostic.relation, in: $0) }
    let placed = placedAcceptances(
      of: rule.id, about: finding.diagnostic.relation, at: [finding.diagnostic.span] + finding.places)
    let all = (listed.compactMap { $0 } + placed).withoutRepetitions()
    matched.formUnion(all.map(\.rule.span))
    let isAcceptedByAll = !listed.isEmpty && listed.allSatisfy { $0?.holds(on: today) ?? false }
    if isAcceptedByAll || placed.contains(where: { $0.holds(on: today) }) {
      return .isAccepted(finding, by: all.filter { $0.holds(on: today) })
    }
    let mayBeAccepted = zip(finding.policies, listed).allSatisfy { file, acceptance in
      acceptance?.holds(on: today) ?? unclear.contains(file)
    }
    if !listed.isEmpty, mayBeAccepted { return .isSilent }
    return weighed(finding.noting(all.filter { !$0.holds(on: today) }))
  }

  /// Gives a finding the severity that the project gives its rule.
  func weighed(_ finding: Finding) -> Verdict {
    guard let setting = severities[finding.diagnostic.id] else { return .stands(finding) }
    guard let severity = setting else { return .isSilent }
    var finding = finding
    finding.diagnostic.severity = severity
    return .stands(finding)
  }

  /// Whether an acceptance matches some finding that was judged.
  func isMatched(_ acceptance: Acceptance) -> Bool { matched.contains(acceptance.rule.span) }

  /// The acceptances in comments that speak of some places, one for each line and value.
  private mutating func placedAcceptances(
    of rule: String, about relation: String?, at places: [Span]
  ) -> [Acceptance] {
    places.flatMap { comments.acceptances(of: rule, about: relation, at: $0) }.compactMap { together in
      guard let first = together.first else { return nil }
      // All that speak of one line or value match what one of them accepts.
      if matched.insert(first.rule.span).inserted { matched.formUnion(together.map(\.rule.span)) }
      return first
    }
  }
}

extension Finding {
  /// The same finding with the ends of what accepted it.
  fileprivate func noting(_ expired: [Acceptance]) -> Finding {
    var finding = self
    finding.diagnostic.notes += expired.compactMap { acceptance in
      acceptance.until.map { Note("its acceptance ended on \($0.value)", at: $0.span) }
    }
    return finding
  }
}
