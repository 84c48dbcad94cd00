import Glibc

/// How long this thread was busy with something.
///
/// Waiting takes none of it, be it for other tests, for a busy machine or for another program; neither does what other
/// threads do.
package func processorTime(of work: () throws -> Void) rethrows -> Duration {
  let start = timeOfThread()
  try work()
  return timeOfThread() - start
}

private func timeOfThread() -> Duration {
  var time = timespec()
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
  return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
}
