import Synchronization

/// How far a check has come: counted where the work is done, and read by whoever tells people about it, at any time and
/// from any thread.
public final class CheckProgress: Sendable {
  private let found = Atomic<Int>(0)
  private let decoded = Atomic<Int>(0)
  private let tried = Atomic<Int>(0)

  public init() {}

  /// Files that were found; all of them are, before the first is read.
  public var foundCount: Int { found.load(ordering: .relaxed) }
  /// Files that were understood, or found not to be understandable; their projects may still be at work.
  public var decodedCount: Int { decoded.load(ordering: .relaxed) }

  /// How often fixes have been tried, which comes after everything was decoded.
  public var trialCount: Int { tried.load(ordering: .relaxed) }

  public func countTrial() { tried.add(1, ordering: .relaxed) }
  public func countFound(_ count: Int) { found.add(count, ordering: .relaxed) }
  func countDecoded() { decoded.add(1, ordering: .relaxed) }
}
