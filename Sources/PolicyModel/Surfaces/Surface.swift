/// Where people meet an agent, or where a workflow runs it: a value around its profile.
///
/// Two surfaces are the same when their profile is the same object, so each profile is made once.
public struct Surface: Sendable {
  /// What is known of it.
  package let profile: SurfaceProfile

  package init(_ profile: SurfaceProfile) { self.profile = profile }

  /// Whether it has all of some traits.
  package func has(_ traits: SurfaceTraits) -> Bool { profile.traits.isSuperset(of: traits) }

  /// The place in the order of surfaces. What is kept by place needs no hash.
  package var place: Int { profile.place }
}

extension Surface: Hashable {
  /// Whether they are one surface: that of one profile.
  public static func == (left: Surface, right: Surface) -> Bool { left.profile === right.profile }

  /// Equal surfaces have equal hashes; a hash holds within one process.
  public func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(profile)) }
}

extension Surface: Comparable {
  /// In the order in which the language lists them.
  public static func < (left: Surface, right: Surface) -> Bool { left.place < right.place }
}

extension Surface: CustomStringConvertible {
  /// The word that a policy writes.
  public var description: String { profile.name }
}

extension Surface: LanguageWord {
  /// The built-in surface of a name; nil for any other name.
  public init?(rawValue name: String) {
    guard let surface = Self.builtIn.first(where: { $0.profile.name == name }) else { return nil }
    self = surface
  }

  /// The word that a policy writes.
  public var rawValue: String { profile.name }

  /// The names of the built-in surfaces.
  package static let words = builtIn.map(\.rawValue)

  /// The surfaces that every project has, in the order of the language.
  public static let builtIn = SurfaceProfile.builtIn.map { Surface($0) }

  /// Names of surfaces in order, each once: those of built-in ones first, then the others by their bytes.
  package static func ordered(_ names: [String]) -> [String] {
    let others = Set(names).subtracting(words)
    return words.filter(names.contains) + others.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
