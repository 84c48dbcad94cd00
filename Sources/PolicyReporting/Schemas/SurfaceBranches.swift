import PolicyJSON
import PolicyModel

/// What the surface of a policy or a budget rules out.
enum SurfaceBranches {
  /// One branch for each surface that lacks some fields.
  ///
  /// - Parameter fields: the fields of a surface's neighbours refused, as the keywords of the whole document.
  static func all(refusing fields: (Surface) -> JSONValue?) -> [JSONValue] {
    Surface.allCases.compactMap { surface in
      fields(surface).map { .when("surface", isOneOf: [surface.rawValue], then: $0) }
    }
  }
}
