/// One key of a mapping.
public struct KeySchema: Sendable {
  /// Whether the key has to be there.
  public enum Presence: Sendable {
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

  public let name: String
  public let value: ValueSchema
  public let presence: Presence
  /// What it says, in one sentence without a final period.
  public let summary: String

  init(name: String, _ row: Row) {
    self.name = name
    (value, presence, summary) = row
  }

  public var isAlwaysRequired: Bool { if case .required = presence { true } else { false } }

  /// What to do where it is missing; nil where it need not be there, or where another finding says that.
  public var remedy: String? {
    switch presence {
    case .optional: nil
    case .required(let remedy): remedy
    case .requiredSometimes(let remedy): remedy
    }
  }
}
