/// Short forms for values that are put together from parts.
extension JSONValue {
  public typealias Member = JSONObject.Member

  public static func members(_ members: [Member]) -> JSONValue { .object(JSONObject(members)) }

  public static func strings(_ strings: some Sequence<String>) -> JSONValue { .array(strings.map { .string($0) }) }

  /// Both, one behind the other; the value itself unless both are objects.
  public func adding(_ other: JSONValue) -> JSONValue {
    guard case .object(let own) = self, case .object(let others) = other else { return self }
    return .members(own.members + others.members)
  }
}
