import PolicyJSON
import PolicyModel

/// A knob of a target: what it can say follows from the type of its field.
enum KnobSchema {
  private static let fields = FieldCatalog.fields.filter(\.role.isForKnobs)

  static let field: JSONValue = [
    "anyOf": [
      JSONValue.choice(fields.map(\.path)).adding(["enumDescriptions": .strings(fields.map(\.summary))]),
      OwnFieldSchema.own,
    ]
  ]

  static let knob = MappingSchema.knob.schema(branches: branches)

  /// Knobs by their variables.
  static func variables(_ knob: JSONValue) -> JSONValue {
    [
      "type": "object", "additionalProperties": false,
      "patternProperties": .members([(Patterns.variable, knob)]),
    ]
  }

  /// One branch for each type that such a field has.
  private static let branches = FieldType.inUse.compactMap { type -> JSONValue? in
    let paths = fields.filter { $0.type == type }.map(\.path)
    return paths.isEmpty ? nil : .when(KnobKey.field.rawValue, isOneOf: paths, then: attributes(of: type))
  }

  private static func attributes(of type: FieldType) -> JSONValue {
    let units = type.knobUnits.map(\.rawValue)
    let bound = type.boundType.map { JSONValue.reference($0.schemaName) } ?? false
    let required: JSONValue = units.isEmpty ? [:] : ["required": .strings([KnobKey.unit.rawValue])]
    let values: [(key: KnobKey, value: JSONValue)] = [
      (.unit, units.isEmpty ? false : .choice(units)), (.defaultValue, .reference(type.schemaName)), (.minimum, bound),
      (.maximum, bound), (.on, type == .flag ? ScalarSchemas.text : false),
      (.off, type.canBeOff || type == .flag ? ScalarSchemas.text : false),
    ]
    return required.adding(["properties": .members(values.map { ($0.key.rawValue, $0.value) })])
  }
}
