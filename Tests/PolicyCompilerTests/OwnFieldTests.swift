import PolicyCompiler
import PolicyModel
import TestSupport
import Testing

/// Fields that a project declares of its own.
@Suite struct OwnFieldTests {
  private static let head = "policyc: 1\nprogram: agent\nversion: \"1\"\nruntime: python\n"
  private static let declaration = "llm.request: {type: duration, role: fact, summary: one request}"
  private static let policy =
    "policyc: 1\nsurface: web\ntarget: example\nrun: {hard_cap: 30m}\nllm: {request: 5m}\n"

  /// What a check finds, errors of the language alone, and what is resolved.
  private static func check(_ files: [(name: String, text: String)]) -> CheckedProject {
    TestProject([(name: "targets/example.yaml", text: ExampleTarget.text)] + files).check()
  }

  private static func languageErrors(_ files: [(name: String, text: String)]) -> [String] {
    check(files).findings.filter { LanguageErrorCatalog.error($0.id) != nil }.map { "\($0.id): \($0.message)" }
  }

  /// However a target writes them, and wherever it stands among the files, declarations are read before what speaks of them.
  @Test(arguments: [
    ("zz.yaml", head + "fields:\n  \(declaration)\n"), ("aa.yaml", head + "fields: {\(declaration)}\n"),
    ("aa.yaml", "{policyc: 1, program: agent, version: '1', runtime: python, fields: {\(declaration)}}\n"),
    ("aa.yaml", head + "\"\\x66ields\":\n  \(declaration)\n"), ("aa.yaml", head + "'fields':\n  \(declaration)\n"),
  ])
  func areCollectedFirst(_ name: String, _ target: String) {
    let checked = Self.check([(name: name, text: target), (name: "web.yaml", text: Self.policy)])
    #expect(checked.findings.map(\.message) == [])
    #expect(checked.resolved.fields.ownFields.map(\.path) == ["llm.request"])
    let value = checked.resolved.fields.field(at: "llm.request").flatMap { field in
      checked.resolved.policies.first.map { $0.chain(of: field.id).map(\.value) }
    }
    #expect(value == [.duration(.minutes(5))])
  }

  /// What the configuration names as an export is no document: it declares nothing, and hides no declaration.
  @Test(arguments: ["fields: [\n", "fields: {a.b: {type: text, summary: x}}\n", "a: \"\\x41\" [\n"])
  func exportsDeclareNothing(_ export: String) {
    let configuration = """
      policyc: 1
      project: agents
      exports:
        - {target: example, dialect: compose, path: out.yaml}

      """
    let files = [
      (name: "out.yaml", text: export), (name: "policyc.yaml", text: configuration),
      (name: "web.yaml", text: Self.policy),
    ]
    #expect(Self.languageErrors(files) == ["unknown-key: a policy has no key `llm`"])
  }

  /// Without its declaration the group is unknown; where a declaration could not be read, nobody guesses.
  @Test(arguments: [
    (head, ["unknown-key: a policy has no key `llm`"]),
    (head + "fields:\n  llm.request: {type: hours, summary: x}\n", ["unknown-word: type cannot be `hours`"]),
    (head + "feilds:\n  \(declaration)\n", ["unknown-key: a target has no key `feilds`"]),
    (
      head.replacing("program", with: "programm") + "fields:\n  \(declaration)\n",
      ["unknown-key: a document has no key `programm`"]
    ),
    (head + "fields: [\n", ["yaml-syntax: `[` is never closed"]),
    (
      head + "knobs:\n  LLM_SECONDS: {field: llm.request, unit: s}\nfields: 3\n",
      ["wrong-type: fields is one value, not a mapping of paths such as llm.request to what they hold"]
    ),
  ])
  func unreadableDeclarationsSilence(_ target: String, _ expected: [String]) {
    let files = [(name: "targets/agent.yaml", text: target), (name: "web.yaml", text: Self.policy)]
    #expect(Self.languageErrors(files) == expected)
  }

  @Test func aPolicyDeclaresNothing() {
    let text = Self.policy + "fields:\n  \(Self.declaration)\n"
    #expect(Self.languageErrors([(name: "web.yaml", text: text)]).count == 2)
  }

  @Test func sameTwiceIsOnce() {
    let files = ["a", "b"].map { name in
      (name: "\(name).yaml", text: Self.head.replacing("agent", with: name) + "fields:\n  \(Self.declaration)\n")
    }
    let checked = Self.check(files + [(name: "web.yaml", text: Self.policy)])
    #expect(checked.findings.map(\.message) == [] && checked.resolved.fields.ownFields.count == 1)
  }

  /// What is declared in two ways is neither, and what speaks of it is not read.
  @Test func differentTwiceIsNeither() {
    let files = [("a", "fact"), ("b", "setting")].map { name, role in
      (
        name: "\(name).yaml",
        text: Self.head.replacing("agent", with: name)
          + "fields:\n  \(Self.declaration.replacing("fact", with: role))\n"
      )
    }
    let found = Self.languageErrors(files + [(name: "web.yaml", text: Self.policy)])
    #expect(found == ["field-declared-twice: llm.request is declared differently elsewhere"])
  }

  /// The language keeps them for ever: a name that it takes up later stays with the projects that have it.
  @Test func reservedNamesAreFrozen() {
    let names = OwnFieldPath.reserved
    #expect(names.count == 84 && names == Set(names).sorted())
    let groups = FieldGroup.root.members.map(\.name)
    let keys = DocumentSchema.all.flatMap(\.root.names)
    #expect(
      (groups + keys).filter { !names.contains($0) } == [], "known before the first release with fields of one's own")
  }

  @Test(arguments: [
    ("a.b", ["a", "b"]), ("a_1.b2.c", ["a_1", "b2", "c"]), ("a", nil), ("a.", nil), (".a", nil), ("a..b", nil),
    ("A.b", nil), ("1.b", nil), ("a.b-c", nil), ("a.\(String(repeating: "b", count: 119))", nil), ("ä.b", nil),
  ])
  func paths(_ path: String, _ names: [String]?) { #expect(OwnFieldPath.names(of: path) == names) }

  @Test func tooManyAreRefused() {
    let fields = (1...OwnFieldDeclaration.limit + 5).map { "  llm.request\($0): {type: text, summary: x}\n" }.joined()
    let found = Self.languageErrors([(name: "a.yaml", text: Self.head + "fields:\n" + fields)])
    #expect(found == ["too-many-fields: the project has 1005 fields of its own"])
  }
}
