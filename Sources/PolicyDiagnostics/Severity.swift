/// How much a finding weighs.
public enum Severity: String, Sendable, CaseIterable {
  /// A contradiction or a mistake: nothing is compiled.
  case error
  /// Something that is allowed and hardly meant.
  case warning
  /// Something worth knowing.
  case note
}

extension Severity: Comparable {
  private var weight: Int {
    switch self {
    case .error: 2
    case .warning: 1
    case .note: 0
    }
  }

  /// A lighter severity comes before a heavier one.
  public static func < (left: Severity, right: Severity) -> Bool { left.weight < right.weight }
}
