import PolicyModel
import PolicySource
import PolicyYAML

/// Holding the keys of a mapping against its schema.
extension NodeReader {
  /// Reports a key that a mapping does not have, with the nearest one that it has.
  ///
  /// - Parameter siblings: all entries of the mapping.
  mutating func reportUnknownKey(_ entry: Entry, of schema: MappingSchema, siblings: [Entry]) {
    reportUnknownKey(entry, in: schema.name, among: schema.names, siblings: siblings)
  }

  /// Whether a key is not there: neither read nor, for all that is known, misspelt.
  func lacks(_ key: String, _ entries: [Entry], of mapping: YAMLNode, _ schema: MappingSchema) -> Bool {
    !mapping.missesKeys && entries.allSatisfy { $0.name != key && schema.names.contains($0.name) }
  }

  /// The keys that have to be there and are not, each with what to do about it; none where a key may be one of them that
  /// could not be understood.
  ///
  /// - Parameter strangers: keys of the schema that are not understood here either.
  func missingKeys(
    _ entries: [Entry], of mapping: YAMLNode, _ schema: MappingSchema, without strangers: [String] = []
  ) -> [(key: String, help: String)] {
    let areKnown = entries.allSatisfy { schema.names.contains($0.name) && !strangers.contains($0.name) }
    guard areKnown, !mapping.missesKeys else { return [] }
    return schema.keys.compactMap { key in
      guard let remedy = key.remedy, !entries.contains(where: { $0.name == key.name }),
        schema.requires(key, where: Self.text(in: entries))
      else { return nil }
      return (key.name, remedy)
    }
  }

  /// What the keys of a mapping say, as a schema asks for it.
  static func text(in entries: [Entry]) -> (String) -> String? {
    { key in entries.first { $0.name == key }?.value.text }
  }
}
