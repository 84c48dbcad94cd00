import PolicyJSON
import PolicyModel

extension FieldDefinition {
  /// A value of the field wherever the definitions say what one of its type looks like.
  var schema: JSONValue {
    let place =
      surfaces.count == Surface.builtIn.count ? "" : "; only on \(surfaces.map(\.rawValue).joined(separator: ", "))"
    let neutral = neutral.map { "; \($0) where nobody says anything" } ?? ""
    return .reference(type.schemaName).described(summary + place + neutral)
  }

  /// The fields of these roles by their dotted paths.
  static func dotted(_ roles: [FieldRole]) -> [JSONValue.Member] {
    FieldCatalog.fields.filter { roles.contains($0.role) }.map { ($0.path, $0.schema) }
  }
}

extension FieldGroup {
  /// The members as a policy nests them.
  var properties: [JSONValue.Member] {
    members.map { member in
      switch member.content {
      case .field(let id): (member.name, id.definition.schema)
      case .group: (member.name, .closed(member.content.properties, required: []))
      }
    }
  }

  /// The members that a surface lacks, refused; a group goes as a whole when it lacks all of it.
  func refusals(on surface: Surface) -> [JSONValue.Member] {
    members.compactMap { name, content in
      switch content.fields.filter({ $0.makesSense(on: surface) }).count {
      case content.fields.count: nil
      case 0: (name, false)
      default: (name, ["properties": .members(content.refusals(on: surface))])
      }
    }
  }

  private var fields: [FieldDefinition] {
    switch self {
    case .field(let id): [id.definition]
    case .group(_, let members): members.flatMap(\.content.fields)
    }
  }
}
