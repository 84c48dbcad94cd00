import PolicyJSON
import PolicyModel

/// What the surface of a policy or a budget rules out.
enum SurfaceBranches {
  /// One branch for each surface that lacks some fields.
  ///
  /// - Parameter refusal: what a document of a surface must not have, as its keywords; nil when it may have everything.
  static func all(_ refusal: (Surface) -> JSONValue?) -> [JSONValue] {
    Surface.builtIn.compactMap { surface in
      refusal(surface).map { .when("surface", isOneOf: [surface.rawValue], then: $0) }
    }
  }
}
