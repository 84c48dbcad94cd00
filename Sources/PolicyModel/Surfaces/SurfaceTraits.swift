/// What a surface can do.
package struct SurfaceTraits: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Somebody can be asked, and reads what a run says at its end.
  package static let people = SurfaceTraits(rawValue: 1)
  /// A page shows runs: it has an event stream, a session and an index of past runs.
  package static let page = SurfaceTraits(rawValue: 2)
  /// A job of a workflow carries the run.
  package static let job = SurfaceTraits(rawValue: 4)
}
