import PolicyJSON
import PolicyModel

/// Where a target says that its numbers are written.
enum SourceSchema {
  /// Places by what they are about. That the target says that, no schema can ask.
  static let places: JSONValue = [
    "type": "object", "additionalProperties": ["anyOf": [place, list]], "propertyNames": subject,
  ]

  private static let place = ScalarSchemas.pattern(Patterns.sourcePlace, SourcePlace.order)
    .adding(["maxLength": .integer(Int64(SourcePlace.longest))])

  private static let list: JSONValue = ["type": "array", "minItems": 1, "uniqueItems": true, "items": place]

  private static let subject: JSONValue = [
    "anyOf": [
      ["pattern": .string(Patterns.variableOrBound)], ["pattern": .string(Patterns.ownPath)],
      .choice(
        FieldCatalog.fields.filter { (ValueSchema.fixedRoles + ValueSchema.defaultRoles).contains($0.role) }.map(\.path)
          + BehaviourKey.words.map { ValueSchema.behaviourPrefix + $0 }),
    ]
  ]
}
