import PolicyDiagnostics
import PolicyReporting
import TestSupport
import Testing

/// The published schema and what is really written.
@Suite(
  "The schema of findings",
  .enabled(if: PythonScript.isAvailable("json", "jsonschema"), "python3 with jsonschema is missing"))
struct FindingsSchemaTests {
  /// Reads reports, one a line, and prints what the schema says about each; then what it says about reports with one
  /// key too few or too many anywhere, which all have to be refused.
  static func script(_ schema: String) -> PythonScript {
    PythonScript(
      """
      import copy, json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(\(schema)))
      Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)

      def objects(value):
          if isinstance(value, dict): yield value
          for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
              yield from objects(child)

      for line in sys.stdin.buffer:
          report = json.loads(line.decode("utf-8", "strict"))
          for error in validator.iter_errors(report): print("invalid:", error.message, list(error.absolute_path))
          for index, found in enumerate(objects(report)):
              for key in [*found, "more"]:
                  changed = copy.deepcopy(report)
                  target = list(objects(changed))[index]
                  if key in target: del target[key]
                  else: target[key] = 1
                  if validator.is_valid(changed): print("accepted:", key, "in", index)
      print("done")
      """)
  }

  @Test func describesEveryReport() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = RandomReport(seed: seed)
    var reports: [UInt8] = []
    for _ in 0..<20 {
      let (sources, finding) = random.next()
      var report = JSONReport(sources)
      reports += report.render([finding, finding], CheckSummary(policies: 1, targets: 1, errors: 2), .compact)
    }
    var empty = JSONReport(SourceMap())
    reports += empty.render([], CheckSummary(policies: 0, targets: 0), .compact)
    let output = try #require(Self.script(Self.schemaPath).output(for: reports))
    #expect(String(decoding: output, as: UTF8.self) == "done\n", "seed \(seed)")
  }

  /// The file in the repository, as a Python string.
  private static var schemaPath: String {
    let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
    return "r'''\(root)/schemas/findings.schema.json'''"
  }
}
