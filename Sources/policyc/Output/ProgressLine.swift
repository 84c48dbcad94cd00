import Glibc
import PolicyDiagnostics

/// A line on the terminal of standard error that says how far a check has come, once it takes longer than a second.
///
/// It is gone before anything else is written. Where standard error is no terminal, nothing ever appears.
struct ProgressLine {
  let progress = CheckProgress()
  private let output: Output
  private let patience: Duration
  private let terminal: String
  private let start = ContinuousClock().now

  /// - Parameters:
  ///   - output: where the line is drawn if it is a terminal.
  ///   - patience: how long nothing is drawn, counted from here.
  ///   - terminal: what kind of terminal the environment promises.
  init(
    on output: Output = .error, after patience: Duration = .seconds(1),
    terminal: String = getenv("TERM").map { String(cString: $0) } ?? ""
  ) {
    self.output = output
    self.patience = patience
    self.terminal = terminal
  }

  /// Does some work; the line is there meanwhile.
  func during<Value>(_ work: () throws -> Value) rethrows -> Value {
    guard isWanted, let ticker = Ticker.start(progress, on: output, from: start + patience) else { return try work() }
    defer { ticker.end() }
    return try work()
  }

  /// A terminal that cannot erase would keep every state of the line, and from a narrow one a broken line cannot be erased.
  private var isWanted: Bool {
    output.isTerminal && !["", "dumb"].contains(terminal) && output.width ?? 80 >= 40
  }
}

/// The thread that draws the line ten times a second, so that the work need not look at the clock.
private final class Ticker: Sendable {
  private static let pace: CInt = 100

  private let progress: CheckProgress
  private let output: Output
  private let start: ContinuousClock.Instant
  /// The thread waits at the first end until the second is closed.
  private let ends: (waiting: CInt, closing: CInt)

  /// Starts the thread; nil where the system has none to give, and then there is no line.
  static func start(
    _ progress: CheckProgress, on output: Output, from start: ContinuousClock.Instant
  ) -> Running? {
    var ends: [CInt] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let ticker = Ticker(progress, output, start, (ends[0], ends[1]))
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
    _ progress: CheckProgress, _ output: Output, _ start: ContinuousClock.Instant,
    _ ends: (waiting: CInt, closing: CInt)
  ) {
    self.progress = progress
    self.output = output
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
      output.write("\r\u{1B}[K\(progress.words, on: output.appearance(.never))")
      isDrawn = true
      delay = Self.pace
    }
    if isDrawn { output.write("\r\u{1B}[K") }
  }

  private func isOver(within milliseconds: CInt) -> Bool {
    var end = pollfd(fd: ends.waiting, events: Int16(POLLIN), revents: 0)
    // Interrupted, it looks as if the time were over; then the line is drawn a little early.
    return poll(&end, 1, milliseconds) > 0
  }
}

extension CheckProgress {
  fileprivate var words: String {
    let (found, decoded, trials) = (foundCount, decodedCount, trialCount)
    guard trials == 0 else { return "fixing: \(trials) \(trials == 1 ? "trial" : "trials")" }
    return decoded == 0 ? "reading: \(found) files" : "checking: \(decoded) of \(found) files"
  }
}
