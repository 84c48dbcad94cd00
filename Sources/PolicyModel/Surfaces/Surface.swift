/// Where people meet an agent.
public enum Surface: String, CaseIterable, Sendable {
  case web, discord, ci

  /// What is known of it.
  public var profile: SurfaceProfile { SurfaceProfile.builtIn[place] }

  /// Whether it has all of some traits.
  public func has(_ traits: SurfaceTraits) -> Bool { profile.traits.isSuperset(of: traits) }
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
