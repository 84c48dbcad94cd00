/// One part of policyc that reads what anybody may have written, with the promises that hold for whatever that is.
///
/// The fuzzer and the tests run the same drivers: the one with inputs that it makes up, the others with those kept in
/// `Tests/Fuzz`.
public enum FuzzDriver: String, CaseIterable, Sendable {
  /// Both readers of YAML, and the edits that follow the layout of a file.
  case yaml
  /// Values of every type, and small languages inside of values.
  case scalars
  /// A whole project: findings in every format, budgets, exports, scenarios.
  case check
  /// Recordings, in one piece and in several, and what a replay makes of them.
  case traces
  /// Compose files, workflows and environment files of a deployment.
  case deployments
  /// The fixes of a project.
  case fixes
  /// Every dialect, written and read.
  case dialects

  /// What an input makes policyc do that it promises not to do, a line each.
  public func brokenPromises(by bytes: [UInt8]) -> [String] {
    var promises = Promises()
    switch self {
    case .yaml: YAMLDriver.run(bytes, &promises)
    case .scalars: ScalarDriver.run(bytes, &promises)
    case .check: CheckDriver.run(bytes, &promises)
    case .traces: TraceDriver.run(bytes, &promises)
    case .deployments: DeploymentDriver.run(bytes, &promises)
    case .fixes: FixDriver.run(bytes, &promises)
    case .dialects: DialectDriver.run(bytes, &promises)
    }
    return promises.broken
  }
}
