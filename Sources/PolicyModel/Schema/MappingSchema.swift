import PolicySource

/// The keys that one mapping of a document may have.
public struct MappingSchema: Sendable {
  /// One word that no other mapping of the document has: "export".
  public let id: String
  /// As a message calls such a mapping: "an export".
  public let name: String
  /// In the order in which people are shown them.
  public let keys: [KeySchema]
  /// The names of the keys, in their order.
  public let names: [String]
  /// What some keys make of others.
  public let relations: [KeyRelation]

  /// - Parameter row: what is said about a key; nothing is left out, since every case has to have a row.
  init<Key: Vocabulary>(
    _ id: String, as name: String, _ keys: Key.Type, relations: [KeyRelation] = [], row: (Key) -> KeySchema.Row
  ) {
    self.id = id
    self.name = name
    self.keys = Key.allCases.map { KeySchema(name: $0.rawValue, row($0)) }
    names = Key.words
    self.relations = relations
  }

  public subscript(name: String) -> KeySchema? { keys.first { $0.name == name } }

  /// Its shape, for the end of an order: "a mapping with target, dialect and path".
  public var shape: String { "a mapping with \(Words.list(keys.filter(\.isAlwaysRequired).map(\.name)))" }

  /// The keys that have to be there, in their order.
  ///
  /// - Parameter text: what a key of a mapping says; nil where it is not there, and anything for what is no scalar.
  public func required(where text: (String) -> String?) -> [KeySchema] {
    guard !relations.isEmpty else { return keys.filter(\.isAlwaysRequired) }
    let required = relations.filter { holds($0, text) == true }.flatMap(\.required)
    return keys.filter { $0.isAlwaysRequired || required.contains($0.name) }
  }

  /// The keys that must not be there. Where it cannot be told, they may.
  ///
  /// - Parameter text: as of `required(where:)`.
  public func forbidden(where text: (String) -> String?) -> [String] {
    relations.flatMap { relation in
      switch holds(relation, text) {
      case true?: relation.forbidden
      case false?: relation.otherwiseForbidden
      case nil: [] as [String]
      }
    }
  }

  /// The words of a key with which a relation requires another one, in the order of the relations.
  public func words(of key: String, requiring other: String) -> [String] {
    relations.filter { $0.required.contains(other) }.flatMap { relation in
      if case .says(key, let words) = relation.condition { words } else { [] as [String] }
    }
  }

  /// Whether the condition of a relation holds; nil where a key says no word that it knows.
  private func holds(_ relation: KeyRelation, _ text: (String) -> String?) -> Bool? {
    switch relation.condition {
    case .has(let key): text(key) != nil
    case .lacks(let key): text(key) == nil
    case .says(let key, let words):
      text(key).flatMap { said in self[key]?.value.words.contains(said) ?? false ? words.contains(said) : nil }
    }
  }
}
