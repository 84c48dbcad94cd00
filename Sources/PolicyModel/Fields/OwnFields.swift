import Synchronization

/// The fields that projects declare of their own, each once for all that is said of it.
///
/// Equal declarations are one field, whichever project or file they stand in, so that a field is told by its number alone.
/// Nothing depends on the order of the numbers. A declaration is kept as long as the process lives.
package enum OwnFields {
  private struct Registry {
    var definitions: [FieldDefinition] = []
    var places: [OwnFieldDeclaration: Int] = [:]
  }

  private static let registry = Mutex(Registry())

  /// The field of a declaration.
  package static func field(_ declaration: OwnFieldDeclaration) -> FieldDefinition {
    registry.withLock { registry in
      if let place = registry.places[declaration] { return registry.definitions[place] }
      let place = registry.definitions.count
      let definition = FieldDefinition(
        FieldID(place: FieldID.firstOwnPlace + place), declaration.path, declaration.role, declaration.type,
        declaration.summary)
      registry.places[declaration] = place
      registry.definitions.append(definition)
      return definition
    }
  }

  static func definition(of field: FieldID) -> FieldDefinition {
    registry.withLock { $0.definitions[field.place - FieldID.firstOwnPlace] }
  }
}

/// What a target says of a field of its project's own.
package struct OwnFieldDeclaration: Hashable, Sendable {
  /// Dotted: `llm.request`.
  package let path: String
  /// A setting, or a fact.
  package let role: FieldRole
  package let type: FieldType
  package let summary: String

  package init(path: String, role: FieldRole, type: FieldType, summary: String) {
    (self.path, self.role, self.type, self.summary) = (path, role, type, summary)
  }

  /// The most fields of its own that a project may have.
  package static let limit = 1_000
}
