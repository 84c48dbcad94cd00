import Glibc

/// Keeps the signals with which people and systems end programs waiting until its end, so that what has begun is done or
/// undone first.
package struct HeldSignals: ~Copyable {
  private var before = sigset_t()

  package init() {
    var held = sigset_t()
    sigemptyset(&held)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, signal) }
    pthread_sigmask(SIG_BLOCK, &held, &before)
  }

  deinit {
    var before = before
    pthread_sigmask(SIG_SETMASK, &before, nil)
  }
}
