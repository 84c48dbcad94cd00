import PolicyJSON
import PolicyModel
import PolicyRules

extension ValueSchema {
  /// What a document may hold. What stands in several places, and each part of a document, is among its definitions.
  var schema: JSONValue {
    switch self {
    case .field(.duration(let range, let orOff)): .reference(FieldType.duration(range, orOff: orOff).schemaName)
    case .field(let type): type.documentSchema
    case .flag: ScalarSchemas.flag
    case .date: ScalarSchemas.date
    case .name: .reference("name")
    case .objectName: ScalarSchemas.objectName
    case .languageVersion: ScalarSchemas.languageVersion
    case .programVersion: ScalarSchemas.programVersion
    case .repository: ScalarSchemas.repository
    case .commit: ScalarSchemas.commit
    case .title: ScalarSchemas.title
    case .reason: ScalarSchemas.reason
    case .path: ScalarSchemas.path
    case .parent: ["type": "string"]
    case .acceptableRule: ScalarSchemas.acceptableRule
    case .severity: .choice(words)
    case .knobField: KnobSchema.field
    // What is behind these, the type of the field decides.
    case .knobValue, .knobOff: [:]
    case .durationOrNone: .reference("duration_or_none")
    case .fates: ScenarioSchema.fates
    case .surfaces: .reference("surfaces")
    case .list(let item): .list(of: item.schema)
    case .mapping(let mapping): .reference(mapping.id)
    case .behaviour: MappingSchema.behaviour.schema()
    case .variables(let mapping): KnobSchema.variables(.reference(mapping.id))
    case .places: SourceSchema.places
    case .severities: RuleSettingSchema.rules
    case .fields(let roles): .closed(FieldDefinition.dotted(roles), required: [])
    case .overrides(let roles): .closed(FieldDefinition.dotted(roles) + ScenarioSchema.behaviour, required: [])
    }
  }
}
