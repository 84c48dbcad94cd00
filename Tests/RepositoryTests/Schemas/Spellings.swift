import PolicyModel

/// Documents that differ in one thing, whose spelling policyc accepts or refuses.
enum Spellings {
  static let accepted =
    acceptedInPolicies.map { policy + $0 } + acceptedInTargets.map { target + $0 }
    + acceptedInProjects.map { project + $0 } + fatesAccepted.map(expecting)
    + [
      "policyc: \"1\"\nabstract: true\n", "policyc: 1\nabstract: 'true'\nextends: other.yaml\n",
      "policyc: 1\nabstract: false\nsurface: ci\ntarget: example\njob: {attempts: 2, runner: self-hosted}\n",
      "policyc: 1\nabstract: true\njob: {timeout: 30m}\nstream: {heartbeat: 15s}\n",
      "policyc: 1\nprogram: example\nversion: 1.0\nruntime: other\n",
      "surface: discord\ntarget: example\npolicyc: 1\n",
    ]

  static let refused =
    ["Gateway", "1st", "'two words'", "-a", "5", "über", "~", "[a]"].map { "policyc: 1\nsurface: web\ntarget: \($0)\n" }
    + refusedInPolicies.map { policy + $0 } + refusedInTargets.map { target + $0 }
    + refusedInProjects.map { project + $0 } + fatesRefused.map(expecting)
    + [
      "surface: web\ntarget: example\n", "policyc: 2\nsurface: web\n", "policyc: [1]\nsurface: web\n",
      "policyc: 1\nrun: {hard_cap: 30m}\n", "policyc: 1\nsurface: phone\n", "policyc: 1\nsurface: Web\n",
      "policyc: 1\nsurface: web\nabstract: true\n", "policyc: 1\nabstract: false\n", "policyc: 1\nabstract: yes\n",
      "policyc: 1\nabstract: on\nsurface: web\n", "policyc: 1\nsurface: web\nproject: example\n",
      "policyc: 1\nsurface: web\nprogram: example\n", "policyc: 1\nprogram: example\nruntime: node\n",
      "policyc: 1\nprogram: example\nversion: '1'\n", "policyc: 1\nproject: Example\n",
      "policyc: 1\nprogram: example\nversion: 'two words'\nruntime: node\n",
      "policyc: 1\nprogram: example\nversion: '1'\nruntime: node\nsurfaces: [web]\n", "- policyc\n", "just text\n",
    ]

  // MARK: Scenarios

  /// A scenario that expects fates of one id.
  private static func expecting(_ fates: String) -> String {
    "policyc: 1\nscenarios:\n  - {name: a, surface: web, run: [], expect: {approvals: {per_1: \(fates)}}}\n"
  }

  private static let fatesAccepted = [
    "approved", "'lost'", "[expired]", "[expired, approved]", "[lost, lost]", "[]", "\n      [rejected]",
  ]
  private static let fatesRefused = ["granted", "~", "''", "[granted]", "[[approved]]", "[~]", "{first: approved}"]

  // MARK: Policies

  private static let policy = "policyc: 1\nsurface: web\ntarget: example\n"

  private static let acceptedInPolicies =
    ["90m", "1500ms", "1h30m", "0h5m", "840h", "3024000000ms", "'30m'", "1h1m1s1ms"].map { "run: {hard_cap: \($0)}\n" }
    + ["off", "5m", "'off'"].map { "run: {inactivity: \($0)}\n" }
    + ["0s", "0ms", "0h0m", "1m"].map { "run: {setup_allowance: \($0)}\n" }
    + ["1", "3", "'3'", "9007199254740991"].map { "run: {max_concurrent: \($0)}\n" }
    + ["1%", "50%", "100%", "'50%'"].map { "approval: {deadline: {share: \($0)}}\n" }
    + ["[]", "[text]", "[tool, 'text']"].map { "run: {activity: \($0)}\n" }
    + ["plain", "2026", "0.5", "true", ".nan", "''", "\"null\"", "1e3", "2026-11-30", "|\n  two\n  lines"].map {
      "summary: \($0)\n"
    }
    + [
      "run: {}\n", "accept: []\n", "failure: {copy: {timeout: 5, inactivity-timeout: stop}}\n",
      "accept:\n  - {rule: approval-outlives-hard-cap, reason: long enough a reason}\n",
      "accept:\n  - {rule: approval-outlives-hard-cap, reason: 1234567890, until: 2028-02-29}\n",
      "approval: {clock: runs, deadline: {anchor: run-start}}\n", "continuation: {mode: none}\n",
    ]

