import PolicySource

/// A time, or a number, that a chain or a lease speaks of: that of a field, or one that stands there.
package struct Operand: Hashable, Sendable {
  package enum Content: Hashable, Sendable {
    case field(FieldID)
    case duration(Duration)
    case count(Int64)
  }

  package let content: Content
  /// Where it is written.
  package let span: Span

  package init(_ content: Content, at span: Span) {
    self.content = content
    self.span = span
  }
}

/// What an operand is for one policy.
package enum OperandValue: Hashable, Sendable {
  /// Nobody says it, or it could not be understood: what it is part of says nothing.
  case silent
  /// The field is switched off.
  case off(ResolvedValue)
  /// - Parameter reading: nil for a value that stands in the statement itself.
  case duration(Duration, reading: ResolvedValue?)
  case count(Int64, reading: ResolvedValue?)

  /// The value of a field, for a finding; nil for any other.
  package var reading: ResolvedValue? {
    switch self {
    case .silent: nil
    case .off(let reading): reading
    case .duration(_, let reading), .count(_, let reading): reading
    }
  }
}

extension ResolvedPolicy {
  /// What an operand is for this policy.
  package func value(of operand: Operand) -> OperandValue {
    switch operand.content {
    case .duration(let duration): return .duration(duration, reading: nil)
    case .count(let count): return .count(count, reading: nil)
    case .field(let field):
      guard case .known(let reading) = state(of: field) else { return .silent }
      return switch reading.value {
      case .duration(let duration): .duration(duration, reading: reading)
      case .off: .off(reading)
      case .count(let count): .count(count, reading: reading)
      default: .silent
      }
    }
  }
}
