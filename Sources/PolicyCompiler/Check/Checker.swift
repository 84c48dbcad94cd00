import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules

/// A policy in which, and in whose project, no rule found an error; only the checker makes one.
package struct CheckedPolicy: Sendable {
  package let policy: ResolvedPolicy

  fileprivate init(_ policy: ResolvedPolicy) { self.policy = policy }
}

/// A project about which every rule has spoken.
package struct CheckedProject: Sendable {
  /// The most findings that are kept.
  package static let mostFindings = 10_000
  /// About how many bytes reports of one project's language errors may have before fixes are withheld.
  package static let mostReportBytes = 16 << 20
  /// The most accepted findings that are kept of one project.
  package static let mostAccepted = 10_000

  /// By file, then by place, then by weight; of too many the gravest.
  package let findings: [Diagnostic]
  /// Without the runs that show them.
  package let accepted: [AcceptedFinding]
  /// How many findings of a file were counted and then dropped, because it or the project had too many.
  package let droppedCounts: [FileID: Int]
  /// How many accepted findings of a file were counted and then dropped, because the project had too many.
  package let droppedAcceptedCounts: [FileID: Int]
  /// Whether the project had too many findings, so that not even one may be left of a file, or the check was cancelled.
  package let isCut: Bool
  package let resolved: ResolvedProject
  /// What among the files is no source.
  package internal(set) var exported = ExportedFiles()
  /// What can be lowered; nil when some finding is an error or is not known, or, should that ever happen, when some
  /// value is unknown without one.
  package let policies: [CheckedPolicy]?

  fileprivate init(
    findings: [Diagnostic], droppedCounts: [FileID: Int], isCut: Bool, accepted: MergedFindings,
    resolved: ResolvedProject
  ) {
    self.findings = findings
    self.droppedCounts = droppedCounts
    self.isCut = isCut
    self.accepted = accepted.entries.map { AcceptedFinding($0.diagnostic, by: $0.acceptances) }
    droppedAcceptedCounts = accepted.droppedCounts
    self.resolved = resolved
    let isSound =
      !isCut && !findings.contains { $0.severity == .error } && !resolved.policies.contains(where: \.hasUnknownFields)
    policies = isSound ? resolved.policies.map(CheckedPolicy.init) : nil
  }
}