  private static let refusedInPolicies =
    [
      "600000", "1.5h", "PT30M", "1:30", "-5m", "30 m", "0s", "0h0m", "off", "true", "90m1h", "1h1h", "030m", "1000h",
      "30000000000ms", "30M", "1d", "''", "~", "null", "[30m]", "{m: 30}",
    ].map { "run: {hard_cap: \($0)}\n" }
    + ["Off", "no", "0", "never"].map { "run: {inactivity: \($0)}\n" }
    + ["0", "-1", "1_000", "9007199254740992", "three", "'03'", "1.5", "[3]"].map { "run: {max_concurrent: \($0)}\n" }
    + ["0.5", "50", "0%", "101%", "050%", "50 %", "'%'"].map { "approval: {deadline: {share: \($0)}}\n" }
    + ["text", "[talk]", "[text, text]", "[[text]]", "[~]", "{text: true}"].map { "run: {activity: \($0)}\n" }
    + ["[a]", "{a: b}", "~", ""].map { "summary: \($0)\n" }
    + ["2026-13-01", "2026-04-31", "2026-02-30", "0000-01-01", "2026-1-1", "tomorrow", "20261130"].map {
      "accept:\n  - {rule: approval-outlives-hard-cap, reason: long enough a reason, until: \($0)}\n"
    }
    + [
      "accept: {}\n", "accept:\n  - approval-outlives-hard-cap\n", "accept:\n  - {reason: long enough a reason}\n",
      "accept:\n  - {rule: approval-outlives-hard-cap}\n", "accept:\n  - {rule: no-such-rule, reason: long enough}\n",
      "accept:\n  - {rule: field-not-honoured, reason: long enough a reason}\n",
      "accept:\n  - {rule: unknown-key, reason: long enough a reason}\n",
      "accept:\n  - {rule: approval-outlives-hard-cap, reason: 'too    short'}\n",
      "accept:\n  - {rule: approval-outlives-hard-cap, reason: long enough a reason, note: more}\n",
      "run.hard_cap: 30m\n", "run: {hardcap: 30m}\n", "run: 30m\n", "run:\n", "run: [30m]\n", "hard_cap: 30m\n",
      "run: {success_signal: idle}\n", "approval: {mode: Prompt}\n", "knobs: {}\n", "exports: []\n",
      "approval: {deadline: {anchor: {ask: true}}}\n", "failure: {copy: {explosion: boom}}\n",
      "job: {timeout: 30m}\n", "job: {attempts: 2}\n",
    ]

  // MARK: Targets

  private static let target = "policyc: 1\nprogram: example\nversion: '1'\nruntime: node\n"

  private static func knob(_ attributes: String) -> String { "knobs:\n  A_KNOB: {\(attributes)}\n" }

