import PolicyJSON

/// The turns of JSON Schema that the published schemas are put together from.
///
/// Only what draft 7 has too is used, and beside a `$ref` stands nothing but a description: many an editor reads no later
/// draft, and must come to the same verdict.
extension JSONValue {
  /// A part that `$defs` describes.
  static func reference(_ name: String) -> JSONValue { ["$ref": .string("#/$defs/\(name)")] }

  static func choice(_ words: some Sequence<String>) -> JSONValue { ["enum": .strings(words)] }

  static func constant(_ word: String) -> JSONValue { ["const": .string(word)] }

  static func list(of item: JSONValue) -> JSONValue { ["type": "array", "items": item] }

  /// The item by itself or a list of such items.
  static func oneOrSeveral(_ item: JSONValue) -> JSONValue { ["anyOf": [item, list(of: item)]] }

  static func set(of item: JSONValue) -> JSONValue { ["type": "array", "items": item, "uniqueItems": true] }

  /// A mapping that has these keys and no others; all of them are required unless some are named.
  static func closed(_ properties: [Member], required: [String]? = nil) -> JSONValue {
    let required = required ?? properties.map(\.key)
    return .members(
      [("type", "object"), ("additionalProperties", false)]
        + (required.isEmpty ? [] : [("required", .strings(required))]) + [("properties", .members(properties))])
  }

  /// Where `key` is one of some words, what follows from it.
  static func when(_ key: String, isOneOf words: [String], then consequence: JSONValue) -> JSONValue {
    when(["required": .strings([key]), "properties": .members([(key, .choice(words))])], then: consequence)
  }

  static func when(_ condition: JSONValue, then consequence: JSONValue, else other: JSONValue? = nil) -> JSONValue {
    .members([("if", condition), ("then", consequence)] + (other.map { [("else", $0)] } ?? []))
  }

  static func sentence(_ summary: String) -> String {
    summary.prefix(1).uppercased() + summary.dropFirst() + (summary.hasSuffix(".") ? "" : ".")
  }

  /// The same with a description first, made from a summary: a capital letter and a period are added.
  func described(_ summary: String) -> JSONValue {
    .members([("description", .string(Self.sentence(summary)))]).adding(self)
  }
}
