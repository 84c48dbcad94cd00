/// What a surface can do.
public struct SurfaceTraits: OptionSet, Hashable, Sendable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Somebody can be asked, and reads what a run says at its end.
  public static let people = SurfaceTraits(rawValue: 1)
  /// A page shows runs: it has an event stream, a session and an index of past runs.
  public static let page = SurfaceTraits(rawValue: 2)
  /// A job of a workflow carries the run.
  public static let job = SurfaceTraits(rawValue: 4)
}
