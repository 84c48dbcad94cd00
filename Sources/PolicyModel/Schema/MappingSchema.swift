import PolicySource

/// The keys that one mapping of a document may have.
package final class MappingSchema: Sendable {
  /// One word that no other mapping of a document has: "export".
  package let id: String
  /// As a message calls such a mapping: "an export".
  package let name: String
  /// In the order in which people are shown them.
  package let keys: [KeySchema]
  /// The names of the keys, in their order.
  package let names: [String]
  /// What some keys make of others.
  package let relations: [KeyRelation]
  /// The keys that some relation forbids.
  private let sometimesForbidden: [String]

  /// - Parameter row: what is said about a key; nothing is left out, since every case has to have a row.
  init<Key: Vocabulary>(
    _ id: String, as name: String, _ keys: Key.Type, relations: [KeyRelation] = [], row: (Key) -> KeySchema.Row
  ) {
    self.id = id
    self.name = name
    self.keys = Key.allCases.map { KeySchema(name: $0.rawValue, row($0)) }
    names = Key.words
    self.relations = relations
    sometimesForbidden = relations.flatMap { $0.forbidden + $0.otherwiseForbidden }
  }

  package subscript(name: String) -> KeySchema? { keys.first { $0.name == name } }

  /// Its shape, for the end of an order: "a mapping with target, dialect and path".
  package var shape: String { "a mapping with \(Words.list(keys.filter(\.isAlwaysRequired).map(\.name)))" }

  /// Whether a key has to be there.
  ///
  /// - Parameter text: what a key of a mapping says; nil where it is not there, and anything for what is no scalar.
  package func requires(_ key: KeySchema, where text: (String) -> String?) -> Bool {
    switch key.presence {
    case .optional: false
    case .required: true
    case .requiredSometimes:
      relations.contains { $0.required.contains(key.name) && $0.condition.holds(where: text) == true }
    }
  }

  /// Whether a key must not be there. Where that cannot be told, it may.
  ///
  /// - Parameter text: as of `requires(_:where:)`.
  package func forbids(_ name: String, where text: (String) -> String?) -> Bool {
    guard sometimesForbidden.contains(name) else { return false }
    return relations.contains { relation in
      switch relation.condition.holds(where: text) {
      case true?: relation.forbidden.contains(name)
      case false?: relation.otherwiseForbidden.contains(name)
      case nil: false
      }
    }
  }

  /// The words of a key with which a relation requires another one, in the order of the relations.
  package func words(of key: String, requiring other: String) -> [String] {
    relations.filter { $0.required.contains(other) }.flatMap { relation in
      if case .says(key, let words, _) = relation.condition { words } else { [] as [String] }
    }
  }
}
