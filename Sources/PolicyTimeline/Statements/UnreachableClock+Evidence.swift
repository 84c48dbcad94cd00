import PolicyModel

extension UnreachableClock {
  /// The run in which it would be most likely to take effect, and does not.
  ///
  /// - Parameter run: the policy in which it is dead.
  package func evidence(in run: RunParameters) -> Evidence? {
    let ask = RunStep.event(.ask("dead"), at: .zero)
    return switch reason {
    case .capComesFirst: Evidence(of: run, []) { $0.outcome?.kind == .timeout }
    case .inactivityComesFirst, .windowIsShorter: Evidence(of: run, []) { $0.outcome?.kind == .inactivityTimeout }
    case .nobodyIsAsked: Evidence(of: run, [ask]) { $0.approvals.first?.cause == .atOnce }
    case .capBoundsWaiting, .otherTermsDecide: Evidence(of: run, [ask]) { $0.outcome != nil }
    case .silenceComesFirst:
      Evidence(of: run, [ask]) { $0.outcome?.kind == .inactivityTimeout && $0.approvals.first?.fate == .lost }
    }
  }
}
