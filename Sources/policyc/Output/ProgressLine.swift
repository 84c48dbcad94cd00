import Glibc
import PolicyCompiler

/// A line on the terminal of standard error that says how far a check has come, once it takes longer than a second.
///
/// It is gone before anything else is written. Where standard error is no terminal, nothing ever appears.
struct ProgressLine {
  let progress = CheckProgress()
  private let start = ContinuousClock().now

  private static let patience = Duration.seconds(1)

  /// Does some work; the line is there meanwhile.
  func during<Value>(_ work: () throws -> Value) rethrows -> Value {
    guard Self.isWanted, let ticker = Ticker.start(progress, from: start + Self.patience) else { return try work() }
    defer { ticker.end() }
    return try work()
  }

  /// A terminal that cannot erase would keep every state of the line.
  private static var isWanted: Bool {
    let terminal = getenv("TERM").map { String(cString: $0) } ?? ""
    return Output.error.isTerminal && !["", "dumb"].contains(terminal)
  }
}

/// The thread that draws the line ten times a second, so that the work need not look at the clock.
private final class Ticker: Sendable {
  private static let pace: CInt = 100

  private let progress: CheckProgress
  private let start: ContinuousClock.Instant
  /// The thread waits at the first end until the second is closed.
  private let ends: (waiting: CInt, closing: CInt)

  /// Starts the thread; nil where the system has none to give, and then there is no line.
  static func start(_ progress: CheckProgress, from start: ContinuousClock.Instant) -> Running? {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let ticker = Ticker(progress, start, (ends[0], ends[1]))
    var thread = pthread_t()
    let retained = Unmanaged.passRetained(ticker)
    let code = pthread_create(
      &thread, nil,
      { context in
        if let context { Unmanaged<Ticker>.fromOpaque(context).takeRetainedValue().run() }
        return nil
      }, retained.toOpaque())
    if code == 0 { return Running(ticker: ticker, thread: thread) }
    retained.release()
    close(ends[1])
    return nil
  }

  private init(
    _ progress: CheckProgress, _ start: ContinuousClock.Instant, _ ends: (waiting: CInt, closing: CInt)
  ) {
    self.progress = progress
    self.start = start
    self.ends = ends
  }

  deinit { close(ends.waiting) }

  struct Running {
    fileprivate let ticker: Ticker
    fileprivate let thread: pthread_t

    /// Ends the thread; the line is erased then.
    func end() {
      close(ticker.ends.closing)
      pthread_join(thread, nil)
    }
  }

  private func run() {
    let early = start - ContinuousClock().now
    var delay = CInt(clamping: early.components.seconds * 1_000 + early.components.attoseconds / 1_000_000_000_000_000)
    var isDrawn = false
    while !isOver(within: max(0, delay)) {
      // Narrower than this the line would break, and a broken one cannot be erased.
      if let width = Output.error.width, width < 40 { return }
      Output.error.write("\r\u{1B}[K\(progress.words)")
      isDrawn = true
      delay = Self.pace
    }
    if isDrawn { Output.error.write("\r\u{1B}[K") }
  }

  private func isOver(within milliseconds: CInt) -> Bool {
    var end = pollfd(fd: ends.waiting, events: Int16(POLLIN), revents: 0)
    // Interrupted, it looks as if the time were over; then the line is drawn a little early.
    return poll(&end, 1, milliseconds) > 0
  }
}

extension CheckProgress {
  fileprivate var words: String {
    let (read, decoded) = (readCount, decodedCount)
    return decoded == 0 ? "reading: \(read) files" : "checking: \(decoded) of \(read) files"
  }
}
