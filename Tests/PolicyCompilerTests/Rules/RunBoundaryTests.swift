import TestSupport
import Testing

/// The edges of the rules about the clocks of a run.
@Suite struct RunBoundaryTests {
  @Test(arguments: [
    RuleBoundary(
      "one continuation fits into a day", "continuation-unbounded",
      """
      run:
        hard_cap: 12h
      continuation:
        mode: resume
        max: 2
      """,
      "a hard cap of 12h and 2 continuations add up to 36h, more than 24h", "note: run.hard_cap is 12h, set here",
      "help: lower continuation.max to at most 1, or lower run.hard_cap", "fix: set continuation.max to 1"),
    RuleBoundary(
      "none does", "continuation-unbounded",
      """
      run:
        hard_cap: 12h1ms
      continuation:
        mode: resume
        max: 1
      """,
      "a hard cap of 12h1ms and 1 continuation add up to 24h2ms, more than 24h",
      "note: run.hard_cap is 12h1ms, set here", "help: set continuation.mode to none",
      "fix: set continuation.mode to none"),
    RuleBoundary(
      "a wait as long as the cap, which no window outlasts", "approval-cut-by-inactivity",
      """
      run:
        hard_cap: 30m
        inactivity: 5m
      approval:
        mode: prompt
      """,
      "an approval may wait for 30m, and activity before its answer starts the inactivity window of 5m",
      "note: run.hard_cap is 30m, set here",
      "note: example 1 starts the inactivity clock while an approval is open",
      "help: set run.inactivity to off, or lower approval.deadline.ceiling to at most 5m"),
    RuleBoundary(
      "a wait up to the ceiling, which a window can outlast", "approval-cut-by-inactivity",
      """
      run:
        hard_cap: 30m
        inactivity: 5m
      approval:
        mode: prompt
        deadline:
          share: 50%
          floor: 60s
          ceiling: 13m
          clearance: 30s
      """,
      "an approval may wait for 13m, and activity before its answer starts the inactivity window of 5m",
      "note: approval.deadline.ceiling is 13m, set here", "note: run.hard_cap is 30m, set here",
      "note: example 1 starts the inactivity clock while an approval is open",
      "help: raise run.inactivity to at least 13m", "fix: set run.inactivity to 13m"),
    RuleBoundary(
      "no set-up, and a cap without an instant for an ask", "approval-window-missing",
      """
      run:
        hard_cap: 90s
      approval:
        mode: prompt
        deadline:
          floor: 60s
          clearance: 30s
      """,
      "there is only the hard cap of 1m30s, and an ask needs more than 1m30s", "help: raise run.hard_cap above 1m30s"),
    RuleBoundary(
      "a total wait below the floor", "approval-window-missing", behaviour: "approval_stops: inactivity-and-cap",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        total_wait: 59s999ms
        deadline:
          floor: 1m
      """,
      "every ask is rejected at once: approval.total_wait of 59s999ms is less than approval.deadline.floor of 1m",
      "note: approval.deadline.floor is 1m, set here",
      "note: example 1 rejects an ask when less than the floor is left of the total wait",
      "help: raise approval.total_wait to at least 1m"),
    RuleBoundary(
      "a total wait as long as the floor", "approval-window-missing", behaviour: "approval_stops: inactivity-and-cap",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        total_wait: 1m
        deadline:
          floor: 1m
      """),
    RuleBoundary(
      "terms that nobody waits for are no finding of their own", "dead-clock",
      behaviour: "approval_stops: inactivity-and-cap",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        total_wait: 30s
        deadline:
          share: 50%
          floor: 1m
      """),
    RuleBoundary(
      "no deadline, and a program that rejects an ask without one", "approval-window-missing",
      behaviour: "ask_without_deadline: rejected",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
      """,
      "every ask is rejected at once: no term of approval.deadline is set, so none has a deadline",
      "note: example 1 rejects an ask without a deadline",
      "help: set terms of approval.deadline, or set approval.mode to auto-reject"),
    RuleBoundary(
      "no deadline, and asks that wait", "approval-window-missing", behaviour: "ask_without_deadline: waits",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
      """),
    RuleBoundary(
      "no deadline where an approval stops the cap's clock", "approval-window-missing",
      behaviour: "ask_without_deadline: rejected\napproval_stops: inactivity-and-cap",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        total_wait: 1m
      """),
    RuleBoundary(
      "no ceiling, and a floor that is too short", "approval-too-short", behaviour: "approval_anchor: ask",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        deadline:
          share: 50%
          floor: 59s
          clearance: 30s
      """,
      "an approval may have to be answered within 59s", "note: run.hard_cap is 30m, set here",
      "help: set approval.deadline.floor to at least 1m", "fix: set approval.deadline.floor to 1m"),
    RuleBoundary(
      "terms that nobody is asked by are one finding", "dead-clock",
      """
      run:
        hard_cap: 30m
      approval:
        mode: auto-reject
        deadline:
          share: 50%
          floor: 60s
      """,
      "approval.deadline.share of 50% and approval.deadline.floor of 1m can never take effect: "
        + "every ask is rejected at once",
      "note: approval.deadline.floor is 1m, set here", "note: approval.mode is auto-reject, set here",
      "help: remove approval.deadline.share and approval.deadline.floor",
      "fix: remove approval.deadline.share and approval.deadline.floor"),
    RuleBoundary(
      "terms that can go together", "dead-clock",
      """
      run:
        hard_cap: 359s
      approval:
        mode: prompt
        deadline:
          share: 90%
          floor: 51s
          ceiling: 1954s
          clearance: 38s
      """,
      "approval.deadline.share of 90% and approval.deadline.ceiling of 32m34s can never take effect: "
        + "every deadline is the same without them",
      "note: approval.deadline.ceiling is 32m34s, set here", "note: run.hard_cap is 5m59s, set here",
      "help: remove approval.deadline.share and approval.deadline.ceiling, or change the other terms",
      "fix: remove approval.deadline.share and approval.deadline.ceiling"),
    RuleBoundary(
      "a share of 380 s decides from 1 s more on", "dead-clock",
      """
      run:
        hard_cap: 381s
      approval:
        mode: prompt
        deadline:
          share: 90%
          floor: 51s
          clearance: 38s
      """),
    RuleBoundary(
      "a small share keeps every deadline at the floor, and only the ceiling can go", "dead-clock",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        deadline:
          share: 5%
          floor: 2m
          ceiling: 13m
          clearance: 30s
      """, "approval.deadline.ceiling of 13m can never take effect: every deadline is the same without it",
      "note: run.hard_cap is 30m, set here", "help: remove approval.deadline.ceiling, or change the other terms",
      "fix: remove approval.deadline.ceiling"),
    RuleBoundary(
      "terms that the program never learns of", "dead-clock", behaviour: "approval_anchor: run-start",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        deadline:
          share: 50%
          floor: 60s
          ceiling: 13m
          clearance: 30s
      """),
    RuleBoundary(
      "a set-up that takes a millisecond more than a fifth", "setup-eats-budget",
      """
      run:
        hard_cap: 30m
        setup_allowance: 6m1ms
      """,
      "set-up may take 6m1ms of the hard cap of 30m, which is more than 20%",
      "note: run.setup_allowance is 6m1ms, set here", "note: example 1 starts the cap's clock before set-up",
      "help: raise run.hard_cap to at least 30m5ms, or make the set-up shorter", "fix: set run.hard_cap to 31m"),
    RuleBoundary(
      "a step that the inactivity window ends in the same instant", "silent-step-outlasts-hard-cap",
      """
      run:
        hard_cap: 30m
        inactivity: 30m
        longest_silent_step: 30m
      """),
    RuleBoundary(
      "the longest timer of Node", "timer-overflow",
      """
      retention:
        run_index: 596h31m23s647ms
      """),
    RuleBoundary(
      "a window as long as the cap, which nothing restarts", "work-is-no-activity",
      """
      run:
        hard_cap: 30m
        inactivity: 30m
        activity: [approval-reply]
      """),
    RuleBoundary(
      "another clock that is dead", "work-is-no-activity",
      """
      run:
        hard_cap: 30m
        inactivity: 5m
        activity: [approval-reply]
      approval:
        mode: auto-reject
        deadline:
          floor: 60s
      """,
      "the inactivity window of 5m ends a run that works: neither text nor tool is activity",
      "note: run.inactivity is 5m, set here",
      "help: add text and tool to run.activity, or set run.inactivity to off"),
    RuleBoundary(
      "a ceiling that is just enough, and a floor that is not", "approval-too-short", behaviour: "approval_anchor: ask",
      """
      run:
        hard_cap: 30m
      approval:
        mode: prompt
        deadline:
          share: 50%
          floor: 59s999ms
          ceiling: 60s
          clearance: 30s
      """,
      "an approval may have to be answered within 59s999ms", "note: run.hard_cap is 30m, set here",
      "help: set approval.deadline.floor to at least 1m", "fix: set approval.deadline.floor to 1m"),
  ])
  func says(_ boundary: RuleBoundary) { boundary.expectSaid() }
}
