/// A JSON value in memory, without places.
///
/// Numbers are exact: a number without fraction and exponent that fits 64 bits is an `integer` (`-0` is 0), every other
/// one keeps its spelling as a `decimal`. Values are equal when they would be written alike, so strings compare by their
/// UTF-8 bytes and the order of keys counts.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case integer(Int64)
  case decimal(JSONDecimal)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)
}

extension JSONValue: Equatable {
  package static func == (left: JSONValue, right: JSONValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.decimal(let left), .decimal(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(nilLiteral: ()) { self = .null }
  package init(booleanLiteral value: Bool) { self = .bool(value) }
  package init(integerLiteral value: Int64) { self = .integer(value) }
  package init(stringLiteral value: String) { self = .string(value) }
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  package init(dictionaryLiteral members: (String, JSONValue)...) {
    self = .object(JSONObject(members.map { (key: $0.0, value: $0.1) }))
  }
}

/// The members of a JSON object, in the order in which they are written.
package struct JSONObject: Sendable {
  package typealias Member = (key: String, value: JSONValue)

  /// Whoever adds members sees to it that no key comes twice.
  package var members: [Member]

  package init(_ members: [Member] = []) { self.members = members }

  /// The value of a key, in linear time; keys compare by their UTF-8 bytes.
  package subscript(key: String) -> JSONValue? {
    members.first { $0.key.utf8.elementsEqual(key.utf8) }?.value
  }
}

extension JSONObject: Equatable {
  package static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.elementsEqual(right.members) { left, right in
      left.key.utf8.elementsEqual(right.key.utf8) && left.value == right.value
    }
  }
}
