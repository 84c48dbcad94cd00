import PolicySource

/// In which way a place that names a variable still keeps the policy's value from its program.
enum Contradiction: Hashable {
  /// It always hands this on.
  case constant(String)
  /// It hands this on when the variable is not set.
  case fallback(String, at: Span)
  /// It takes the value of other variables.
  case others([String])
  /// Docker Compose refuses to read the value.
  case refused

  /// Asks what a program gets where the variable is set as exported, and where it is not set.
  ///
  /// - Parameters:
  ///   - wanted: the value that the policies want.
  ///   - lookup: the values of other variables.
  /// - Returns: nil where the program gets the value, or at most nothing while the variable is not set.
  init?(_ passed: PassedVariable, wanted: String, _ lookup: (String) -> String?) {
    switch passed.value {
    case .inherited: return nil
    case .unreadable: self = .refused
    case .fixed(let text):
      guard text != wanted else { return nil }
      self = .constant(text)
    case .interpolated(let text):
      let name = passed.name
      let whenSet = text.filled { $0 == name ? wanted : lookup($0) }
      guard whenSet == wanted else {
        let others = text.names.filter { $0 != name }
        self = others.isEmpty || text.names.contains(name) ? .constant(whenSet ?? "") : .others(others)
        return
      }
      let whenUnset = text.filled { $0 == name ? nil : lookup($0) } ?? ""
      guard !whenUnset.isEmpty, whenUnset != wanted else { return nil }
      self = .fallback(whenUnset, at: passed.span(of: text.fallback(of: name)))
    }
  }
}
