import Synchronization

/// How far a check has come, and whether it shall end early; read and changed at any time, from any thread.
public final class CheckProgress: Sendable {
  private let found = Atomic<Int>(0)
  private let decoded = Atomic<Int>(0)
  private let tried = Atomic<Int>(0)
  private let cancelled = Atomic<Bool>(false)

  /// The progress of one check, which has not begun.
  public init() {}

  /// Files that were found; all of them are, before the first is read.
  public var foundCount: Int { found.load(ordering: .relaxed) }
  /// Files that were understood, or found not to be understandable; their projects may still be at work.
  public var decodedCount: Int { decoded.load(ordering: .relaxed) }

  /// How often fixes have been tried, which comes after everything was decoded.
  package var trialCount: Int { tried.load(ordering: .relaxed) }

  package func countTrial() { tried.add(1, ordering: .relaxed) }
  package func countFound(_ count: Int) { found.add(count, ordering: .relaxed) }
  package func countDecoded() { decoded.add(1, ordering: .relaxed) }

  // MARK: Cancellation

  /// Ends the check soon. It is asked for between two folders, files or rules; what was not checked then is a problem of the
  /// result. Cannot be taken back.
  public func cancel() { cancelled.store(true, ordering: .relaxed) }

  /// Whether `cancel` was called.
  public var isCancelled: Bool { cancelled.load(ordering: .relaxed) }
}
