import PolicyDiagnostics
import PolicyWorkspace
import TestSupport
import Testing

@Suite("A baseline")
struct BaselineTests {
  @Test func isSortedAndCounted() throws {
    let baseline = Baseline(
      of: [
        ("b", "x.yaml", "/a", 0), ("a", "x.yaml", "/b", 0), ("a", "x.yaml", "/a", 1), ("a", "x.yaml", "/a", 0),
        ("a", "w/y.yaml", "", 0),
      ]
      .map { FindingIdentity(rule: $0.0, file: $0.1, pointer: $0.2, ordinal: $0.3) }, keeping: [])
    let expected = """
      {
        "policyc": 1,
        "baseline": [
          {"rule":"a","file":"w/y.yaml","pointer":""},
          {"rule":"a","file":"x.yaml","pointer":"/a","count":2},
          {"rule":"b","file":"x.yaml","pointer":"/a"},
          {"rule":"a","file":"x.yaml","pointer":"/b"}
        ]
      }

      """
    #expect(String(decoding: baseline.bytes, as: UTF8.self) == expected)
    #expect(try Baseline(parsing: baseline.bytes).bytes == baseline.bytes)
    #expect(String(decoding: Baseline().bytes, as: UTF8.self) == "{\n  \"policyc\": 1,\n  \"baseline\": []\n}\n")
  }

  @Test("Whatever names are in it, it is read as it was written, in whatever order it came together")
  func survivesReading() throws {
    var generator = SeededGenerator(for: "baselines")
    for _ in 0..<50 {
      let findings = Self.findings(using: &generator)
      let baseline = Baseline(of: findings, keeping: [])
      let read = try Baseline(parsing: baseline.bytes)
      let again = Baseline(of: findings.shuffled(using: &generator), keeping: read.entries.shuffled(using: &generator))
      #expect(read.bytes == baseline.bytes && again.bytes == baseline.bytes)
    }
  }

  @Test(.enabled(if: PythonScript.isAvailable("json", "jsonschema"), "python3 with jsonschema is missing"))
  func isWhatItsSchemaDescribes() throws {
    var generator = SeededGenerator(for: "baselines and their schema")
    let written = (0..<20).flatMap { _ in
      Baseline(of: Self.findings(using: &generator), keeping: []).bytes.filter { $0 != 0x0A } + [0x0A]
    }
    let output = try #require(Self.judge.output(for: written))
    #expect(String(decoding: output, as: UTF8.self) == "done\n")
  }

  private static func findings(using generator: inout SeededGenerator) -> [FindingIdentity] {
    (0..<Int.random(in: 0...20, using: &generator)).map { _ in
      let (file, place) = (
        HostileValues.random(using: &generator, upTo: 3), HostileValues.random(using: &generator, upTo: 3)
      )
      return FindingIdentity(
        rule: "a-rule", file: String(decoding: file, as: UTF8.self),
        pointer: "/" + String(decoding: place, as: UTF8.self),
        ordinal: Int.random(in: 0...2, using: &generator))
    }
  }

  private static let judge = PythonScript(
    """
    import json, sys
    from jsonschema import Draft202012Validator
    schema = json.load(open(r'''\(Repository.root)/schemas/baseline.schema.json'''))
    Draft202012Validator.check_schema(schema)
    for line in sys.stdin.buffer:
        baseline = json.loads(line.decode("utf-8", "strict"))
        for error in Draft202012Validator(schema).iter_errors(baseline): print(error.message)
        for entry in baseline["baseline"]:
            entry["line"] = 1
            if Draft202012Validator(schema).is_valid(baseline): print("a line is allowed in an entry")
    print("done")
    """)
}
