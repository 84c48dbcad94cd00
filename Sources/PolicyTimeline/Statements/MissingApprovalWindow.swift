import PolicyModel

/// A set-up after which no ask would have a deadline: what it leaves of the cap is not more than floor + clearance.
///
/// Part of statement 2. After the longest set-up T − S remains, and D is none there and, by its definition, for
/// everything less, so the one comparison covers every later instant. Where an approval stops the cap's clock, an ask
/// without a deadline is bounded by the total wait instead.
public struct MissingApprovalWindow: Hashable, Sendable {
  /// T − S, zero when set-up may take the whole cap.
  public let remaining: Duration
  /// Floor + clearance; a deadline needs more than this.
  public let blindBelow: Duration

  /// Nil when some ask has a deadline, when the program has no deadlines at all, and without a hard cap.
  public init?(_ run: RunParameters) {
    guard run.mode == .prompt, !run.approvalsStopCap, let cap = run.hardCap, let formula = run.deadline else {
      return nil
    }
    remaining = max(.zero, cap.subtracting(run.longestSetupOnCap))
    blindBelow = formula.blindBelow
    guard remaining <= blindBelow else { return nil }
  }
}
