/// What is known of a surface: its name, its words and the limits of its platform.
///
/// Rules, formats, schemas and commands ask a profile; only the table of the built-in profiles names a platform.
package final class SurfaceProfile: Sendable {
  /// The word that a policy writes.
  package let name: String
  /// The place in the order of surfaces, from 0; the built-in ones come first.
  package let place: Int
  /// The surface in a sentence: "on the web".
  package let title: String
  /// What it is, in one sentence without a final period.
  package let summary: String
  package let traits: SurfaceTraits
  package let limits: SurfaceLimits
  /// In the order in which people are shown them.
  package let facts: [PlatformFact]

  init(
    _ name: String, at place: Int, title: String, summary: String, traits: SurfaceTraits,
    limits: SurfaceLimits = SurfaceLimits(),
    facts: [PlatformFact]
  ) {
    self.name = name
    self.place = place
    self.title = title
    self.summary = summary
    self.traits = traits
    self.limits = limits
    self.facts = facts
  }
}

extension SurfaceProfile {
  /// The facts of the built-in profiles behind one limit, as sentences without the last period.
  package static func facts(_ fact: (SurfaceLimits) -> String?) -> String {
    builtIn.compactMap { fact($0.limits) }.joined(separator: ". ")
  }
}