  private static let acceptedInTargets =
    [
      "field: run.hard_cap, unit: ms", "field: run.inactivity, unit: s, off: 0, default: off, min: 0s, max: 10m",
      "field: run.inactivity, unit: m, off: ''", "field: approval.deadline.share, unit: percent, min: 1%, max: 50%",
      "field: run.max_concurrent, default: 3, min: 1, max: '5'",
      "field: approval.mode, default: prompt, surfaces: [web]",
      "field: run.activity, default: [text]", "field: failure.copy.timeout, default: Time is up.",
    ].map(knob)
    + [
      own("llm.request: {type: duration, or_off: true, role: fact, summary: a request}"), "fields: {}\n",
      own("a_1.b.c: {type: choice, words: [eu, us-1], summary: 3, role: setting}"),
      own("a.b: {type: count, or_zero: 'true', summary: x}, a.c: {type: switch, summary: x}")
        + "knobs: {A_B: {field: a.b, default: 0, min: 0}, A_C: {field: a.c, on: 'yes', off: 0, default: true}}\n",
      own("a.b: {type: text, summary: x}, a.c: {type: share, summary: x}")
        + "fixed: {a.b: 12, a.c: 5%}\nchains: [{name: c, within: 1h, each: run.hard_cap}]\n",
      "knobs: {}\n", "uses: []\n", "uses: [other, another-1]\n", "fixed: {}\n",
      "fixed:\n  run.hard_cap: 30m\n  failure.copy.timeout: Time is up.\n", "defaults:\n  job.attempts: 2\n",
      source("fixed: {queue.depth: 5}\n", "queue.depth: src/queue.ts:12"),
      source("fixed: {queue.depth: 5}\n", "queue.depth: [a.b:1, 'https://example.org/x?y=1']"),
      source(knob("field: run.hard_cap, unit: ms, max: 1h"), "A_KNOB: größe/x.ts:1, A_KNOB.max: x:9"),
      source(behaviour, "behaviour.tie: src/run.ts:5"), source("", ""),
      "surfaces: []\n" + behaviour, "surfaces: [web, ci]\n" + behaviour, behaviour.replacing("true", with: "'true'"),
    ]

  private static let refusedInTargets =
    [
      "unit: ms", "field: run.hardcap, unit: ms", "field: run.hard_cap", "field: run.hard_cap, unit: percent",
      "field: run.hard_cap, unit: h", "field: run.max_concurrent, unit: s", "field: approval.mode, min: prompt",
      "field: approval.mode, default: Prompt", "field: run.hard_cap, unit: ms, off: 0",
      "field: run.hard_cap, unit: ms, default: off", "field: run.hard_cap, unit: ms, max: 600000",
      "field: run.setup_allowance, unit: ms", "field: failure.copy.timeout, unit: ms", "field: approval.clock",
      "field: run.hard_cap, unit: ms, surfaces: web", "field: run.hard_cap, unit: ms, more: 1",
      "field: run.inactivity, unit: s, off: []", "field: run",
    ].map(knob)
    + ["a_knob", "1A", "A-KNOB", "_A"].map { "knobs: {\($0): {field: run.hard_cap, unit: ms}}\n" }
    + [
      "fields: []\n", own("request: {type: duration, summary: x}"), own("run.request: {type: duration, summary: x}"),
      own("llm.Request: {type: duration, summary: x}"), own("llm.request: {type: hours, summary: x}"),
      own("llm.request: {type: duration}"), own("llm.request: {summary: x}"), own("llm.request: duration"),
      own("llm.request: {type: choice, summary: x}"), own("llm.request: {type: choice, words: [], summary: x}"),
      own("llm.request: {type: choice, words: [a, a], summary: x}"), own("a.b: {type: text, words: [a], summary: x}"),
      own("a.b: {type: text, or_off: true, summary: x}"), own("a.b: {type: share, or_zero: true, summary: x}"),
      own("a.b: {type: text, role: demand, summary: x}"), own("a.b: {type: text, summary: x, default: y}"),
      "knobs: []\n", "knobs: {A: run.hard_cap}\n", "uses: other\n", "uses: [Other]\n", "uses: [[other]]\n",
      "fixed:\n  run: {hard_cap: 30m}\n", "fixed:\n  job.attempts: 2\n", "fixed:\n  approval.clock: runs\n",
      "fixed:\n  run.hard_cap: off\n", "defaults:\n  run.hard_cap: 30m\n", "defaults:\n  run.unknown: 30m\n",
      "surfaces: web\n" + behaviour, "surfaces: [phone]\n" + behaviour, "surfaces: [web, web]\n" + behaviour,
      "source: {repository: https://a, commit: 0123abc}\n  more: 1\n", "source: {repository: https://a}\n",
      "source: {commit: 0123abc}\n", "source: {repository: a b, commit: 0123abc}\n",
      "source: {repository: https://a, commit: main}\n", "source: a\n",
      "source: {repository: ../a, commit: 0123abc}\n", "source: {repository: 'javascript:a', commit: 0123abc}\n",
      "source: {repository: https://, commit: 0123abc}\n",
      "source: {repository: https://a, commit: 0123abc, places: []}\n",
      "surfaces: [web]\n", "behaviour: {}\n", behaviour + "  more: true\n", "hard_cap: 30m\n",
      behaviour.replacing("true", with: "yes"), behaviour.replacing("slot-grant", with: "start"),
    ]
    + [
      "x.ts", "x.ts:0", "/x.ts:1", "../x.ts:1", "a/../x.ts:1", "a//x.ts:1", "a\\..\\x.ts:1", "a/:1", "x.ts:1:2",
      "'x y.ts:1'", "[]", "~",
      "http://example.org", "https://", "{a: b}", "[[x.ts:1]]", "[x.ts:1, x.ts:1]",
    ].map { source("fixed: {queue.depth: 5}\n", "queue.depth: \($0)") }

