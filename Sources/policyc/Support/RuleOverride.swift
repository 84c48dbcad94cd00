import ArgumentParser
import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import PolicyRules

/// Another severity for a rule, as the command line says it: `ID=SEVERITY`.
struct RuleOverride {
  let rule: String
  /// Nil is `off`.
  let severity: Severity?

  static let words = Severity.allCases.map(\.rawValue) + ["off"]

  /// - Throws: `ValidationError` for anything but a rule of the catalogue, or a retired one, and a severity that it may have.
  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2 else { throw ValidationError("write it as ID=SEVERITY, such as unused-acceptance=off.") }
    let (rule, word) = (parts[0], parts[1])
    let metadata = RuleCatalog.metadata(of: rule)
    guard metadata != nil || RuleCatalog.retirement(of: rule) != nil else { throw ValidationError(Self.unknown(rule)) }
    guard Self.words.contains(word) else {
      throw ValidationError("a severity is \(Words.list(Self.words, "or")).")
    }
    let severity = Severity(rawValue: word)
    if let metadata, !metadata.isAcceptable, severity.map({ $0 < metadata.severity }) ?? true {
      throw ValidationError("\(rule) cannot be lowered, because what it reports makes a policy wrong.")
    }
    self.rule = rule
    self.severity = severity
  }

  /// Set where the rule was taken out and the override does nothing.
  var retirement: Retirement? { RuleCatalog.retirement(of: rule) }

  private static func unknown(_ rule: String) -> String {
    if LanguageErrorCatalog.error(rule) != nil { return "\(rule) is a language error, which cannot be lowered." }
    let question = Suggestions.question(for: rule, among: RuleCatalog.all.map(\.id))
    return "there is no rule of this name" + (question.map { "; \($0)" } ?? "")
  }
}
