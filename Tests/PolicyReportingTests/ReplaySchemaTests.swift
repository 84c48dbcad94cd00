import PolicyModel
import PolicyReporting
import PolicyTimeline
import TestSupport
import Testing

/// The published schema of replayed runs and what is really written.
@Suite(
  "The schema of replayed runs",
  .enabled(if: PythonScript.isAvailable("json", "jsonschema"), "python3 with jsonschema is missing"))
struct ReplaySchemaTests {
  /// Says what the schema says about reports, and accepts none with one key too few or too many, but for those keys
  /// that may be missing.
  private static let script = PythonScript(
    """
    import copy, json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(r'''\(Repository.root)/schemas/replay.schema.json'''))
    Draft202012Validator.check_schema(schema)
    validator = Draft202012Validator(schema)

    def objects(value):
        if isinstance(value, dict): yield value
        for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
            yield from objects(child)

    for report in json.load(sys.stdin):
        for error in validator.iter_errors(report): print("invalid:", error.message)
        for index, found in enumerate(objects(report)):
            for key in [*found, "more"]:
                changed = copy.deepcopy(report)
                target = list(objects(changed))[index]
                optional = key in ("against", "approvals_omitted") or "ms" not in found and set(found) <= {"run.hard_cap", "run.inactivity"}
                if key in target and (optional or key.startswith("per_")): continue
                if key in target: del target[key]
                else: target[key] = 1
                if validator.is_valid(changed): print("accepted:", key, "in", index, found)
    print("done")
    """)

  private static let run = RunParameters(
    hardCap: .minutes(30), inactivity: .minutes(5),
    deadline: DeadlineFormula(share: nil, floor: .seconds(60), ceiling: .minutes(13), clearance: .seconds(30)),
    behaviour: .gateway0104)

  private static func replay(_ events: [(Int64, RunEvent)], until end: Int64?) -> ReplayResult {
    var replay = Replay(run, setup: .zero)
    for (at, event) in events { replay.feed(event, at: .seconds(at)) }
    return replay.finish(at: end.map { .seconds($0) })
  }

  /// Runs with every outcome, and approvals with every fate.
  private static let results = [
    replay([(0, .text), (60, .ask("per_1")), (70, .reply("per_1", .approve)), (90, .idle)], until: 90),
    replay([(0, .ask("per_1")), (1, .ask("per_2")), (9, .reply("per_2", .reject))], until: 900),
    replay([(0, .ask("per_1")), (100, .text)], until: 5_000), replay([(1, .error)], until: 1),
    replay([(1, .eof)], until: 1), replay([(1, .cancel)], until: 1), replay([(1, .ask("per_1"))], until: 2),
    replay([], until: nil),
    replay([(1, .ask("per_1")), (2, .reply("per_1", .reject)), (3, .ask("per_1")), (4, .text)], until: 5),
    replay((0..<400).map { ($0 * 10, .text) } + [(3_990, .ask("per_\u{1}\"é"))], until: 4_000),
  ]

  /// A run with more asks than are kept.
  private static let cut = replay(
    (0...Int64(ApprovalFates.most)).flatMap { _ in [(0, .ask("per_1")), (0, .reply("per_1", .approve))] }, until: 1)

  @Test func describesEveryReport() throws {
    let runs = Self.results.map { ReplayedRun(trace: "a \"b\"", result: $0, against: nil) }
    let compared = Self.results.map { ReplayedRun(trace: "x", result: $0, against: Self.results.first) }
    let reports =
      (runs + compared + [ReplayedRun(trace: "cut", result: Self.cut, against: nil)])
      .map { ReplayJSONReport.render([$0], isSeveral: false).bytes }
      + [
        ReplayJSONReport.render(runs + compared, isSeveral: true).bytes,
        ReplayJSONReport.render([], isSeveral: true).bytes,
      ]
    let input =
      [UInt8(ascii: "[")] + Array(Effort.some(of: reports).joined(separator: [UInt8(ascii: ",")])) + [UInt8(ascii: "]")]
    let output = try #require(Self.script.output(for: input))
    #expect(String(decoding: output, as: UTF8.self) == "done\n")
  }
}
