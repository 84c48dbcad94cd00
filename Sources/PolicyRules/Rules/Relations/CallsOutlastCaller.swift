import PolicyDiagnostics
import PolicyModel
import PolicySource

/// Reports calls of a chain that together take longer than their caller waits.
package struct CallsOutlastCaller: PolicyRule {
  package static let metadata = RuleMetadata(
    id: "calls-outlast-caller",
    summary: "the calls of a chain with their pauses take longer than their caller waits",
    why: "the last tries can never be made, or what they bring is lost",
    rationale: """
      What a chain needs is every try at its longest, the pauses between them, and what the caller still has to do \
      afterwards: attempts × each + the pauses + settle. All of it must fit into the time after which the caller gives up. \
      A chain that needs exactly as long fits. Where a single call lasts as long as its caller, `callee-outlives-caller` \
      says so and this rule is silent.
      """,
    group: .relations, severity: .error,
    examples: [
      .rejected(
        "ask the model: 4 tries need 42m50s, and run.hard_cap ends after 30m: 2 fit",
        files: ["web.yaml": policy(name: "«ask the model»", cap: "30m")]),
      .accepted(files: ["web.yaml": policy(name: "ask the model", cap: "42m50s")]),
      .rejected(
        "operator request: the calls need 16s, and request.idle_timeout ends after 15s999ms",
        files: ["web.yaml": request(name: "«operator request»", timeout: "15999ms")]),
      .accepted(files: ["web.yaml": request(name: "operator request", timeout: "16s")]),
    ])

  private static func policy(name: String, cap: String) -> String {
    """
    run:
      hard_cap: \(cap)
    chains:
      - name: \(name)
        within: run.hard_cap
        each: 10m
        attempts: 4
        backoff: [5s, 15s, 30s]
        settle: 2m
    """
  }

  private static func request(name: String, timeout: String) -> String {
    """
    run:
      hard_cap: 30m
    request:
      idle_timeout: \(timeout)
    chains:
      - name: \(name)
        within: request.idle_timeout
        each: [8s, 8s]
    """
  }

  package func check(_ policy: ResolvedPolicy, _ report: inout Report) {
    for chain in policy.chains {
      guard let need = ChainNeed(chain, policy), chain.callThatOutlives(need) == nil else { continue }
      let needed = need.needed(tries: need.tries)
      guard needed.map({ $0 > need.within }) ?? true else { continue }
      let subject =
        need.tries > 1 ? "\(need.tries) tries need" : need.calls.count > 1 ? "the calls need" : "the call needs"
      let length = needed.map { "\($0)" } ?? "longer than anything lives"
      let fitting =
        need.tries > 1
        ? ": \(need.fitting == 0 ? "none fits" : need.fitting == 1 ? "1 fits" : "\(need.fitting) fit")" : ""
      report.emit(
        "\(subject) \(length), and \(need.ending) after \(need.within)\(fitting)", in: policy, of: chain.name,
        about: need.readings, timeline: need.timeline,
        help: (need.tries > 1 ? "try less often, let each try be shorter" : "let the calls be shorter")
          + (needed.map { ", or let the caller wait for at least \($0)" } ?? ", or let the pauses grow less"))
    }
  }
}
