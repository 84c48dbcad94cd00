import PolicyCompiler
import PolicyDiagnostics
import TestSupport
import Testing

/// What is offered for a mistake, and whether a machine may write it unasked.
@Suite struct OfferTests {
  /// A policy without its head, or a target without its own, with what is offered: `!` behind a safe offer, the help in
  /// brackets where there is no offer.
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    var offers: [String]
    var isTarget = false

    init(_ text: String, _ offers: String...) { (self.text, self.offers) = (text, offers) }

    init(target text: String, _ offers: String...) { (self.text, self.offers, isTarget) = (text, offers, true) }

    var testDescription: String { text.replacing("\n", with: "⏎") }
  }

  /// The spelling of a key is safe where nothing else can be meant.
  static let keys = [
    Case("run: {hardcap: 30m}", "write hard_cap!"), Case("run: {hrdcap: 30m}", "write hard_cap"),
    Case("queue: {dpeth: 5}", "write depth!"), Case("lease: {ttk: 5m}", "write ttl"),
    Case("approval: {mdoe: prompt}", "write mode"), Case("queue: {de: 5}", "[queue has depth and stale_after]"),
    Case("run: {inactivty: 10m}", "write inactivity!"), Case("run.hard_cap: 30m", "nest it!"),
    // Two keys that want one name: which of the values is meant, a person knows.
    Case("run: {hard_caap: 20m, hard_capp: 30m}", "write hard_cap"),
    Case("run: {hard_capp: 30m, hrdcap: 20m}", "write hard_cap"),
    Case("run: {inactivty: 10m, hard_capp: 30m}", "write inactivity!"),
    Case(target: "behaviour: {setup_bouned: true, setup_boundd: false}", "write setup_bounded"),
    Case(target: "knobs:\n  CAP: {feild: run.hard_cap, unit: ms}", "write field!"),
    Case(target: "knobs:\n  CAP: {field: run.hard_cap, unti: ms}", "write unit"),
    Case("run: {hard_cap: 30m}  # policyc: acept dead-clock: it is dead", "write accept!"),
    Case("run: {hard_cap: 30m}  # policyc: ignore dead-clock: it is dead", "write accept"),
  ]

  /// Whatever stands for a number or a limit needs review, and a word of one or two letters is near to too many.
  static let words = [
    Case(target: knob("run.hard_cap", "h"), "[write ms, s, m or percent]"),
    Case(target: knob("run.hard_cap", "d"), "[write ms, s, m or percent]"),
    Case(target: knob("run.hard_cap", "H"), "[write ms, s, m or percent]"),
    Case(target: knob("run.hard_cap", "us"), "[write ms, s, m or percent]"),
    Case(target: knob("run.hard_cap", "mss"), "write ms"),
    Case(target: knob("approval.deadline.share", "percnt"), "write percent"),
    Case(target: knob("run.hard_cap", "percent"), "[write unit: ms, s or m]"),
    Case(target: knob("approval.deadline.share", "s"), "write percent"),
    Case(target: "knobs:\n  SHARE:\n    field: approval.deadline.share", "write unit: percent"),
    // The name of the variable tells the unit.
    Case(target: "knobs:\n  CAP_MS:\n    field: run.hard_cap", "write unit: ms"),
    Case(target: "knobs:\n  CAP_MINUTES: {field: run.hard_cap}", "write unit: m"),
    Case(target: "knobs:\n  CAP_SECONDS: {field: run.hard_cap, unit: percent}", "write s"),
    Case(target: "knobs:\n  CAP_HOURS: {field: run.hard_cap}", "[write unit: ms, s or m]"),
    Case(target: "knobs:\n  CAP_MIN: {field: run.hard_cap}", "[write unit: ms, s or m]"),
    Case(target: "knobs:\n  SHARE_MS: {field: approval.deadline.share}", "write unit: percent"),
    Case(target: knob("queue.depth", "s"), "remove the unit"),
    Case(target: knob("run.timeout", "s"), "write job.timeout"),
    Case(target: knob("hard_cap", "s"), "write run.hard_cap"),
    Case(
      target: knob("timeout", "s"), "write job.timeout", "write failure.copy.timeout",
      "write failure.copy_after_output.timeout"),
    Case(
      target: knob("approval.deadline", "s"),
      "[name one of its fields: approval.deadline.flat, approval.deadline.share, approval.deadline.floor, "
        + "approval.deadline.ceiling, approval.deadline.clearance or approval.deadline.anchor]"),
    Case(target: "fixed:\n  queue.dpeth: 5", "write queue.depth"),
    Case(target: "knobs:\n  run-cap: {field: run.hard_cap, unit: ms}", "write RUN_CAP"),
    Case(target: "surfaces: [wbe]", "write web"), Case(target: "surfaces: web", "write [web]"),
    Case(target: "uses: [exampel]", "write example"), Case(target: "uses: [The Example]", "write the-example"),
    Case("approval: {mode: promt}", "write prompt"), Case("run: {activity: [text, text]}", "remove it"),
    Case("extends: bsae.yaml", "[name an abstract policy, relative to this file]"),
    Case("accept: [{rule: dead-clocks, reason: it is dead for now}]", "write dead-clock"),
    Case("failure: {copy: {timeout: \"after {hardcap}\"}}", "write {hard_cap}"),
    Case("failure: {copy: {timeout: \"after { it\"}}", "write {{"),
  ]

  static let switches = ["True", "yes", "off", "no", "on", "y", "n"].map { word in
    let isOffered = word.utf8.count > 2
    let meant = word == "off" ? "false" : "true"
    return Case(target: "behaviour:\n  setup_bounded: \(word)", isOffered ? "write \(meant)" : "[write true or false]")
  }

  /// Every reading of a number, as far as the field can have it; none where no reading is likely.
  static let numbers = [
    ("015", ["15", "13"]), ("010", ["10", "8"]), ("08", ["8"]), ("1_000", ["1000"]), ("+3", ["3"]), ("3.0", ["3"]),
    ("3.000", ["3", "3000"]), ("1,000", ["1", "1000"]), ("1,234", ["1234"]), ("1.234.567", ["1234567"]),
    ("1,5", []), ("0,5", []), ("3.5", []), ("0x3", []), ("-1", []), ("0", []), ("1e3", []), ("0o17", []),
  ].map { number, readings in
    offering(readings, for: "queue: {depth: \"\(number)\"}", else: countHelp)
  }

  static let shares = [
    ("50", ["50%"]), ("0.5", ["50%"]), (".05", ["5%"]), ("50 %", ["50%"]), ("50.0%", ["50%"]), ("1", ["1%", "100%"]),
    ("1.0", ["1%", "100%"]), ("0.505", []), ("1.5", []), ("0", []), ("0%", []), ("101", []), ("half", []),
  ].map { share, readings in
    offering(readings, for: "approval: {deadline: {share: \"\(share)\"}}", else: "[write a share such as 50%]")
  }

  /// In a field that no knob carries, of a policy that is not `off` there.
  static let durations = [
    ("18000", ["18s", "5h", "300h"]), ("36000", ["36s", "10h", "600h"]), ("90000", ["1m30s", "25h"]),
    ("1200000", ["20m", "333h20m"]), ("1800", ["1s800ms", "30m", "30h"]), ("015", []), ("0", []),
    ("1:30", ["1m30s", "1h30m"]),
    ("1.5h", ["1h30m"]), ("1.500s", ["1s500ms", "25m"]), ("PT30M", ["30m"]), ("30 m", ["30m"]), ("15M", ["15m"]),
    ("-5m", []), ("1,5h", []), ("no", []),
  ].map { duration, readings in
    offering(
      readings, for: "run: {longest_silent_step: \"\(duration)\"}", else: "[write a duration such as 90s, 30m or 1h30m]"
    )
  }

  /// A clock that can be off, and a span that can be nothing.
  static let ends = [
    Case("lease: {heartbeat: never}", "write off"), Case("lease: {heartbeat: none}", "write off"),
    Case("lease: {heartbeat: \"no\"}", "[write a duration such as 90s, 30m or 1h30m, or off]"),
    Case("run: {setup_allowance: 0}", "write 0s"),
    Case("run: {hard_cap: 0}", "[write a duration such as 90s, 30m or 1h30m]"),
  ]

  private static func offering(_ readings: [String], for text: String, else help: String) -> Case {
    var test = Case(text, help)
    if !readings.isEmpty { test.offers = readings.map { "write \($0)" } }
    return test
  }

  private static let countHelp = "[write a whole number from 1 to 9007199254740991]"

  static let dates = [
    Case(acceptance("2026-11-30T00:00Z"), "write 2026-11-30"), Case(acceptance("2026-11-300"), dateHelp),
    Case(acceptance("2026-11-31"), dateHelp), Case(acceptance("30.11.2026"), dateHelp),
  ]

  /// What does not show can go, what may be a part of a text only with review.
  static let layout = [
    Case("run:\n  hard_cap:30m", "add the space!"), Case("run:\n  hard_cap:\t30m", "write a space!"),
    Case("run:\n  hard_cap:\u{A0}30m", "write a space!"), Case("summary: see\u{A0}#1 there", "write a space"),
    Case("summary: a\u{200B}b", "remove U+200B!"), Case("summary: \u{202E}03", "remove U+202E"),
    Case("summary: a\u{200D}b", "remove U+200D"), Case("summary: 3\u{3164}0", "remove U+3164"),
    Case("summary: a\u{7}b", "remove U+0007"), Case("run: {hard_cap: 30m}\r# \r", "write line feeds!"),
    Case("run: {hаrd_cap: 30m}", "write hard_cap!"),
    Case("summary: &co and more", "remove it"), Case("summary: !important text", "remove it"),
    Case("summary: [draft]", "quote the text"), Case("summary: @you there", "quote the text"),
    Case("run: {hard_cap: 30m, hard_cap: 30m}", "remove it, since both say the same"),
    Case("run: {hard_cap: 30m, hard_cap: 20m}", "[remove one of the two]"),
  ]

  @Test(arguments: keys + words + switches + numbers + shares + durations + ends + dates + layout)
  func offersAre(_ test: Case) { #expect(Self.offers(test.text, isTarget: test.isTarget) == test.offers) }

  /// A directive stands above everything else.
  @Test(arguments: [
    ("%TAG ! tag:a.example,2026:", "remove the directive!"), ("%extends: a.yaml", "remove the directive"),
  ])
  func offersAboutDirectives(_ line: String, _ offer: String) {
    let text = line + "\n---\npolicyc: 1\nsurface: web\ntarget: example\n"
    #expect(Self.offers(in: [(name: "web.yaml", text: text)]) == [offer])
  }

  /// The path of a parent, which lies in another folder or is misspelt.
  @Test(arguments: [("base.yaml", ["write a/base.yaml", "write b/base.yaml"]), ("b/bsae.yaml", ["write b/base.yaml"])])
  func offersAboutParents(_ path: String, _ offers: [String]) {
    let base = "policyc: 1\nabstract: true\ntarget: example\n"
    let policy = "policyc: 1\nsurface: web\nextends: \(path)\n"
    #expect(Self.offers(in: [("a/base.yaml", base), ("b/base.yaml", base), ("web.yaml", policy)]) == offers)
  }

  // MARK: Projects

  private static func knob(_ field: String, _ unit: String) -> String {
    "knobs:\n  KNOB:\n    field: \(field)\n    unit: \(unit)"
  }

  private static func acceptance(_ date: String) -> String {
    "accept:\n  - {rule: dead-clock, reason: it is dead for now, until: \(date)}"
  }

  private static let dateHelp = "[write a date such as 2026-11-30]"

  /// The offers of the first language error, left aside what the target lacks.
  private static func offers(_ text: String, isTarget: Bool) -> [String] {
    isTarget
      ? offers(in: [("targets/other.yaml", "policyc: 1\nprogram: other\nversion: \"1\"\nruntime: other\n\(text)\n")])
      : offers(in: [("web.yaml", "policyc: 1\nsurface: web\ntarget: example\n\(text)\n")])
  }

  private static func offers(in files: [(name: String, text: String)]) -> [String] {
    let project = TestProject(files + [(name: "targets/example.yaml", text: ExampleTarget.text)])
    let finding = project.check().findings.first { LanguageErrorCatalog.error($0.id) != nil && $0.id != "missing-key" }
    guard let finding else { return ["nothing is found"] }
    guard finding.fixIts.isEmpty else {
      return finding.fixIts.map { $0.title + ($0.safety == .safe ? "!" : "") }
    }
    return ["[\(finding.help.joined(separator: "; "))]"]
  }
}
