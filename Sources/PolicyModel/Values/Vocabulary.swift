/// A word of the language that stands for a value.
package protocol LanguageWord: RawRepresentable<String>, Hashable, Sendable {
  /// All words that policyc knows, in the order in which people are shown them.
  static var words: [String] { get }
}

/// A closed set of words of the language, each a case whose raw value is the word as written.
///
/// Where every file is compared with the words they are stored.
package protocol Vocabulary: LanguageWord, CaseIterable {}

extension Vocabulary {
  package static var words: [String] { allCases.map { $0.rawValue } }
}

extension FailureKind: Vocabulary {
  package static let words = allCases.map(\.rawValue)
}

/// What counts as a sign of life of a run (`run.activity`).
package enum Activity: String, Vocabulary {
  case text, tool
  case approvalReply = "approval-reply"

  package static let words = allCases.map(\.rawValue)
}

/// The event that makes a run succeed (`run.success_signal`).
package enum SuccessSignal: String, Vocabulary {
  case sessionIdle = "session.idle"
  case streamEnd = "stream-end"
}

/// What happens when the agent asks (`approval.mode`).
package enum ApprovalMode: String, Vocabulary {
  case prompt
  case autoReject = "auto-reject"
}

/// What an unanswered ask becomes (`approval.on_deadline`).
package enum DeadlineVerdict: String, Vocabulary {
  case reject, approve
}

/// Whether the run's clocks go on while a person is being waited for (`approval.clock`).
package enum ApprovalClock: String, Vocabulary {
  case runs, stops
}

/// Whether a capped run may be continued (`continuation.mode`).
package enum ContinuationMode: String, Vocabulary {
  case none, resume
}

/// Whose machine a job runs on (`job.runner`).
package enum Runner: String, Vocabulary {
  case hosted
  case selfHosted = "self-hosted"
}

/// The moment whose remaining time an approval's deadline is a share of (`approval.deadline.anchor`).
package enum ApprovalAnchor: String, Vocabulary {
  case runStart = "run-start"
  case ask

  package static let words = allCases.map(\.rawValue)
}

/// The machinery whose timers a program uses; it decides which durations it can keep.
package enum Runtime: String, Vocabulary {
  /// A timer above 2147483647 ms fires after 1 ms (Node documentation, timers).
  case node
  case python, go, jvm, dotnet
  case other

  /// A timer of Node with a longer delay fires after 1 ms.
  ///
  /// Source: Node documentation, timers; measured on Node 20 and 24.
  package static let longestNodeTimer = Duration(milliseconds: 2_147_483_647)
}

/// A syntax of environment files, named after the consumer that reads it.
package enum DialectName: String, Vocabulary {
  case portable, shell, compose, docker, systemd, github, json, kubectl, configmap
  case pythonDotenv = "python-dotenv"
  case node, fish, tfvars

  /// True when a file of the dialect is an object with a name of its own, which has to be given.
  package var namesObject: Bool { self == .configmap }
}
