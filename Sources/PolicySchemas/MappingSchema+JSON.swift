import PolicyJSON
import PolicyModel

extension MappingSchema {
  /// The mapping with its keys and no others, and with what they make of each other.
  ///
  /// - Parameters:
  ///   - others: keys that the table does not have.
  ///   - moreBranches: what is to be said about the mapping beside the relations of its keys.
  ///   - value: what a key may hold, where the table alone does not tell.
  func schema(
    beside others: [JSONValue.Member] = [], branches moreBranches: [JSONValue] = [],
    _ value: (KeySchema) -> JSONValue = { $0.value.schema }
  ) -> JSONValue {
    let mapping = JSONValue.closed(
      keys.map { ($0.name, value($0).described($0.summary)) } + others,
      required: keys.filter(\.isAlwaysRequired).map(\.name))
    let branches = branches + moreBranches
    switch branches.count {
    case 0: return mapping
    case 1: return mapping.adding(branches[0])
    default: return mapping.adding(["allOf": .array(branches)])
    }
  }

  /// The mapping among the definitions of a schema.
  var definition: JSONValue.Member { (id, schema()) }

  /// What the keys make of each other.
  private var branches: [JSONValue] {
    relations.map { relation in
      let other = relation.otherwiseForbidden
      return .when(
        condition(relation.condition), then: Self.consequence(relation),
        else: other.isEmpty ? nil : ["properties": Self.refusals(other)])
    }
  }

  private func condition(_ condition: KeyRelation.Condition) -> JSONValue {
    switch condition {
    case .has(let key): return ["required": .strings([key])]
    case .lacks(let key): return ["not": ["required": .strings([key])]]
    case .says(let key, let words, _):
      return ["required": .strings([key]), "properties": .members([(key, spellings(of: words, in: key))])]
    }
  }

  /// Words as a reader of YAML 1.2 may see them: a switch that is not quoted is none.
  private func spellings(of words: [String], in key: String) -> JSONValue {
    guard case .flag? = self[key]?.value else { return .choice(words) }
    return ["enum": .array(words.flatMap { [.bool($0 == "true"), .string($0)] })]
  }

  private static func consequence(_ relation: KeyRelation) -> JSONValue {
    .members(
      (relation.required.isEmpty ? [] : [("required", .strings(relation.required))])
        + (relation.forbidden.isEmpty ? [] : [("properties", refusals(relation.forbidden))])
        + (relation.reason.map { [("errorMessage", .string($0))] } ?? []))
  }

  private static func refusals(_ keys: [String]) -> JSONValue { .members(keys.map { ($0, false) }) }
}
