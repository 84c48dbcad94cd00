import PolicyDiagnostics
import PolicyJSON
import PolicyModel
import PolicyRules

/// What a project can say about a rule: it follows from the rule's severity, and from whether it can be lowered.
enum RuleSettingSchema {
  static let rules = JSONValue.closed(
    RuleCatalog.all.map { ($0.id, .reference(name($0.severity, $0.isAcceptable)).described($0.summary)) }
      + RuleCatalog.retired.map { ($0.id, .reference(name(.warning, true)).described($0.words)) },
    required: [])

  /// What can be said about a rule, by its own severity and by whether it can be lowered.
  static let definitions: [JSONValue.Member] = Severity.allCases.flatMap { severity in
    [true, false].compactMap { isAcceptable in
      guard RuleCatalog.all.contains(where: { $0.severity == severity && $0.isAcceptable == isAcceptable }) else {
        return nil
      }
      return (name(severity, isAcceptable), setting(severity, isAcceptable))
    }
  }

  private static func name(_ severity: Severity, _ isAcceptable: Bool) -> String {
    (isAcceptable ? "setting_of_" : "setting_of_locked_") + severity.rawValue
  }

  /// A severity, or a mapping with a reason too, which a lowered error needs.
  private static func setting(_ severity: Severity, _ isAcceptable: Bool) -> JSONValue {
    let words = ValueSchema.severities.filter { word in
      isAcceptable || Severity(rawValue: word).map { $0 >= severity } ?? false
    }
    let needsReason = words.filter { word in severity == .error && word != severity.rawValue }
    let mapping = MappingSchema.ruleSetting.schema { key in
      if case .severity = key.value { .choice(words) } else { key.value.schema }
    }
    let reason: JSONValue = .when(
      RuleSettingKey.severity.rawValue, isOneOf: needsReason,
      then: ["required": .strings([RuleSettingKey.reason.rawValue])])
    return .when(
      ["type": "object"], then: mapping.adding(needsReason.isEmpty ? [:] : reason),
      else: .choice(words.filter { !needsReason.contains($0) }))
  }
}
