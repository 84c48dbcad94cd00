import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyRules

/// What the checker is told beside the project itself.
package struct CheckOptions: Sendable {
  /// The day on which acceptances are judged, in UTC.
  package var today: CalendarDate
  /// Severities that win over those of the project; nil is `off`.
  package var severities: [String: Severity?]
  /// Counts the files of a check, and can cancel it; nil disables both.
  package var progress: CheckProgress?
  /// The most findings that are kept, of a project and of all projects together; the rest is counted.
  package var mostFindings = CheckedProject.mostFindings
  /// The most accepted findings that are kept of a project; the rest is counted.
  package var mostAccepted = CheckedProject.mostAccepted

  package init(today: CalendarDate, severities: [String: Severity?] = [:], progress: CheckProgress? = nil) {
    self.today = today
    self.severities = severities
    self.progress = progress
  }

  /// Whether the check shall end early.
  package var isCancelled: Bool { progress?.isCancelled ?? false }
}
