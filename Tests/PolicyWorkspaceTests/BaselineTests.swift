import PolicyDiagnostics
import PolicySource
import TestSupport
import Testing

@testable import PolicyWorkspace

@Suite("A baseline")
struct BaselineTests {
  @Test func isSortedWithAFindingALine() throws {
    let baseline = Baseline(
      [
        ("b", "x.yaml", "/a"), ("a", "x.yaml", "/b"), ("a", "x.yaml", "/a"), ("a", "x.yaml", "/a"),
        ("a", "w/y.yaml", ""),
      ]
      .map { .init(rule: $0.0, file: $0.1, pointer: $0.2) }
        + [.init(rule: "a", file: "x.yaml", pointer: "/a", environments: ["production"])])
    let expected = """
      {
        "policyc": 2,
        "baseline": [
          {"rule":"a","file":"w/y.yaml","pointer":""},
          {"rule":"a","file":"x.yaml","pointer":"/a"},
          {"rule":"a","file":"x.yaml","pointer":"/a"},
          {"rule":"a","file":"x.yaml","pointer":"/a","environments":["production"]},
          {"rule":"b","file":"x.yaml","pointer":"/a"},
          {"rule":"a","file":"x.yaml","pointer":"/b"}
        ]
      }

      """
    #expect(String(decoding: baseline.bytes, as: UTF8.self) == expected && baseline.count == 6)
    #expect(try Baseline(parsing: baseline.bytes).bytes == baseline.bytes)
    #expect(String(decoding: Baseline().bytes, as: UTF8.self) == "{\n  \"policyc\": 2,\n  \"baseline\": []\n}\n")
  }

  @Test("Whatever names are in it, it is read as it was written, in whatever order it came together")
  func survivesReading() throws {
    var generator = SeededGenerator(for: "baselines")
    for _ in 0..<50 {
      let entries = Self.entries(using: &generator)
      let baseline = Baseline(entries)
      let read = try Baseline(parsing: baseline.bytes)
      let again = Baseline(entries.shuffled(using: &generator))
      #expect(read.bytes == baseline.bytes && again.bytes == baseline.bytes && read.entries.count == entries.count)
    }
  }

  /// There an entry has a count, and one that a merge has doubled is one with the highest.
  @Test func readsTheVersionBefore() throws {
    let entry = #"{"rule": "a", "file": "f", "pointer": "/p""#
    let text = "{\"policyc\": 1, \"baseline\": [\(entry), \"count\": 2}, \(entry)}, \(entry), \"count\": 3}]}"
    let baseline = try Baseline(parsing: Array(text.utf8))
    #expect(baseline.isOld && baseline.entries.count == 1 && baseline.count == 3)
    for line in ["\(entry), \"environments\": [\"x\"]}", "\(entry), \"count\": 0}"] {
      #expect(throws: Baseline.Mistake.self) {
        try Baseline(parsing: Array("{\"policyc\": 1, \"baseline\": [\(line)]}".utf8))
      }
    }
  }

  // MARK: Findings

  private static let rule = "inactivity-outlasts-hard-cap"

  /// Findings of one file that agree in everything, and the file.
  private static func findings(_ count: Int, in path: [UInt8] = Array("/w/p/web.yaml".utf8)) -> (
    [IdentifiedFinding], SourceMap
  ) {
    var sources = SourceMap()
    let names = SourcePath(
      shown: "web.yaml", inProject: "web.yaml", at: FilePath(bytes: path), reportedFrom: FilePath("/w/p"))
    let file = sources.add(SourceFile(path: names, bytes: []))
    let findings = (0..<count).map { ordinal in
      IdentifiedFinding(
        Diagnostic(id: rule, severity: .error, message: "\(ordinal)", at: .start(of: file)),
        FindingIdentity(rule: rule, file: names.inReport, pointer: "/run", ordinal: ordinal))
    }
    return (findings, sources)
  }

  /// Each entry stands for one finding: the first of those that agree.
  @Test func standsForOneFindingAnEntry() {
    let (findings, sources) = Self.findings(3)
    let entry = Baseline.Entry(rule: Self.rule, file: "p/web.yaml", pointer: "/run")
    let elsewhere = Baseline.Entry(rule: Self.rule, file: "web.yaml", pointer: "/run")
    let later = Baseline.Entry(rule: Self.rule, file: "p/web.yaml", pointer: "/run", environments: ["production"])
    for count in 0...4 {
      let entries = [Baseline.Entry](repeating: entry, count: count) + [elsewhere, elsewhere, later]
      let matcher = BaselineMatcher(Baseline(entries), BaselineNames(from: FilePath("/w")))
      #expect(findings.map { matcher.has($0, in: sources) } == (0..<3).map { $0 < count })
    }
  }

  /// No text is the name of such a file; U+FFFD for what is not UTF-8 would be that of others too.
  @Test func hasNoFindingOfAFileWithoutATextForAName() {
    let (findings, sources) = Self.findings(1, in: Array("/w/p/".utf8) + [0xFF] + Array(".yaml".utf8))
    let entry = Baseline.Entry(rule: Self.rule, file: "p/\u{FFFD}.yaml", pointer: "/run")
    let matcher = BaselineMatcher(Baseline([entry]), BaselineNames(from: FilePath("/w")))
    #expect(!findings.contains { matcher.has($0, in: sources) })
  }

  // MARK: Schema

  @Test(.enabled(if: PythonScript.isAvailable("json", "jsonschema"), "python3 with jsonschema is missing"))
  func isWhatItsSchemaDescribes() throws {
    var generator = SeededGenerator(for: "baselines and their schema")
    let written = (0..<20).flatMap { _ in
      Baseline(Self.entries(using: &generator)).bytes.filter { $0 != 0x0A } + [0x0A]
    }
    let output = try #require(Self.judge.output(for: written))
    #expect(String(decoding: output, as: UTF8.self) == "done\n")
  }

  private static func entries(using generator: inout SeededGenerator) -> [Baseline.Entry] {
    (0..<Int.random(in: 0...20, using: &generator)).map { _ in
      let (file, place) = (
        HostileValues.random(using: &generator, upTo: 3), HostileValues.random(using: &generator, upTo: 3)
      )
      let environments = ["production", "staging"].prefix(Int.random(in: 0...2, using: &generator))
      return Baseline.Entry(
        rule: "a-rule", file: "f" + String(decoding: file, as: UTF8.self),
        pointer: "/" + String(decoding: place, as: UTF8.self), environments: Array(environments))
    }
  }

  private static let judge = PythonScript(
    """
    import json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(r'''\(Repository.root)/schemas/baseline.schema.json'''))
    Draft202012Validator.check_schema(schema)
    for version in 1, 3:
        if Draft202012Validator(schema).is_valid({"policyc": version, "baseline": []}): print("another version is allowed")
    for line in sys.stdin.buffer:
        baseline = json.loads(line.decode("utf-8", "strict"))
        for error in Draft202012Validator(schema).iter_errors(baseline): print(error.message)
        for entry in baseline["baseline"]:
            for key, value in ("line", 1), ("count", 2), ("environments", []), ("file", "/a"):
                changed = {**baseline, "baseline": [{**entry, key: value}]}
                if Draft202012Validator(schema).is_valid(changed): print("%s is allowed in an entry" % key)
    print("done")
    """)
}
