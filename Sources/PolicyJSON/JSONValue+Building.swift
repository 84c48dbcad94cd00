/// Short forms for values that are put together from parts.
extension JSONValue {
  package typealias Member = JSONObject.Member

  package static func members(_ members: [Member]) -> JSONValue { .object(JSONObject(members)) }

  package static func strings(_ strings: some Sequence<String>) -> JSONValue { .array(strings.map { .string($0) }) }

  /// Both, one behind the other; the value itself unless both are objects.
  package func adding(_ other: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let others) = other else { return self }
    return .members(own.members + others.members)
  }
}
