import PolicyDiagnostics
import PolicyModel
import PolicySource

/// Reports a call of a chain that may last as long as its caller waits.
package struct CalleeOutlivesCaller: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "callee-outlives-caller",
    summary: "one call of a chain may last as long as its caller waits for it",
    why: "the caller always gives up first, and what the call would have said is lost",
    rationale: """
      A chain says that calls are made inside another one. A single call must be over before its caller gives up, or its \
      own timeout never speaks: the caller reports that it gave up, and nobody learns why. Where it is harmless that both \
      end at once, `equal: clean` says so. A call that is switched off has no end at all.
      """,
    group: .relations, severity: .error,
    examples: [
      .rejected(
        "drain: run.hard_cap of 30m is not over before shutdown.drain ends after 5m",
        files: ["web.yaml": policy(drain: "5m", name: "«drain»")]),
      .rejected(
        "drain: run.hard_cap of 30m is not over before shutdown.drain ends after 30m",
        files: ["web.yaml": policy(drain: "30m", name: "«drain»")]),
      .accepted(files: ["web.yaml": policy(drain: "1800001ms", name: "drain")]),
      .accepted(files: ["web.yaml": policy(drain: "30m", name: "drain", more: "\n    equal: clean")]),
    ])

  private static func policy(drain: String, name: String, more: String = "") -> String {
    """
    run:
      hard_cap: 30m
    shutdown:
      drain: \(drain)
    chains:
      - name: \(name)
        within: shutdown.drain
        each: run.hard_cap\(more)
    """
  }

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    for chain in policy.chains {
      guard let need = ChainNeed(chain, policy), let call = chain.callThatOutlives(need) else { continue }
      let long = call.longest.map { " of \($0) is not over before" } ?? " is off, so that nothing ends it before"
      report.emit(
        "\(call.name)\(long) \(need.ending) after \(need.within)", in: policy, of: chain.name,
        about: need.readings, timeline: [],
        help: "let \(call.name) be shorter than \(need.within), or let the caller wait longer")
    }
  }
}

extension Chain {
  /// The first call that its caller does not outlive.
  func callThatOutlives(_ need: ChainNeed) -> ChainNeed.Call? {
    need.calls.first { call in
      guard let longest = call.longest else { return true }
      return isEqualClean ? longest > need.within : longest >= need.within
    }
  }
}
