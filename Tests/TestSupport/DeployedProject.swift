import PolicyCompiler

/// A small project whose programs a deployment runs.
package enum DeployedProject {
  /// A program `app` on the web that uses `helper`, and a program `bot` in CI. CAP_MS is to be 1800000, RUNS 3, PROXY_MS
  /// 90000, JOB_MINUTES 75, STEP_MINUTES 23 and BOT_MS 1200000; nothing sets IDLE_MS.
  package static let files: [(name: String, text: String)] = [
    (
      "web.yaml",
      "policyc: 1\nsurface: web\ntarget: app\nrun:\n  hard_cap: 30m\n  max_concurrent: 3\nworkspace:\n  proxy_timeout: 90s\n"
    ),
    (
      "ci.yaml",
      "policyc: 1\nsurface: ci\ntarget: bot\nrun:\n  hard_cap: 20m\njob:\n  timeout: 75m\n  step_timeout: 23m\n"
    ),
    (
      "targets/app.yaml",
      """
      policyc: 1
      program: app
      version: "1"
      runtime: node
      surfaces: [web]
      uses: [helper]
      knobs:
        CAP_MS: {field: run.hard_cap, unit: ms}
        RUNS: {field: run.max_concurrent}
        IDLE_MS: {field: session.idle_timeout, unit: ms}
      \(behaviour)
      """
    ),
    (
      "targets/helper.yaml",
      """
      policyc: 1
      program: helper
      version: "1"
      runtime: node
      knobs:
        PROXY_MS: {field: workspace.proxy_timeout, unit: ms}
      """
    ),
    (
      "targets/bot.yaml",
      """
      policyc: 1
      program: bot
      version: "1"
      runtime: node
      surfaces: [ci]
      knobs:
        BOT_MS: {field: run.hard_cap, unit: ms}
        JOB_MINUTES: {field: job.timeout, unit: m}
        STEP_MINUTES: {field: job.step_timeout, unit: m}
      \(behaviour)
      """
    ),
  ]

  private static let behaviour = String(
    ExampleTarget.text[(ExampleTarget.text.firstRange(of: "behaviour:")?.lowerBound ?? ExampleTarget.text.endIndex)...])
}
