// PolicyModel holds the fields, keys, words and surfaces of the language as tables, and documents and budgets.

/// One kind of document: the key that tells it, and what its mappings may have.
///
/// The decoders take their keys, words and required keys from it; the JSON Schemas and the reference are made of it. So a
/// new key is a case of an enumeration of keys, a row of its table, and what a decoder does with it.
package struct DocumentSchema: Sendable {
  package enum Kind: Sendable, CaseIterable {
    case policy, target, scenarios, project
  }

  package let kind: Kind
  /// As a message calls such a document: "scenario file".
  package let name: String
  /// What it is for, in one sentence without a final period.
  package let summary: String
  /// The top of the document.
  package let root: MappingSchema
  /// The mappings below the top, in the order in which people are shown them.
  package let parts: [MappingSchema]
  /// The keys of the top that tell the kind; each document has one of them.
  package let signs: [String]
  /// What to write to make a document one of this kind, for the end of an order: "program: for a target".
  package let order: String

  /// All kinds, in the order in which people are shown them.
  package static let all = Kind.allCases.map(schema(of:))

  /// The keys that tell a kind, in the order of the kinds.
  package static let signs = kindsBySign.map(\.sign)

  /// The kind that a key at the top tells; nil for any other key.
  package static func kind(toldBy key: String) -> Kind? { kindsBySign.first { $0.sign == key }?.kind }

  private static let kindsBySign = all.flatMap { schema in schema.signs.map { (sign: $0, kind: schema.kind) } }

  package static func schema(of kind: Kind) -> DocumentSchema {
    switch kind {
    case .policy: .policy
    case .target: .target
    case .scenarios: .scenarios
    case .project: .project
    }
  }
}
