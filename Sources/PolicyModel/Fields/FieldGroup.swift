/// The fields as they nest in a policy file: `run:` / `hard_cap:`.
package indirect enum FieldGroup: Sendable {
  case field(FieldID)
  case group(path: String, members: [(name: String, content: FieldGroup)])

  /// All fields; its path is empty.
  package static let root = group(of: FieldCatalog.fields)

  /// All of some fields; its path is empty.
  package static func group(of fields: [FieldDefinition]) -> FieldGroup {
    group(of: fields.map { ($0.id, $0.components[...]) }, path: "")
  }

  private static func group(of rows: [(id: FieldID, rest: ArraySlice<String>)], path: String) -> FieldGroup {
    var members: [(name: String, rows: [(id: FieldID, rest: ArraySlice<String>)])] = []
    for row in rows {
      guard let name = row.rest.first else { return .field(row.id) }
      let place = members.firstIndex { $0.name == name } ?? members.count
      if place == members.count { members.append((name, [])) }
      members[place].rows.append((row.id, row.rest.dropFirst()))
    }
    return .group(
      path: path,
      members: members.map { name, rows in
        (name, group(of: rows, path: path.isEmpty ? name : "\(path).\(name)"))
      })
  }

  /// The members of a group; none for a field.
  package var members: [(name: String, content: FieldGroup)] {
    if case .group(_, let members) = self { members } else { [] }
  }
}
