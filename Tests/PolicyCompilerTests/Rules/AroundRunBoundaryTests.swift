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
      "a run can hold its lock for 30m, and the lock is over after 30m without renewal",
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
      "a run can hold its lock for 30m, and the lock is over after 30m without renewal",
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
      "a run can hold its lock for 1h30m, and the lock is over after 1h30m without renewal",
      "note: run.hard_cap is 30m, set here", "note: approval.total_wait is 1h, set here",
      "note: lease.heartbeat is off, set here",
      "help: renew the lock with lease.heartbeat, raise lease.ttl above 1h30m, or shorten the run",
      "fix: set lease.ttl to 1h31m"),
    RuleBoundary(
      "what a job still does after its run holds the lock too", "lease-expires-mid-run", on: .ci,
      """
      run:
        hard_cap: 20m
      job:
        settle: 2m
      lease:
        heartbeat: off
        ttl: 22m
      """,
      "a run can hold its lock for 22m, and the lock is over after 22m without renewal",
      "note: run.hard_cap is 20m, set here", "note: job.settle is 2m, set here",
      "note: lease.heartbeat is off, set here",
      "help: renew the lock with lease.heartbeat, raise lease.ttl above 22m, or shorten the run",
      "fix: set lease.ttl to 23m"),
    RuleBoundary(
      "no interval is below half of 2 ms", "lease-expires-between-renewals",
      """
      lease:
        ttl: 2ms
        heartbeat: 1ms
      """,
      "one missed renewal leaves the lock without renewal for 2ms, and it lives for 2ms",
      "note: lease.ttl is 2ms, set here",
      "help: lower lease.heartbeat below half of lease.ttl, or raise lease.ttl above 2ms", "fix: set lease.ttl to 1s"),
    RuleBoundary(
      "the earlier of drain and grace ends the program", "deploy-orphans-run",
      """
      run:
        hard_cap: 30m
      lease:
        ttl: 15m
        heartbeat: off
      shutdown:
        drain: 25s
        stop_grace: 10s
        restart_gap: 50s
      recovery:
        older_than: 60s
      """,
      "at boot the last heartbeat of a run that a deploy cut off may be 1m old, and the sweep takes those older than 1m",
      "note: shutdown.restart_gap is 50s, set here", "note: shutdown.stop_grace is 10s, set here",
      "note: lease.heartbeat is off, set here", "note: lease.ttl is 15m, set here",
      "note: the repository stays locked until 15m after that heartbeat",
      "help: let more than 50s pass between exit and boot, and state it as shutdown.restart_gap"),
    RuleBoundary(
      "without a word about the deployment the program is back at once", "deploy-orphans-run",
      """
      run:
        hard_cap: 30m
      lease:
        heartbeat: 30s
      recovery:
        older_than: 1ms
      """,
      "at boot the last heartbeat of a run that a deploy cut off may be 0s old, and the sweep takes those older than 1ms",
      "note: lease.heartbeat is 30s, set here",
      "help: let more than 1ms pass between exit and boot, and state it as shutdown.restart_gap"),
    RuleBoundary(
      "a run that the drain outlasts is cut off by no deploy", "deploy-orphans-run",
      """
      run:
        hard_cap: 25s
      lease:
        heartbeat: 30s
      shutdown:
        drain: 25s
      recovery:
        older_than: 60s
      """),
    RuleBoundary(
      "either call alone may be too long", "request-closes-mid-check",
      """
      request:
        idle_timeout: 10s
        authorization: 10s
      """,
      "authorising the sender of a request may take 10s, and a silent request is closed after 10s",
      "note: request.authorization is 10s, set here",
      "help: raise request.idle_timeout above 10s, or give each call less time", "fix: set request.idle_timeout to 11s"),
    RuleBoundary(
      "a step cannot be long enough for what follows the run", "job-timeout-below-budget", on: .ci,
      """
      run:
        hard_cap: 1m
      job:
        step_timeout: 2m
        settle: 2m
      """,
      "the step is killed after 2m, and the hard cap ends the run after 1m, and settling takes 2m more",
      "note: run.hard_cap is 1m, set here", "note: job.settle is 2m, set here",
      "help: raise job.step_timeout to at least 4m", "fix: set job.step_timeout to 4m"),
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
