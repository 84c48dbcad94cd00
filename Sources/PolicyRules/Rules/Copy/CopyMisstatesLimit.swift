import PolicyDiagnostics
import PolicyModel
import PolicyTimeline

/// Reports words that name another limit than the one that holds.
public struct CopyMisstatesLimit: PolicyRule {
  public static let metadata = RuleMetadata(
    id: "copy-misstates-limit",
    summary: "a text names a duration that is not the limit it speaks of",
    why: "people are told a number that does not hold",
    rationale: """
      The words for `timeout` speak of `run.hard_cap`, those for `inactivity-timeout` of `run.inactivity`, those for \
      `approval-timeout` of the deadline of an ask. A duration that is written out there (10 minutes, 10-minute, 10m, \
      ten minutes, half an hour) is a copy of the number, and nobody changes both; a placeholder always says what \
      holds. The rule is silent where the text has the placeholder or the right number too, since another duration is \
      then about something else, where a duration is one of the other limits, and about "again in 5 minutes". The \
      deadline of an ask depends on the time that is left, so a text about it is wrong when no ask can ever get that \
      deadline.
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

  /// The most durations that are looked at in a text: none for a person names as many.
  static let mostDurations = 1_000

  /// What a text speaks of.
  private struct Subject {
    let placeholder: CopyTemplate.Placeholder
    /// As messages call it.
    let name: String
    let values: ClosedRange<Duration>
    /// The value that decides it; nil where a formula does.
    let reading: ResolvedValue?
  }

  /// What a text says of limits.
  private struct Statement {
    let placeholders: Set<CopyTemplate.Placeholder>
    /// The first ones, each once.
    let durations: [StatedDuration]

    init(_ text: String) {
      let template = CopyTemplate(text)
      var known: Set<Duration> = []
      let stated = StatedDuration.all(in: template.withNamedPlaceholders)
      placeholders = Set(template.placeholders)
      durations = Array(stated.filter { known.insert($0.duration).inserted }.prefix(mostDurations))
    }
  }

  public func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    let subjects = Self.subjects(in: policy)
    for copy in policy.copyTexts {
      guard let subject = subjects.first(where: { $0.placeholder == copy.field.kind.placeholder }) else { continue }
      let statement = report.reading(copy, Statement.init)
      guard !statement.placeholders.contains(subject.placeholder),
        !statement.durations.contains(where: { subject.values.contains($0.duration) }),
        let wrong = statement.durations.first(where: { one in !subjects.contains { $0.values.contains(one.duration) } })
      else { continue }
      report.emit(
        "\(copy.name) says \(wrong.words), and \(subject.name) is \(Self.words(for: subject.values))", in: policy,
        about: [copy.reading, subject.reading].compactMap { $0 },
        help: ["write {\(subject.placeholder.rawValue)} instead of \(wrong.words)"])
    }
  }

  /// The limits of a run that are known.
  private static func subjects(in policy: ResolvedPolicy) -> [Subject] {
    var subjects: [Subject] = []
    if let cap = policy[.hardCap] {
      subjects.append(
        Subject(placeholder: .hardCap, name: cap.field.path, values: cap.value...cap.value, reading: cap.reading))
    }
    if let inactivity = policy[.inactivity], let window = inactivity.value.duration {
      subjects.append(
        Subject(
          placeholder: .inactivity, name: inactivity.field.path, values: window...window, reading: inactivity.reading))
    }
    if let run = policy.runParameters, let range = DeadlineRange(run), let longest = range.longest {
      subjects.append(
        Subject(
          placeholder: .approvalDeadline, name: "the deadline of an ask", values: range.shortest...longest,
          reading: nil))
    }
    return subjects
  }

  private static func words(for values: ClosedRange<Duration>) -> String {
    values.lowerBound == values.upperBound
      ? "\(values.lowerBound)" : "from \(values.lowerBound) to \(values.upperBound)"
  }
}

extension FailureKind {
  /// The limit that ends a run in this way; nil where none does.
  fileprivate var placeholder: CopyTemplate.Placeholder? {
    switch self {
    case .timeout: .hardCap
    case .inactivityTimeout: .inactivity
    case .approvalTimeout: .approvalDeadline
    case .streamEnded, .workspaceUnreachable, .sessionError, .cancelled: nil
    }
  }
}
