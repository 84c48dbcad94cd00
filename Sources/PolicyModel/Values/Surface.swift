/// Where people meet an agent.
public enum Surface: String, CaseIterable, Sendable {
  case web, discord, ci
}

extension Surface {
  /// As a sentence calls it: "on the web".
  public var inWords: String {
    switch self {
    case .web: "the web"
    case .discord: "Discord"
    case .ci: "CI"
    }
  }
}

extension Surface: Comparable {
  /// In the order in which the language lists them.
  public static func < (left: Surface, right: Surface) -> Bool { left.place < right.place }
}

extension Surface {
  /// The place among all cases.
  public var place: Int {
    switch self {
    case .web: 0
    case .discord: 1
    case .ci: 2
    }
  }
}
