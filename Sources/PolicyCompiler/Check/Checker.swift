import PolicyDiagnostics
import PolicyModel
import PolicyRules

/// What the checker is told beside the project itself.
package struct CheckOptions: Sendable {
  /// The day on which acceptances are judged, in UTC.
  package var today: CalendarDate
  /// Severities that win over those of the project; nil is `off`.
  package var severities: [String: Severity?]
  /// Where to count what was done; nil where nobody asks.
  package var progress: CheckProgress?

  package init(today: CalendarDate, severities: [String: Severity?] = [:], progress: CheckProgress? = nil) {
    self.today = today
    self.severities = severities
    self.progress = progress
  }
}

/// A policy in which, and in whose project, no rule found an error; only the checker makes one.
package struct CheckedPolicy: Sendable {
  package let policy: ResolvedPolicy

  fileprivate init(_ policy: ResolvedPolicy) { self.policy = policy }
}

/// A project about which every rule has spoken.
package struct CheckedProject: Sendable {
  /// The most findings that are kept, and the most that are accepted; the rest is counted.
  package static let mostFindings = 10_000

  /// By file, then by place, then by weight.
  package let findings: [Diagnostic]
  /// Without the runs that show them.
  package let accepted: [AcceptedFinding]
  /// How many findings of a file were counted and then dropped, because it or the project had too many.
  package let droppedCounts: [FileID: Int]
  /// Whether the project had too many; what was dropped then may weigh anything.
  package let isCut: Bool
  package let resolved: ResolvedProject
  /// What can be lowered; nil when some finding is an error, or, should that ever happen, when some value is unknown
  /// without one.
  package let policies: [CheckedPolicy]?

  fileprivate init(
    findings: [Diagnostic], accepted: [AcceptedFinding], droppedCounts: [FileID: Int], resolved: ResolvedProject
  ) {
    isCut = findings.count > Self.mostFindings
    self.findings = Array(findings.prefix(Self.mostFindings))
    self.accepted = accepted
    self.droppedCounts = findings.dropFirst(Self.mostFindings).reduce(into: droppedCounts) {
      $0[$1.span.file, default: 0] += 1
    }
    self.resolved = resolved
    let isSound =
      !isCut && !findings.contains { $0.severity == .error } && !resolved.policies.contains(where: \.hasUnknownFields)
    policies = isSound ? resolved.policies.map(CheckedPolicy.init) : nil
  }
}

