import PolicyCompiler
import PolicyDiagnostics
import TestSupport
import Testing

/// Numbers without a unit are read through the knobs that carry their fields.
@Suite struct KnobReadingTests {
  /// The attributes of the knob behind `run.inactivity`, the number, and what is offered for it.
  @Test(arguments: [
    ("unit: ms", "1800000", ["30m"]), ("unit: s", "18000", ["5h"]), ("unit: s", "1800", ["30m"]),
    ("unit: m", "90", ["1h30m"]), ("unit: ms", "90000", ["1m30s"]), ("unit: s", "\"18000\"", ["5h"]),
    // The field, or the knob, cannot have it in that unit.
    ("unit: m", "60000", ["1m", "16h40m"]), ("unit: s, max: 1h", "18000", ["18s", "5h", "300h"]),
    ("unit: ms, min: 1m", "18000", ["18s", "5h", "300h"]), ("unit: s, max: 5h", "18000", ["5h"]),
    // Hardly anybody means milliseconds that are no whole seconds.
    ("unit: ms", "90", ["90ms", "1m30s", "1h30m", "90h"]), ("unit: ms", "1800", ["1s800ms", "30m", "30h"]),
    ("unit: m", "1:30", ["1m30s", "1h30m"]),
  ])
  func offersAre(_ knob: String, _ number: String, _ offers: [String]) {
    let project = TestProject([
      (name: "web.yaml", text: Self.policy("inactivity: \(number)")),
      (name: "targets/service.yaml", text: Self.target("SILENCE: {field: run.inactivity, \(knob)}")),
    ])
    #expect(Self.offers(in: project) == offers.map { "write \($0) needs-review" })
    let notes = project.check().findings.filter { $0.id == "not-a-duration" }.flatMap(\.notes).map { note in
      "\(note.span.map(project.name) ?? "-") \(note.message)"
    }
    let unit = knob.prefix { $0 != "," }.dropFirst("unit: ".count)
    #expect(notes == (offers.count == 1 ? ["targets/service.yaml SILENCE of service 1 counts in \(unit)"] : []))
  }

  /// A parent whose number goes through several knobs.
  @Test(arguments: [("s", "s", ["5h"]), ("s", "ms", ["18s", "5h", "300h"]), ("s", nil, ["5h"])])
  func severalKnobsAgree(_ web: String, _ discord: String?, _ offers: [String]) {
    let other = discord.map { "SILENCE: {field: run.inactivity, unit: \($0)}" } ?? "RUNS: {field: run.max_concurrent}"
    let base = "policyc: 1\nabstract: true\nrun:\n  hard_cap: 6h\n  inactivity: 18000\n"
    let project = TestProject([
      (name: "base.yaml", text: base),
      (name: "web.yaml", text: "policyc: 1\nsurface: web\nextends: base.yaml\ntarget: service\n"),
      (name: "discord.yaml", text: "policyc: 1\nsurface: discord\nextends: base.yaml\ntarget: bot\n"),
      (name: "targets/service.yaml", text: Self.target("SILENCE: {field: run.inactivity, unit: \(web)}")),
      (name: "targets/bot.yaml", text: Self.target(other, named: "bot")),
    ])
    #expect(Self.offers(in: project) == offers.map { "write \($0) needs-review" })
  }

  /// In a knob its own unit counts, whatever policies say; where there is no knob, nobody tells the unit.
  @Test(arguments: [
    ("CAP: {field: run.hard_cap, unit: s, default: 18000}", "", ["5h"]),
    ("CAP: {field: run.hard_cap, unit: m, max: 300}", "", ["5h"]),
    ("CAP: {field: run.hard_cap, unit: ms, min: 1}", "", ["1ms", "1s", "1m", "1h"]),
    ("CAP: {field: run.hard_cap, unit: ms}", "fixed:\n  run.inactivity: 18000\n", ["18s", "5h", "300h"]),
    ("CAP: {field: run.hard_cap, unit: s}", "defaults:\n  run.setup_allowance: 18000\n", ["18s", "5h", "300h"]),
  ])
  func offersInTargetsAre(_ knob: String, _ rest: String, _ offers: [String]) {
    let project = TestProject([
      (name: "web.yaml", text: Self.policy("max_concurrent: 2")),
      (name: "targets/service.yaml", text: Self.target(knob, rest)),
    ])
    #expect(Self.offers(in: project) == offers.map { "write \($0) needs-review" })
  }

  /// A bound that could not be read hides nothing else of its target.
  @Test(arguments: ["default: often", "min: often", "max: often", "min: 5, max: often"])
  func whatIsUnreadableInAnotherKnobHidesNoUnit(_ attribute: String) {
    let project = TestProject([
      (name: "web.yaml", text: Self.policy("inactivity: 18000")),
      (
        name: "targets/service.yaml",
        text: Self.target(
          "SILENCE: {field: run.inactivity, unit: s}\n  CAP: {field: run.hard_cap, unit: s, \(attribute)}")
      ),
    ])
    let offers = project.check().findings.filter { project.name(of: $0.span) == "web.yaml" }.flatMap(\.fixIts).map(
      \.title)
    #expect(offers == ["write 5h"])
  }

  // MARK: Projects

  private static func policy(_ field: String) -> String {
    "policyc: 1\nsurface: web\ntarget: service\nrun:\n  hard_cap: 6h\n  \(field)\n"
  }

  private static func target(_ knob: String, _ rest: String = "", named name: String = "service") -> String {
    let text = ExampleTarget.text
    let behaviour = text.firstRange(of: "behaviour:").map { text[$0.lowerBound...] } ?? ""
    return "policyc: 1\nprogram: \(name)\nversion: \"1\"\nruntime: other\nsurfaces: [web, discord]\nknobs:\n  \(knob)\n"
      + rest + behaviour
  }

  private static func offers(in project: TestProject) -> [String] {
    project.check().findings.filter { $0.id == "not-a-duration" }.flatMap(\.fixIts)
      .map { "\($0.title) \($0.safety.rawValue)" }
  }
}
