/// What a rule is about. Its file lies in the folder of the same name.
package enum RuleGroup: String, CaseIterable, Sendable {
  case run
  case aroundRun = "around-run"
  /// Rules about fields of surfaces with a page, and of those with jobs.
  case page = "web"
  case job = "ci"
  /// Rules about chains and leases, whose findings say which.
  case relations
  case copy, targets, deployment, files, acceptances

  /// For a heading.
  package var title: String {
    switch self {
    case .run: "Inside one run"
    case .aroundRun: "Around a run"
    case .page: "Web only"
    case .job: "CI only"
    case .relations: "Chains and leases"
    case .copy: "What people read"
    case .targets: "Targets"
    case .deployment: "Deployment, as policyc audit sees it"
    case .files: "Files of a project"
    case .acceptances: "Acceptances"
    }
  }
}
