import PolicyDiagnostics

/// Which fixes are applied.
public enum FixLevel: String, CaseIterable, Sendable {
  /// Those that a machine may apply unasked, because they touch no value.
  case safe
  /// Those that a person looks at afterwards as well.
  case review

  public func admits(_ fixIt: FixIt) -> Bool { self == .review || fixIt.safety == .safe }
}