  /// Fields of one's own.
  private static func own(_ fields: String) -> String { "fields: {\(fields)}\n" }

  /// A target with something to cite, and its source.
  private static func source(_ rest: String, _ places: String) -> String {
    rest + "source: {repository: https://a, commit: 0123abc, places: {\(places)}}\n"
  }

  private static let behaviour =
    "behaviour:\n"
    + BehaviourKey.allCases.map { key in
      switch key.form {
      case .choice(let words): "  \(key.rawValue): \(words[0])\n"
      case .flag: "  \(key.rawValue): true\n"
      case .list(let words): "  \(key.rawValue): [\(words.joined(separator: ", "))]\n"
      }
    }.joined()

  // MARK: Configurations

  private static let project = "policyc: 1\nproject: example\n"

  private static let acceptedInProjects = [
    "", "rules: {}\n", "exports: []\n",
    "rules:\n  approval-outlives-token: error\n  field-not-honoured: error\n",
    "rules:\n  approval-outlives-hard-cap: {severity: off, reason: long enough a reason}\n",
    "rules:\n  approval-outlives-hard-cap: {severity: error}\n  unused-acceptance: off\n",
    "exports:\n  - {target: gateway, dialect: compose, path: exports/gateway.env}\n",
    "exports:\n  - {target: gateway, dialect: json, path: ../other/.env}\n",
    "exports:\n  - {target: gateway, dialect: configmap, path: gateway.yaml, name: gateway-1.prod}\n",
    "exports:\n  - {target: gateway, dialect: configmap, path: gateway.yaml, name: 15}\n",
  ]

  private static let refusedInProjects =
    ["/etc/gateway.env", "exports/", "..", "exports/.", "''", "[a]"].map {
      "exports:\n  - {target: gateway, dialect: compose, path: \($0)}\n"
    } + [
      "rules: []\n", "rules:\n  no-such-rule: off\n", "rules:\n  unknown-key: off\n",
      "rules:\n  field-not-honoured: off\n",
      "rules:\n  field-not-honoured: {severity: note, reason: long enough a reason}\n",
      "rules:\n  approval-outlives-hard-cap: off\n",
      "rules:\n  approval-outlives-hard-cap: {reason: long enough a reason}\n",
      "rules:\n  approval-outlives-hard-cap: {severity: off, reason: short}\n", "rules:\n  unused-acceptance: Off\n",
      "rules:\n  unused-acceptance: [off]\n", "rules:\n  unused-acceptance:\n",
      "rules:\n  unused-acceptance: {severity: off, because: long enough a reason}\n", "exports: {}\n",
      "exports:\n  - {target: gateway, dialect: compose}\n", "exports:\n  - gateway\n",
      "exports:\n  - {target: gateway, dialect: dotenv, path: a.env}\n",
      "exports:\n  - {target: gateway, dialect: compose, path: a.env, more: 1}\n", "severity: off\n",
      "exports:\n  - {target: gateway, dialect: compose, path: a.env, name: gateway}\n",
      "exports:\n  - {target: gateway, dialect: configmap, path: a.yaml}\n",
    ]
    + ["Gateway", "a..b", "-a", "a-", "a_b", "''", "[a]"].map {
      "exports:\n  - {target: gateway, dialect: configmap, path: a.yaml, name: \($0)}\n"
    }
}
