/// Where people meet an agent.
package enum Surface: String, CaseIterable, Sendable {
  case web, discord, ci
}

extension Surface {
  /// As a sentence calls it: "on the web".
  package var inWords: String {
    switch self {
    case .web: "the web"
    case .discord: "Discord"
    case .ci: "CI"
    }
  }
}

extension Surface: Comparable {
  /// In the order in which the language lists them.
  package static func < (left: Surface, right: Surface) -> Bool { left.place < right.place }
}

extension Surface {
  /// The place among all cases.
  package var place: Int {
    switch self {
    case .web: 0
    case .discord: 1
    case .ci: 2
    }
  }
}
