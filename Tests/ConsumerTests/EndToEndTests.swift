import PolicyExport
import PolicyModel
import TestSupport
import Testing

/// Hostile words of a policy, on their whole way: written in YAML, exported by the command, read by the programs.
struct EndToEndTests {
  /// What people are told on seven failures, before and after output was visible; each goes into a knob.
  private static let copy = [
    "it's \"over\" after {30m}", "$dear ${dear:-me} $(id) `id` $$", "back\\slash\\", " blanks on both sides ", "a # b",
    "# first", "two\nlines\n# three", "a = c; d & e | f < g > h", "100% %s %{x} %self ~root * !! ^", "é 日本語 🏁",
    "'''", "\"\"\"", "'`\"\\n", "a\\new\\name\\",
  ]
  private static let fields = ["copy", "copy_after_output"].flatMap { group in
    FailureKind.words.prefix(7).map { "\(group).\($0)" }
  }

  /// The command refuses exactly what the dialect cannot carry; without that, every consumer reads the words.
  @Test(arguments: DialectName.allCases)
  func words(in dialect: DialectName) throws {
    let folder = try TemporaryFolder()
    try Self.writePolicy(in: folder)
    let refused = Self.copy.indices.filter { index in
      let assignment = Assignment(name: "V\(index)", value: Self.copy[index])
      return dialect.dialect().firstObstacle(to: assignment) != nil
    }
    if !refused.isEmpty {
      try Self.writeTarget(in: folder, without: [])
      let result = try Self.export(dialect, in: folder)
      let messages = result.errorText.split(separator: "\n").filter { $0.hasPrefix("policyc: ") }
      #expect(result.ending == .exit(2) && messages.count == refused.count && !folder.entries().contains("values"))
      for (index, message) in zip(refused, messages) {
        #expect(message.hasPrefix("policyc: the value of V\(index) has ") && message.contains(" at byte "))
      }
    }
    try Self.writeTarget(in: folder, without: refused)
    let result = try Self.export(dialect, in: folder)
    #expect(result.succeeded && result.text == "created values\n", "\(result.errorText)")
    let text = try folder.read("values")
    let left = Self.copy.indices.filter { !refused.contains($0) }
    let names = ["V99"] + left.map { "V\($0)" }
    for consumer in Consumer.present where consumer.dialects.contains(dialect) {
      let found = try consumer.read(text, names: names)
      let wrong = left.filter { found["V\($0)"] != Array(Self.copy[$0].utf8) }
      #expect(wrong.isEmpty, "\(consumer): \(wrong.map { Self.copy[$0] })")
    }
    // Whoever cannot run here at least reads back the same with the dialect's own reader.
    let values = try dialect.dialect(for: .example).read(text).map { String(decoding: $0.value, as: UTF8.self) }
    #expect(values == ["1800000"] + left.map { Self.copy[$0] })
  }

  private static func export(_ dialect: DialectName, in folder: TemporaryFolder) throws -> ChildProcess.Result {
    let name = dialect.namesObject ? ["--name", ObjectName.example.text] : []
    let explained = dialect.dialect().allowsComments ? ["--explain"] : []
    return try ChildProcess.run(
      ["\(Session.toolFolder)/policyc", "export", ".", "--target", "example", "--dialect", dialect.rawValue]
        + ["--output", "values"] + name + explained, directory: folder.path)
  }

  private static func writeTarget(in folder: TemporaryFolder, without refused: [Int]) throws {
    let knobs = fields.enumerated().filter { !refused.contains($0.offset) }
    try folder.write(
      """
      policyc: 1
      program: example
      version: "1"
      runtime: other
      surfaces: [web]
      knobs:
        V99: {field: run.hard_cap, unit: ms}
      \(knobs.map { "  V\($0): {field: failure.\($1)}" }.joined(separator: "\n"))

      behaviour:
        hard_cap_starts: slot-grant
        setup_bounded: false
        approval_anchor: run-start
        approval_stops: inactivity
        ask_without_deadline: waits
        rearm_during_approval: any-activity
        reject_closes_all: true
        tie: inactivity
        cap_before_queue: false
        aborts_agent: true
        failure_copy: []
        failure_kinds: []

      """, to: "targets/example.yaml")
  }

  private static func writePolicy(in folder: TemporaryFolder) throws {
    var groups: [String: [String]] = [:]
    for (field, words) in zip(fields, copy) {
      let parts = field.split(separator: ".")
      groups["\(parts[0])", default: []].append("    \(parts[1]): \(quoted(words))\n")
    }
    let failure = groups.sorted { $0.key < $1.key }.map { "  \($0):\n\($1.joined())" }.joined()
    try folder.write(
      """
      policyc: 1
      surface: web
      target: example
      run: {hard_cap: 30m}
      failure:
      \(failure)
      """, to: "web.yaml")
    try folder.write("policyc: 1\nproject: tests\n", to: "policyc.yaml")
  }

  /// A double-quoted scalar, with the braces of words doubled.
  private static func quoted(_ words: String) -> String {
    let escapes: [Character: String] = ["\"": "\\\"", "\\": "\\\\", "\n": "\\n", "{": "{{", "}": "}}"]
    return "\"\(words.map { escapes[$0] ?? String($0) }.joined())\""
  }
}
