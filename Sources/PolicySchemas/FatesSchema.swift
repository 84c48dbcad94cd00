import PolicyJSON
import PolicyModel

/// The part of a schema that says what reports write about approvals.
enum FatesSchema {
  /// The fates of asks by their ids.
  static let byID: JSONValue = [
    "type": "object",
    "additionalProperties": .oneOrSeveral(["enum": .array(ApprovalFate.words.map { .string($0) } + [.null])]),
  ]
}
