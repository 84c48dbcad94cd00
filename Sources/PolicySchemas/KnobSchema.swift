import PolicyJSON
import PolicyModel

/// A knob of a target: what it can say follows from the type of its field.
enum KnobSchema {
  private static let fields = FieldCatalog.fields.filter(\.role.isForKnobs)

  static let knob = JSONValue.closed(keys, required: ["field"]).adding(["allOf": .array(branches)])

  private static let keys: [JSONValue.Member] = [
    (
      "field",
      JSONValue.choice(fields.map(\.path)).adding(["enumDescriptions": .strings(fields.map(\.summary))])
        .described("the field that it sets")
    ),
    ("unit", .choice(KnobUnit.words).described("what its number counts; none for counts, words and texts")),
    ("default", ["description": "What the program takes when the variable is not set."]),
    ("min", ["description": "The least that the program takes."]),
    ("max", ["description": "The most that the program takes."]),
    ("off", ["description": "How `off` is written; without it `off` cannot be said."]),
    ("surfaces", .reference("surfaces").described("what it is for; without them, all that the target serves")),
  ]

  /// One branch for each type that such a field has.
  private static let branches = FieldType.inUse.compactMap { type -> JSONValue? in
    let paths = fields.filter { $0.type == type }.map(\.path)
    return paths.isEmpty ? nil : .when("field", isOneOf: paths, then: attributes(of: type))
  }

  private static func attributes(of type: FieldType) -> JSONValue {
    let units = type.knobUnits.map(\.rawValue)
    let bound = type.boundType.map { JSONValue.reference($0.schemaName) } ?? false
    let required: JSONValue = units.isEmpty ? [:] : ["required": ["unit"]]
    return required.adding([
      "properties": [
        "unit": units.isEmpty ? false : .choice(units), "default": .reference(type.schemaName), "min": bound,
        "max": bound, "off": type.canBeOff ? ScalarSchemas.text : false,
      ]
    ])
  }
}