/// Asks every rule about a project, and puts together what then counts and what is accepted.
package struct Checker {
  private let project: ResolvedProject
  private let files: [FileID]
  private let sources: SourceMap
  private let options: CheckOptions
  private var filter: AcceptanceFilter
  private var remedies: RemedyEdits
  /// What counts, apart by its weight, so that nothing gives way to what weighs less.
  private var standing: [Severity: MergedFindings] = [:]
  /// What every policy concerned accepts: once for what several inherit from one place, by what each says about it.
  private var accepted: MergedFindings

  /// - Parameters:
  ///   - files: all files of the project, in their order.
  ///   - mayHideFiles: whether some file could not be read.
  static func check(
    _ project: ResolvedProject, of files: [FileID], in sources: SourceMap, language: LanguageErrors,
    mayHideFiles: Bool, options: CheckOptions
  ) -> CheckedProject {
    var checker = Checker(project, of: files, in: sources, options)
    checker.askRules()
    // A rule may be silent only because it could not read a value, so then no acceptance is called unused.
    if language.diagnostics.isEmpty, !mayHideFiles { checker.askAboutAcceptances() }
    return checker.result(with: language)
  }

  /// Judges findings about something that is no file of the project, as if a rule of the project had them.
  ///
  /// - Returns: in the order given, all those that stand and all that are accepted.
  package static func judge(
    _ findings: [Finding], of rule: RuleMetadata, about project: ResolvedProject, options: CheckOptions
  ) -> (standing: [Diagnostic], accepted: [Diagnostic]) {
    var filter = AcceptanceFilter(project, options)
    var (standing, accepted): ([Diagnostic], [Diagnostic]) = ([], [])
    for finding in findings {
      switch filter.verdict(on: finding, of: rule) {
      case .stands(let finding): standing.append(finding.diagnostic)
      case .isAccepted: accepted.append(finding.diagnostic)
      case .isSilent: continue
      }
    }
    return (standing, accepted)
  }

  private init(_ project: ResolvedProject, of files: [FileID], in sources: SourceMap, _ options: CheckOptions) {
    self.project = project
    self.files = files
    self.sources = sources
    self.options = options
    filter = AcceptanceFilter(project, options)
    remedies = RemedyEdits(sources)
    accepted = MergedFindings(atMost: options.mostAccepted)
  }

  // MARK: Rules

  private mutating func askRules() {
    for rule in RuleCatalog.policyRules where !options.isCancelled {
      let metadata = rule.metadata
      var report = Report(for: metadata)
      for policy in project.policies {
        rule.check(policy, &report)
        // However much is wrong with all policies together, only what is kept of it lies in memory.
        take(report.takeFindings(), of: metadata)
      }
    }
    for rule in RuleCatalog.projectRules where !options.isCancelled {
      var report = Report(for: rule.metadata)
      rule.check(project, &report)
      take(report.findings, of: rule.metadata)
    }
    for rule in RuleCatalog.sourceRules where !options.isCancelled {
      var report = Report(for: rule.metadata)
      for file in files { rule.check(sources[file], file, &report) }
      take(report.findings, of: rule.metadata)
    }
  }

  private mutating func askAboutAcceptances() {
    var seen: Set<Span> = []
    let acceptances = filter.lists.all + project.placedAcceptancesInUse
    // Whether the finding of an audit is still there, a check cannot know; a retired rule finds nothing.
    for acceptance in acceptances
    where RuleCatalog.isChecked(acceptance.rule.value) && seen.insert(acceptance.rule.span).inserted {
      let isMatched = filter.isMatched(acceptance)
      for rule in RuleCatalog.acceptanceRules {
        guard let finding = rule.check(acceptance, isMatched: isMatched, today: options.today) else { continue }
        take(filter.weighed(finding))
      }
    }
  }

  // MARK: Findings

  private mutating func take(_ findings: [Finding], of rule: RuleMetadata) {
    for finding in findings { take(filter.verdict(on: finding, of: rule)) }
  }

  private mutating func take(_ verdict: AcceptanceFilter.Verdict) {
    switch verdict {
    case .stands(let finding):
      let severity = finding.diagnostic.severity
      let none = MergedFindings(atMost: options.mostFindings)
      let isKept = standing[severity, default: none].hasRoom(for: finding.diagnostic)
      // To what is only counted nothing is prescribed, and nothing is drawn.
      let diagnostic = isKept ? remedies.prescribed(finding).drawn : finding.diagnostic
      standing[severity, default: none].add(diagnostic.withoutFixesOfSecrets(in: sources))
    case .isAccepted(let finding, let acceptances):
      accepted.add(finding.diagnostic.withoutFixesOfSecrets(in: sources), acceptedBy: acceptances)
    case .isSilent: break
    }
  }

  /// Everything that was found: of too much the gravest.
  private func result(with language: LanguageErrors) -> CheckedProject {
    let merged = Severity.allCases.compactMap { standing[$0] }
    let errors = language.diagnostics.map { $0.withoutFixesOfSecrets(in: sources) }
    let all = (errors + merged.flatMap(\.diagnostics)).sorted(by: Self.comesFirst)
    let kept = all.gravest(atMost: options.mostFindings, \.severity)
    let droppedCounts = ([language.droppedCounts] + merged.map(\.droppedCounts)).reduce(all.counts(without: kept)) {
      $0.merging($1, uniquingKeysWith: +)
    }
    return CheckedProject(
      findings: kept, droppedCounts: droppedCounts,
      isCut: language.isCut || kept.count < all.count || merged.contains(where: \.isCut) || options.isCancelled,
      accepted: accepted, resolved: project)
  }

  private static func comesFirst(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    if left.span != right.span { return left.span < right.span }
    if left.severity != right.severity { return left.severity > right.severity }
    return (left.id, left.message) < (right.id, right.message)
  }
}

extension [Diagnostic] {
  /// How many findings of a file there are more than among some of them.
  fileprivate func counts(without some: [Diagnostic]) -> [FileID: Int] {
    guard count > some.count else { return [:] }
    let counts = Dictionary(map { ($0.span.file, 1) }, uniquingKeysWith: +)
    return some.reduce(into: counts) { $0[$1.span.file, default: 0] -= 1 }
  }
}
