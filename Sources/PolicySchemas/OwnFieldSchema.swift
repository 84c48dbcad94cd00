import PolicyJSON
import PolicyModel

/// The fields that projects have of their own, of which the published schemas know the form alone.
enum OwnFieldSchema {
  /// What a mapping by dotted paths has beside the fields of the language.
  static func members(_ value: JSONValue) -> JSONValue {
    ["patternProperties": .members([(Patterns.ownPath, value)])]
  }

  /// What a policy has beside the groups of the language.
  static let groups: JSONValue = [
    "patternProperties": .members([(Patterns.ownGroup, .reference(groupName))])
  ]

  /// The path of a field of the language, or of one of the project's own.
  static func path(among fields: [FieldDefinition]) -> JSONValue {
    ["anyOf": [.choice(fields.map(\.path)), own]]
  }

  /// The path of a field of the project's own, which `pathDefinition` describes.
  static let own = JSONValue.reference(pathName)

  /// What `own` needs among the definitions.
  static let pathDefinition: JSONValue.Member = (
    pathName,
    [
      "description": "The path of a field of the project's own, which a target declares under `fields`.",
      "type": "string", "maxLength": .integer(Int64(OwnFieldPath.longest)), "pattern": .string(Patterns.ownPath),
    ]
  )

  private static let pathName = "own_path"

  /// A value of such a field, whatever its type is.
  static let value: JSONValue = ["type": ["integer", "number", "boolean", "string"]]

  /// What `groups` needs among the definitions.
  static let definition: JSONValue.Member = (
    groupName,
    [
      "description": "Fields of the project's own, which a target declares under `fields`.", "type": "object",
      "additionalProperties": false,
      "patternProperties": .members([(Patterns.ownName, member)]),
    ]
  )

  private static let member: JSONValue = ["anyOf": [value, .reference(groupName)]]
  private static let groupName = "own_group"

  /// What a target declares: fields by their paths.
  static func declarations(_ field: JSONValue) -> JSONValue {
    [
      "type": "object", "additionalProperties": false,
      "patternProperties": .members([(Patterns.ownPath, field)]),
    ]
  }

  /// The words of a choice.
  static let words = JSONValue.set(of: ScalarSchemas.name).adding(["minItems": 1])
}