/// Asks every rule about a project. Severity, acceptance, expiry, sorting and de-duplication live here and nowhere else.
package struct Checker {
  private let project: ResolvedProject
  private let files: [FileID]
  private let sources: SourceMap
  private let options: CheckOptions
  private let listed: ListedAcceptances
  private var findings: [Finding] = []
  /// Findings beyond the first that there is no room for, those that are accepted included.
  private var droppedCounts: [FileID: Int] = [:]
  private var accepted: [Accepted] = []
  /// Where the acceptances stand that match some finding.
  private var matched: Set<Span> = []

  /// A finding with the acceptances of it that hold.
  private struct Accepted {
    let finding: Finding
    let acceptances: [Acceptance]
  }

  /// - Parameters:
  ///   - files: all files of the project, in their order.
  ///   - language: the language errors of the project's files, and those between them.
  ///   - mayHideFiles: whether some file could not be read.
  package static func check(
    _ project: ResolvedProject, of files: [FileID], in sources: SourceMap, language: [DiagnosticBag],
    mayHideFiles: Bool, options: CheckOptions
  ) -> CheckedProject {
    let errors = language.flatMap(\.diagnostics).withoutRepetitions()
    var checker = Checker(project, of: files, in: sources, options)
    checker.askRules()
    // A rule may be silent only because it could not read a value, so then no acceptance is called unused.
    if errors.isEmpty, !mayHideFiles { checker.askAboutAcceptances() }
    var prescription = Prescription(sources)
    let findings = checker.findings.compactMap(checker.weighed).map { prescription.prescribed($0).drawn }.merged()
    return CheckedProject(
      findings: (errors + findings).map { $0.withoutFixesOfSecrets(in: sources) }.sorted(by: Self.comesFirst),
      accepted: checker.mergedAccepted,
      droppedCounts: Self.droppedCounts(language).merging(checker.droppedCounts, uniquingKeysWith: +),
      resolved: project)
  }

  /// What several policies inherit from one place is accepted once, by what each of them says about it.
  private var mergedAccepted: [AcceptedFinding] {
    var merged = MergedFindings()
    for entry in accepted { merged.add(entry.finding.diagnostic, acceptedBy: entry.acceptances) }
    return merged.entries.map { entry in
      AcceptedFinding(
        entry.diagnostic.withoutFixesOfSecrets(in: sources), by: entry.acceptances.withoutRepetitions())
    }
  }

  /// Judges findings about something that is no file of the project, as if a rule of the project had them.
  ///
  /// - Returns: in the order given, those that stand and those that are accepted.
  package static func judge(
    _ findings: [Finding], of rule: RuleMetadata, about project: ResolvedProject, in sources: SourceMap,
    options: CheckOptions
  ) -> (standing: [Diagnostic], accepted: [Diagnostic]) {
    var checker = Checker(project, of: [], in: sources, options)
    checker.judge(findings, rule)
    return (checker.findings.compactMap(checker.weighed).map(\.diagnostic), checker.accepted.map(\.finding.diagnostic))
  }

  private static func droppedCounts(_ bags: [DiagnosticBag]) -> [FileID: Int] {
    bags.reduce(into: [:]) { counts, bag in
      guard bag.dropped > 0, let file = bag.diagnostics.first?.span.file else { return }
      counts[file, default: 0] += bag.dropped
    }
  }

  private init(_ project: ResolvedProject, of files: [FileID], in sources: SourceMap, _ options: CheckOptions) {
    self.project = project
    self.files = files
    self.sources = sources
    self.options = options
    listed = ListedAcceptances(project.policies, on: options.today)
  }

  // MARK: Rules

  private mutating func askRules() {
    for rule in RuleCatalog.policyRules {
      var report = Report(for: rule.metadata)
      for policy in project.policies {
        rule.check(policy, &report)
        // However much is wrong with all policies together, only what is kept of it lies in memory.
        judge(report.takeFindings(), rule.metadata)
      }
    }
    for rule in RuleCatalog.projectRules {
      var report = Report(for: rule.metadata)
      rule.check(project, &report)
      judge(report.findings, rule.metadata)
    }
    for rule in RuleCatalog.sourceRules {
      var report = Report(for: rule.metadata)
      for file in files { rule.check(sources[file], file, &report) }
      judge(report.findings, rule.metadata)
    }
  }

  /// Sorts the findings of one rule into those that stand and those that every policy concerned accepts.
  private mutating func judge(_ findings: [Finding], _ metadata: RuleMetadata) {
    for var finding in findings {
      let acceptances = metadata.isAcceptable ? finding.policies.map { listed.acceptance(of: metadata.id, in: $0) } : []
      let places = [finding.diagnostic.span] + finding.places
      let placed = metadata.isAcceptable ? places.flatMap { placedAcceptances(of: metadata.id, at: $0) } : []
      matched.formUnion((acceptances.compactMap { $0 } + placed).map(\.rule.span))
      let isAcceptedByAll = !acceptances.isEmpty && acceptances.allSatisfy { $0?.holds(on: options.today) ?? false }
      if isAcceptedByAll || placed.contains(where: { $0.holds(on: options.today) }) {
        let holding = (acceptances.compactMap { $0 } + placed).filter { $0.holds(on: options.today) }
        if accepted.count < CheckedProject.mostFindings {
          accepted.append(Accepted(finding: finding, acceptances: holding))
        } else {
          droppedCounts[finding.diagnostic.span.file, default: 0] += 1
        }
        continue
      }
      let mayBeAccepted = zip(finding.policies, acceptances).allSatisfy { file, acceptance in
        acceptance?.holds(on: options.today) ?? mayHideAcceptances(file)
      }
      if !acceptances.isEmpty, mayBeAccepted { continue }
      for expired in acceptances.compactMap({ $0 }) + placed where !expired.holds(on: options.today) {
        guard let until = expired.until else { continue }
        finding.diagnostic.notes.append(Note("its acceptance ended on \(until.value)", at: until.span))
      }
      keep(finding)
    }
  }

  /// Keeps a finding whose rule is not off; when there are too many already, it is counted.
  private mutating func keep(_ finding: Finding) {
    guard weighed(finding) != nil else { return }
    if findings.count <= CheckedProject.mostFindings {
      findings.append(finding)
    } else {
      droppedCounts[finding.diagnostic.span.file, default: 0] += 1
    }
  }

  private func placedAcceptances(of rule: String, at place: Span) -> [Acceptance] {
    project.placedAcceptances.filter { $0.concerns(rule, at: place) }.map(\.acceptance)
  }

  /// Whether a policy may accept more than could be understood: a finding about that speaks for all it may accept.
  private func mayHideAcceptances(_ file: FileID) -> Bool {
    project.policies.first { $0.document.file == file }?.mayHideAcceptances ?? false
  }

  private mutating func askAboutAcceptances() {
    var seen: Set<Span> = []
    // Like an entry of a list, a comment in a file that no policy has is neither used nor unused.
    let files = Set(project.policies.flatMap { $0.lineage + ($0.target?.contributors.map(\.file) ?? []) })
    let placed = project.placedAcceptances.filter { files.contains($0.line.file) }
    let acceptances = listed.all + placed.map(\.acceptance)
    // Whether the finding of an audit is still there, a check cannot know.
    for acceptance in acceptances
    where RuleCatalog.isChecked(acceptance.rule.value) && seen.insert(acceptance.rule.span).inserted {
      let isMatched = matched.contains(acceptance.rule.span)
      for rule in RuleCatalog.acceptanceRules {
        guard let finding = rule.check(acceptance, isMatched: isMatched, today: options.today) else { continue }
        keep(finding)
      }
    }
  }

  // MARK: Weight and order

  /// The finding with the severity that the project gives its rule; nil when the rule is off.
  private func weighed(_ finding: Finding) -> Finding? {
    let id = finding.diagnostic.id
    let ofProject = project.configuration?.rules.first { $0.rule.value == id }.map(\.severity)
    guard let setting = options.severities[id] ?? ofProject else { return finding }
    guard let severity = setting else { return nil }
    var finding = finding
    finding.diagnostic.severity = severity
    return finding
  }

  private static func comesFirst(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.span != right.span { return left.span < right.span }
    if left.severity != right.severity { return left.severity > right.severity }
    return (left.id, left.message) < (right.id, right.message)
  }
}

