/// One key of a mapping.
package final class KeySchema: Sendable {
  /// Whether the key has to be there.
  package enum Presence: Sendable {
    case optional
    /// In every mapping.
    ///
    /// - Parameter remedy: what to do where it is missing; nil where another finding says that.
    case required(remedy: String?)
    /// Where a relation of its mapping requires it.
    case requiredSometimes(remedy: String)
  }

  /// What is said about a key beside its name.
  typealias Row = (value: ValueSchema, presence: Presence, summary: String)

  package let name: String
  package let value: ValueSchema
  package let presence: Presence
  /// What it says, in one sentence without a final period.
  package let summary: String
  /// Whether it is in every mapping.
  package let isAlwaysRequired: Bool
  /// What to do where it is missing; nil where it need not be there, or where another finding says that.
  package let remedy: String?

  init(name: String, _ row: Row) {
    self.name = name
    (value, presence, summary) = row
    switch presence {
    case .optional: (isAlwaysRequired, remedy) = (false, nil)
    case .required(let remedy): (isAlwaysRequired, self.remedy) = (true, remedy)
    case .requiredSometimes(let remedy): (isAlwaysRequired, self.remedy) = (false, remedy)
    }
  }
}
