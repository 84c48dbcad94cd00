import PolicyAudit
import Testing

/// How workflows hand a variable on.
@Suite struct WorkflowTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    /// What stands behind `on: push`.
    let text: String
    var findings: [String] = []
    let marks: [String]

    var testDescription: String { name }
  }

  private static let whole =
    "jobs:\n  j:\n    timeout-minutes: ${{ fromJSON(vars.JOB_MINUTES) }}\n    steps:\n      - timeout-minutes: ${{ fromJSON(inputs.STEP_MINUTES) }}\n        with: {timeout: \"${{ vars.BOT_MS }}\"}\n"
  private static let passed = ["BOT_MS passed w.yml:7", "JOB_MINUTES passed w.yml:4", "STEP_MINUTES passed w.yml:6"]

  static let cases: [Case] = [
    Case(name: "expressions", text: whole, marks: passed),
    Case(name: "in lower case", text: whole.replacing("vars.BOT_MS", with: "VARS.bot_ms"), marks: passed),
    Case(name: "names in brackets", text: whole.replacing("vars.BOT_MS", with: "vars['BOT_MS']"), marks: passed),
    Case(
      name: "outputs of another job",
      text: whole.replacing("vars.BOT_MS", with: "needs.b.outputs.BOT_MS")
        + "  b: {outputs: {BOT_MS: '${{ steps.s.outputs.BOT_MS }}'}}\n",
      marks: passed),
    Case(
      name: "outputs that no job takes",
      text: whole.replacing("\"${{ vars.BOT_MS }}\"", with: "x")
        + "  b: {outputs: {BOT_MS: '${{ steps.s.outputs.BOT_MS }}'}}\n",
      findings: ["error w.yml:3: job j does not pass BOT_MS on, so run.hard_cap of 20m has no effect"],
      marks: ["BOT_MS missing w.yml:3"] + passed.dropFirst()),
    Case(
      name: "a default that differs", text: whole.replacing("vars.BOT_MS }", with: "vars.BOT_MS || '600000' }"),
      findings: ["error w.yml:7: job j falls back to `600000` for BOT_MS, where run.hard_cap of 20m is 1200000"],
      marks: ["BOT_MS contradicted w.yml:7"] + passed.dropFirst()),
    Case(
      name: "a default that is the same, inside fromJSON",
      text: whole.replacing("fromJSON(vars.JOB_MINUTES)", with: "fromJSON(vars.JOB_MINUTES || 75)"), marks: passed),
    Case(
      name: "a default behind a parenthesis",
      text: whole.replacing("fromJSON(vars.JOB_MINUTES)", with: "fromJSON(vars.JOB_MINUTES) || 60"),
      findings: ["error w.yml:4: job j falls back to `60` for JOB_MINUTES, where job.timeout of 1h15m is 75"],
      marks: [passed[0], "JOB_MINUTES contradicted w.yml:4", passed[2]]),
    Case(
      name: "a text of an expression is no variable",
      text: whole.replacing("${{ vars.BOT_MS }}", with: "${{ 'vars.BOT_MS' }}"),
      findings: ["error w.yml:3: job j does not pass BOT_MS on, so run.hard_cap of 20m has no effect"],
      marks: ["BOT_MS missing w.yml:3"] + passed.dropFirst()),
    Case(
      name: "env of the workflow, the job and the step",
      text:
        "env: {BOT_MS: '${{ vars.X }}'}\njobs:\n  j:\n    env: {JOB_MINUTES: 75}\n    steps:\n      - env: {STEP_MINUTES: '${{ vars.STEP_MINUTES || 30 }}'}\n",
      findings: ["error w.yml:7: job j falls back to `30` for STEP_MINUTES, where job.step_timeout of 23m is 23"],
      marks: ["BOT_MS passed w.yml:2", "JOB_MINUTES passed w.yml:5", "STEP_MINUTES contradicted w.yml:7"]),
    Case(
      name: "an env of the workflow that the job's own hides",
      text: "env: {BOT_MS: 600000}\n"
        + whole.replacing("    timeout-minutes", with: "    env: {BOT_MS: 1200000}\n    timeout-minutes").replacing(
          "vars.BOT_MS", with: "env.BOT_MS"),
      marks: [
        "BOT_MS passed w.yml:5", "BOT_MS passed w.yml:9", "JOB_MINUTES passed w.yml:6", "STEP_MINUTES passed w.yml:8",
      ]),
    Case(
      name: "a literal in env",
      text: whole.replacing("with: {timeout: \"${{ vars.BOT_MS }}\"}", with: "env: {BOT_MS: 600000}"),
      findings: ["error w.yml:7: job j hands `600000` on as BOT_MS, where run.hard_cap of 20m is 1200000"],
      marks: ["BOT_MS contradicted w.yml:7"] + passed.dropFirst()),
    Case(
      name: "numbers in place of the timeouts",
      text:
        "jobs:\n  j:\n    timeout-minutes: 60\n    steps:\n      - timeout-minutes: 5\n      - timeout-minutes: 23\n",
      findings: [
        "error w.yml:3: job j does not pass BOT_MS on, so run.hard_cap of 20m has no effect",
        "error w.yml:4: job j hands `60` on as JOB_MINUTES, where job.timeout of 1h15m is 75",
      ],
      marks: ["BOT_MS missing w.yml:3", "JOB_MINUTES contradicted w.yml:4", "STEP_MINUTES passed w.yml:7"]),
    Case(
      name: "the export in the environment of the steps",
      text: "jobs:\n  j:\n    steps:\n      - run: grep -v '^#' exports/bot.env >> \"$GITHUB_ENV\"\n",
      findings: [
        "error w.yml:3: job j does not pass JOB_MINUTES on, so job.timeout of 1h15m has no effect",
        "error w.yml:3: job j does not pass STEP_MINUTES on, so job.step_timeout of 23m has no effect",
      ],
      marks: ["BOT_MS passed w.yml:5", "JOB_MINUTES missing w.yml:3", "STEP_MINUTES missing w.yml:3"]),
    Case(
      name: "policyc in a script",
      text:
        "jobs:\n  j:\n    timeout-minutes: 75\n    steps:\n      - run: policyc export --target bot --dialect github >> $GITHUB_ENV\n      - timeout-minutes: ${{ fromJSON(env.STEP_MINUTES) }}\n",
      marks: ["BOT_MS passed w.yml:6", "JOB_MINUTES passed w.yml:4", "STEP_MINUTES passed w.yml:7"]),
    Case(
      name: "several jobs without any of it", text: "jobs:\n  a: {timeout-minutes: 5}\n  b: {}\n",
      findings: [
        "error w.yml:2: no job passes BOT_MS on, so run.hard_cap of 20m has no effect",
        "error w.yml:2: no job passes JOB_MINUTES on, so job.timeout of 1h15m has no effect",
        "error w.yml:2: no job passes STEP_MINUTES on, so job.step_timeout of 23m has no effect",
      ],
      marks: ["BOT_MS missing w.yml:2", "JOB_MINUTES missing w.yml:2", "STEP_MINUTES missing w.yml:2"]),
    Case(
      name: "several jobs with a part of it",
      text:
        "jobs:\n  a: {with: {t: '${{ vars.BOT_MS }}'}}\n  b: {env: {STEP_MINUTES: 23}}\n  c: {with: {t: '${{ vars.BOT_MS }}'}}\n",
      findings: ["error w.yml:2: no job passes JOB_MINUTES on, so job.timeout of 1h15m has no effect"],
      marks: [
        "BOT_MS passed w.yml:3", "BOT_MS passed w.yml:5", "JOB_MINUTES missing w.yml:2", "STEP_MINUTES passed w.yml:4",
      ]),
    Case(
      name: "anchors",
      text:
        "x: &s [{with: {a: '${{ vars.BOT_MS }} ${{ vars.JOB_MINUTES }}${{vars.STEP_MINUTES}}'}}]\njobs:\n  a: {steps: *s}\n",
      marks: ["BOT_MS passed w.yml:2", "JOB_MINUTES passed w.yml:2", "STEP_MINUTES passed w.yml:2"]),
  ]

  @Test(arguments: cases) func workflow(_ test: Case) {
    let audited = AuditedText(["w.yml": "on: push\n" + test.text], exports: ["bot.env": "bot"])
    #expect(audited.findings == test.findings)
    #expect(audited.marks == test.marks)
    #expect(audited.problems + audited.failures == [])
  }

  @Test func oneFileThatPassesAVariableOnIsEnough() {
    let audited = AuditedText([
      "a.yml": "on: push\njobs: {a: {steps: [{with: {x: '${{ vars.BOT_MS }}'}}]}}\n",
      "b.yml": "on: push\nenv: {JOB_MINUTES: 75}\njobs: {b: {timeout-minutes: '${{ vars.STEP_MINUTES }}'}}\n",
    ])
    #expect(audited.findings == [])
  }
}
