import PolicySource
import PolicyModel

/// One thing that a project must not do. Rules only look: severity, acceptance, sorting live in the checker.
package protocol Rule: Sendable {
  static var metadata: RuleMetadata { get }
}

/// A rule about one concrete policy.
package protocol PolicyRule: Rule {
  /// Reports what is wrong with the policy; silent about everything it reads that is unknown.
  func check(_ policy: ResolvedPolicy, _ report: inout Report)
}

/// A rule about what several policies of a project say together.
package protocol ProjectRule: Rule {
  /// Reports what is wrong with the project; silent about everything it reads that is unknown.
  func check(_ project: ResolvedProject, _ report: inout Report)
}

/// A rule about the bytes of one file, whatever it says and whether or not it can be understood.
package protocol SourceRule: Rule {
  func check(_ file: SourceFile, _ id: FileID, _ report: inout Report)
}

/// A rule about the acceptances themselves, asked when all other rules have spoken.
package protocol AcceptanceRule: Rule {
  /// What is wrong with an acceptance in a project without language errors; nil for nothing.
  ///
  /// - Parameter isMatched: whether it matches a finding in some policy that has it, expired or not.
  func check(_ acceptance: Acceptance, isMatched: Bool, today: CalendarDate) -> Finding?
}

extension Rule {
  package var metadata: RuleMetadata { Self.metadata }
}
