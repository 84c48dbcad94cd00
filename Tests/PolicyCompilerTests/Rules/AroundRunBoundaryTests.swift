import TestSupport
import Testing

/// The edges of the rules about what surrounds a run: its slot, its lock, its job.
@Suite struct AroundRunBoundaryTests {
  @Test(arguments: [
    RuleBoundary(
      "a set-up as long as the rest holds the slot", "lease-expires-mid-run",
      """
      run:
        hard_cap: 30m
        setup_allowance: 30m
      lease:
        heartbeat: off
        ttl: 30m
      """,
      "a run can hold its slot for 30m, and its lock is over after 30m without renewal",
      "note: run.setup_allowance is 30m, set here", "note: run.hard_cap is 30m, set here",
      "note: lease.heartbeat is off, set here",
      "help: renew the lock with lease.heartbeat, raise lease.ttl above 30m, or shorten the run",
      "fix: set lease.ttl to 31m"),
    RuleBoundary(
      "a shorter set-up is not what holds it, and neither is a wait that the cap's clock sees", "lease-expires-mid-run",
      """
      run:
        hard_cap: 30m
        setup_allowance: 29m59s999ms
      approval:
        mode: prompt
        total_wait: 1h
      lease:
        heartbeat: off
        ttl: 30m
      """,
      "a run can hold its slot for 30m, and its lock is over after 30m without renewal",
      "note: run.hard_cap is 30m, set here", "note: lease.heartbeat is off, set here",
      "help: renew the lock with lease.heartbeat, raise lease.ttl above 30m, or shorten the run",
      "fix: set lease.ttl to 31m"),
    RuleBoundary(
      "waits that stop the cap's clock hold it too", "lease-expires-mid-run",
      behaviour: "approval_stops: inactivity-and-cap",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        total_wait: 1h
      lease:
        heartbeat: off
        ttl: 1h30m
      """,
      "a run can hold its slot for 1h30m, and its lock is over after 1h30m without renewal",
      "note: run.hard_cap is 30m, set here", "note: approval.total_wait is 1h, set here",
      "note: lease.heartbeat is off, set here",
      "help: renew the lock with lease.heartbeat, raise lease.ttl above 1h30m, or shorten the run",
      "fix: set lease.ttl to 1h31m"),
    RuleBoundary(
      "no interval is half of 1 ms", "heartbeat-misses-stale",
      """
      lease:
        heartbeat: 1ms
        stale_after: 1ms
      """,
      "one missed heartbeat leaves the lock without renewal for 2ms, and it is taken for abandoned after 1ms",
      "note: lease.stale_after is 1ms, set here",
      "help: lower lease.heartbeat to half of lease.stale_after, or raise lease.stale_after to at least 2ms",
      "fix: set lease.stale_after to 2ms"),
    RuleBoundary(
      "no whole minute is shorter", "job-timeout-not-minutes", on: .ci,
      """
      job:
        step_timeout: 30s
      """,
      "job.step_timeout of 30s is not a whole number of minutes", "help: write 1m", "fix: set job.step_timeout to 1m"),
  ])
  func says(_ boundary: RuleBoundary) { boundary.expectSaid() }
}
