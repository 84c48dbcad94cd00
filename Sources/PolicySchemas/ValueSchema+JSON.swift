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
    case .relationName: ScalarSchemas.relationName
    case .time: .reference("time")
    case .times: ["anyOf": [.reference("time"), RelationSchema.times]]
    case .number(let range): RelationSchema.number(range)
    case .wholeNumber(let range): RelationSchema.wholeNumber(range)
    case .backoff: ["anyOf": [.reference("time"), RelationSchema.times, .reference(MappingSchema.backoff.id)]]
    case .held: .list(of: ["anyOf": [.choice(Lease.Phase.words), .reference("time")]])
    case .renewal: ["anyOf": [.constant(Self.never), .reference(MappingSchema.renewal.id)]]
    case .surfaces: .reference("surfaces")
    case .list(let item): .list(of: item.schema)
    case .mapping(let mapping): .reference(mapping.id)
    case .behaviour: MappingSchema.behaviour.schema()
    case .declarations(let mapping): OwnFieldSchema.declarations(.reference(mapping.id))
    case .ownWords: OwnFieldSchema.words
    case .variables(let mapping): KnobSchema.variables(.reference(mapping.id))
    case .places: SourceSchema.places
    case .severities: RuleSettingSchema.rules
    case .fields(let roles):
      .closed(FieldDefinition.dotted(roles), required: []).adding(OwnFieldSchema.members(OwnFieldSchema.value))
    case .overrides(let roles):
      .closed(FieldDefinition.dotted(roles) + ScenarioSchema.behaviour, required: [])
        .adding(OwnFieldSchema.members(OwnFieldSchema.value))
    }
  }
}
