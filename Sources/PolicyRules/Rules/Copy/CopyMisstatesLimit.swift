import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports words that name another limit than the one that holds.
package struct CopyMisstatesLimit: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "copy-misstates-limit",
    summary: "a text names a duration that is not the limit it speaks of",
    why: "people are told a number that does not hold",
    rationale: """
      The words for `timeout` speak of `run.hard_cap`, those for `inactivity-timeout` of `run.inactivity`, those for \
      `approval-timeout` of the deadline of an ask, unless a sentence says that it speaks of silence, of an answer or of \
      the whole run. A duration that is written out there ("10 minutes", "10-minute", "1,800 seconds", "1 h 30 min", \
      "1½ hours", "half an hour") is a copy of the number, and nobody changes both; a placeholder always says what holds. \
      A number that may be read in two ways, such as 1.800, is wrong when both are. The rule asks what a time is about, \
      and is silent where that is something else or not clear: "try again in 5 minutes", "within the next hour", "kept for \
      7 days", "usually 10 minutes", "5 minutes ago". The deadline of an ask depends on the time that is left, so a text \
      about it is wrong when no ask can ever get that deadline.
      """,
    group: .copy, severity: .warning,
    examples: [
      .rejected(
        """
        run:
          hard_cap: 30m
        failure:
          copy:
            timeout: «The run took longer than 10 minutes.»
        """,
        "failure.copy.timeout says 10 minutes, and run.hard_cap is 30m"),
      .rejected(
        """
        run:
          hard_cap: 30m
        failure:
          copy:
            timeout: «"It was stopped after **1,200** seconds. Try it again in 30 minutes."»
        """,
        "failure.copy.timeout says 1,200 seconds, and run.hard_cap is 30m"),
      .rejected(
        """
        run:
          hard_cap: 45m
        failure:
          copy_after_output:
            timeout: «The run was stopped after half an hour. What it wrote is kept.»
        """,
        "failure.copy_after_output.timeout says half an hour, and run.hard_cap is 45m"),
      .rejected(
        """
        run:
          hard_cap: 30m
        approval:
          mode: prompt
          deadline:
            share: 50%
            floor: 60s
            ceiling: 13m
            clearance: 30s
        failure:
          copy:
            approval-timeout: «Nobody answered for 20 min, so the answer is no.»
        """,
        "failure.copy.approval-timeout says 20 min, and the deadline of an ask is 13m"),
      .accepted(
        """
        run:
          hard_cap: 30m
        failure:
          copy:
            timeout: The run took longer than {hard_cap}. Try again in 5 minutes.
            stream-ended: The connection broke. Such a break rarely lasts longer than 2 minutes.
        """),
      .accepted(
        """
        run:
          hard_cap: 30m
          inactivity: 90s
        failure:
          copy:
            timeout: The 30-minute limit is over.
            inactivity-timeout: Nothing came for 1 minute and 30 seconds.
        """),
    ])

  /// The most durations that are read in a text: none for a person has as many.
  static let mostDurations = 1_000

  /// A limit of a policy's runs.
  private struct Subject {
    let value: LimitValue
    /// As messages call it.
    let name: String
    /// The value that decides it; nil where a formula does.
    let reading: ResolvedValue?
  }

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    let copies = policy.copyTexts
    guard !copies.isEmpty else { return }
    let subjects = Self.subjects(in: policy)
    for copy in copies {
      guard let own = copy.field.kind.limit, let value = subjects[own]?.value, value != .none else { continue }
      let text = report.reading(copy) { LimitStatements($0, about: own, most: Self.mostDurations) }
      guard let (wrong, limit) = text.misstatement(ofKind: own, subjects.mapValues(\.value)),
        let subject = subjects[limit]
      else { continue }
      report.emit(
        "\(copy.name) says \(wrong.words), and \(subject.name) is \(Self.words(for: subject.value))", in: policy,
        about: [copy.reading, subject.reading].compactMap { $0 },
        help: ["write {\(limit.rawValue)} instead of \(wrong.words)"])
    }
  }

  /// The limits that are known.
  private static func subjects(in policy: ResolvedPolicy) -> [LimitStatement.Limit: Subject] {
    var subjects: [LimitStatement.Limit: Subject] = [:]
    subjects[.hardCap] = subject(.hardCap, in: policy) { policy[.hardCap]?.value }
    subjects[.inactivity] = subject(.inactivity, in: policy) { policy[.inactivity]?.value.duration }
    if let run = policy.runParameters {
      let range = DeadlineRange(run).flatMap { range in range.longest.map { range.shortest...$0 } }
      subjects[.approvalDeadline] = Subject(
        value: range.map { .values($0) } ?? .none, name: "the deadline of an ask", reading: nil)
    }
    return subjects
  }

  /// - Parameter duration: nil for a limit that is off.
  private static func subject(
    _ field: FieldID, in policy: ResolvedPolicy, _ duration: () -> Duration?
  ) -> Subject? {
    switch policy.state(of: field) {
    case .unknown: nil
    case .absent: Subject(value: .none, name: field.path, reading: nil)
    case .known(let reading):
      Subject(value: duration().map { .values($0...$0) } ?? .none, name: field.path, reading: reading)
    }
  }

  private static func words(for value: LimitValue) -> String {
    guard case .values(let values) = value else { return "off" }
    return values.lowerBound == values.upperBound
      ? "\(values.lowerBound)" : "from \(values.lowerBound) to \(values.upperBound)"
  }
}

extension FailureKind {
  /// The limit that ends a run in this way; nil where none does.
  fileprivate var limit: LimitStatement.Limit? {
    switch self {
    case .timeout: .hardCap
    case .inactivityTimeout: .inactivity
    case .approvalTimeout: .approvalDeadline
    case .streamEnded, .workspaceUnreachable, .sessionError, .cancelled: nil
    }
  }
}
