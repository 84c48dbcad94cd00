/// What a key of a mapping makes of others.
package final class KeyRelation: Sendable {
  package enum Condition: Sendable {
    /// A key is there.
    case has(String)
    /// A key is not there.
    case lacks(String)
    /// A key is there and says one of some words.
    ///
    /// - Parameter all: every word that the key knows.
    case says(String, [String], of: [String])

    /// Whether it holds; nil where a key says no word that it knows.
    ///
    /// - Parameter text: what a key of a mapping says; nil where it is not there, and anything for what is no scalar.
    func holds(where text: (String) -> String?) -> Bool? {
      switch self {
      case .has(let key): text(key) != nil
      case .lacks(let key): text(key) == nil
      case .says(let key, let words, let all):
        text(key).flatMap { said in words.contains(said) ? true : all.contains(said) ? false : nil }
      }
    }
  }

  package let condition: Condition
  /// The keys that have to be there where the condition holds.
  package let required: [String]
  /// The keys that must not be there where it holds.
  package let forbidden: [String]
  /// The keys that must not be there where it does not hold.
  package let otherwiseForbidden: [String]
  /// Why keys are forbidden, for an editor that would only say that they are; nil where that says enough.
  package let reason: String?

  init<Key: Vocabulary>(
    _ condition: Condition, requires required: [Key] = [], forbids forbidden: [Key] = [],
    otherwiseForbids otherwiseForbidden: [Key] = [], because reason: String? = nil
  ) {
    self.condition = condition
    self.required = required.map(\.rawValue)
    self.forbidden = forbidden.map(\.rawValue)
    self.otherwiseForbidden = otherwiseForbidden.map(\.rawValue)
    self.reason = reason
  }
}
