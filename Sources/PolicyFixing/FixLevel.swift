import PolicyDiagnostics

/// Which fixes are applied.
package enum FixLevel: String, CaseIterable, Sendable {
  /// Those that a machine may apply unasked, because they touch no value.
  case safe
  /// Those that a person looks at afterwards as well.
  case review

  package func admits(_ fixIt: FixIt) -> Bool { self == .review || fixIt.safety == .safe }
}