/// What makes two findings the same.
private struct FindingPlace: Hashable {
  let id: String
  let span: Span

  init(_ diagnostic: Diagnostic) {
    id = diagnostic.id
    span = diagnostic.span
  }
}

/// One finding for each defect: what several policies inherit from one place is one finding that concerns them all.
private struct MergedFindings {
  struct Entry {
    var diagnostic: Diagnostic
    /// What accepts it in any of the policies.
    var acceptances: [Acceptance]
  }

  /// In the order in which the first of each came.
  private(set) var entries: [Entry] = []
  private var places: [FindingPlace: Int] = [:]

  mutating func add(_ diagnostic: Diagnostic, acceptedBy acceptances: [Acceptance] = []) {
    let key = FindingPlace(diagnostic)
    guard let place = places[key], Set(entries[place].diagnostic.surfaces).isDisjoint(with: diagnostic.surfaces) else {
      places[key] = entries.count
      entries.append(Entry(diagnostic: diagnostic, acceptances: acceptances))
      return
    }
    entries[place].diagnostic.absorb(diagnostic)
    entries[place].acceptances += acceptances
  }
}

extension [Diagnostic] {
  fileprivate func merged() -> [Diagnostic] {
    var merged = MergedFindings()
    for diagnostic in self { merged.add(diagnostic) }
    return merged.entries.map(\.diagnostic)
  }

  /// Each diagnostic once.
  fileprivate func withoutRepetitions() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }
  }
}

extension Diagnostic {
  /// Takes in the same finding of another policy: its surfaces, and what differs as notes.
  fileprivate mutating func absorb(_ other: Diagnostic) {
    if other.message != message {
      notes.append(Note("for \(Words.list(other.surfaces)): \(other.message)"))
    }
    if other.timeline != timeline { notes.append(Note("the run shown is not one of \(Words.list(other.surfaces))")) }
    notes += other.notes.filter { !notes.contains($0) }
    // Policies that need different values leave it to a person to choose one.
    fixIts += other.fixIts.filter { !fixIts.contains($0) }
    surfaces = Surface.words.filter { surfaces.contains($0) || other.surfaces.contains($0) }
    policies.formUnion(other.policies)
  }
}

extension Diagnostic {
  /// Without the edits that would touch a credential: what they write is made of the masked text.
  fileprivate func withoutFixesOfSecrets(in sources: SourceMap) -> Diagnostic {
    guard !fixIts.isEmpty else { return self }
    var diagnostic = self
    diagnostic.fixIts.removeAll { fix in
      fix.edits.contains { edit in
        sources[edit.span.file].secrets.contains { $0.hidden.overlaps(edit.span.range) }
      }
    }
    return diagnostic
  }
}

extension Array where Element: Hashable {
  /// Each element once.
  fileprivate func withoutRepetitions() -> [Element] {
    guard count > 1 else { return self }
    var seen: Set<Element> = []
    return filter { seen.insert($0).inserted }
  }
}
