import Glibc

/// Lets a write that cannot be done fail with an error instead of ending the program.
///
/// `main` calls it before it writes anything. Beyond the file size limit a write then fails with EFBIG, and into a pipe
/// that nobody reads with EPIPE. Programs that are started afterwards inherit this unless their starter resets it.
package func ignoreWriteSignals() {
  signal(SIGXFSZ, SIG_IGN)
  signal(SIGPIPE, SIG_IGN)
}
