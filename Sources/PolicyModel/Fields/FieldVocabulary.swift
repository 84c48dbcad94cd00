/// The fields that the documents of one project can speak of: those of the language, and its own.
package final class FieldVocabulary: Sendable {
  /// That of a project without fields of its own.
  package static let language = FieldVocabulary(own: [])

  /// In the order in which people are shown them: those of the language, then the project's own by their paths.
  package let fields: [FieldDefinition]
  /// The fields in the same order.
  package let ids: [FieldID]
  /// Those of them that a program must read or have fixed, in the same order.
  package let settings: [FieldID]
  /// As they nest in a policy.
  package let root: FieldGroup
  /// Whether a field that is not among them may be one of the project's own all the same, because not all that targets
  /// declare could be understood.
  package let mayHideFields: Bool
  /// Of the project's own fields.
  private let own: [String: FieldDefinition]

  /// - Parameter own: no path twice, and none that another one continues.
  package init(own: [FieldDefinition], mayHideFields: Bool = false) {
    let sorted = own.sorted(by: FieldDefinition.precedes)
    fields = FieldCatalog.fields + sorted
    ids = fields.map(\.id)
    settings = fields.filter { $0.role == .setting }.map(\.id)
    root = sorted.isEmpty ? .root : .group(of: fields)
    self.mayHideFields = mayHideFields
    self.own = Dictionary(sorted.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The project's own fields, in their order.
  package var ownFields: ArraySlice<FieldDefinition> { fields[FieldCatalog.fields.count...] }

  /// The field with this dotted path.
  package func field(at path: String) -> FieldDefinition? { FieldCatalog.field(at: path) ?? own[path] }

  /// Whether a path that no field has may be that of one that could not be understood: it has the form of an own field, and
  /// its group is none of the language.
  package func mayBeHidden(_ path: String) -> Bool { mayHideFields && OwnFieldPath.group(of: path) != nil }
}
