import TestSupport
import Testing

/// The edges of the rules about what a program can be told.
@Suite struct TargetBoundaryTests {
  private static let bounds = """
    MAX:
      field: run.max_concurrent
      min: 2
    SHARE:
      field: approval.deadline.share
      unit: percent
      max: 60%
    """

  @Test(arguments: [
    RuleBoundary(
      "fields of the same group that are honoured", "field-not-honoured", behaviour: "tie: timeout",
      knobs: """
        STALE:
          field: queue.stale_after
          unit: ms
        CAP:
          field: run.hard_cap
          unit: ms
        """,
      """
      queue:
        depth: 5
      """,
      "example 1 honours no queue.depth", "note: in queue it honours queue.stale_after",
      "help: remove queue.depth, or describe its knob in the target", "fix: remove queue.depth"),
    RuleBoundary(
      "whole units that are above the knob, and bounds that are none", "knob-out-of-range", behaviour: "tie: timeout",
      knobs: """
        DRAIN:
          field: shutdown.drain
          unit: m
          max: 90s
        TTL:
          field: lease.ttl
          unit: m
          min: 90s
        """,
      """
      shutdown:
        drain: 80s
      lease:
        ttl: 60s
      """,
      "shutdown.drain of 1m20s is not a whole number of minutes, the unit of DRAIN of example 1",
      "note: the knob is described here", "help: write whole minutes",
      "lease.ttl of 1m is below TTL of example 1, which takes at least 1m30s", "note: the knob is described here",
      "help: write at least 1m30s"),
    RuleBoundary(
      "a count and a share at the ends of their knobs", "knob-out-of-range", behaviour: "tie: timeout", knobs: bounds,
      """
      run:
        max_concurrent: 2
      approval:
        deadline:
          share: 60%
      """),
    RuleBoundary(
      "a count and a share beyond the ends of their knobs", "knob-out-of-range", behaviour: "tie: timeout",
      knobs: bounds,
      """
      run:
        max_concurrent: 1
      approval:
        deadline:
          share: 61%
      """,
      "run.max_concurrent of 1 is below MAX of example 1, which takes at least 2",
      "note: the knob is described here", "help: write at least 2", "fix: set run.max_concurrent to 2",
      "approval.deadline.share of 61% is above SHARE of example 1, which takes at most 60%",
      "note: the knob is described here", "help: write at most 60%", "fix: set approval.deadline.share to 60%"),
  ])
  func says(_ boundary: RuleBoundary) { boundary.expectSaid() }
}
