import PolicySource
import TestSupport
import Testing

@testable import PolicyExport

struct ExportFileTests {
  private static let source = ExportSource(
    files: ["web.yaml", "discord.yaml", "Gateway.yaml"], target: "gateway", version: "0.104")
  private static let assignments = [
    Assignment(name: "GATEWAY_RUN_TIMEOUT_MS", value: "1800000", explanation: "30m, web.yaml:5"),
    Assignment(name: "GATEWAY_MAX_CONCURRENT_RUNS", value: "3"),
  ]

  @Test func wholeText() throws {
    let file = try ExportFile(Self.assignments, in: PortableDialect(), from: Self.source, explained: true)
    #expect(
      String(decoding: file.text, as: UTF8.self) == """
        # Written by policyc from Gateway.yaml, discord.yaml, web.yaml for gateway 0.104. \
        Do not edit: change the policy, then run policyc export.
        # sha256 of the assignments: 4fc33dfeaf5c275c88e8ae4da0b5782076c703ebbed9fae4606d126826eff094
        # 30m, web.yaml:5
        GATEWAY_RUN_TIMEOUT_MS=1800000
        GATEWAY_MAX_CONCURRENT_RUNS=3

        """)
  }

  @Test func withoutComments() throws {
    let file = try ExportFile(Self.assignments, in: JSONDialect(), from: Self.source, explained: true)
    #expect(
      String(decoding: file.text, as: UTF8.self) == """
        {
          "GATEWAY_RUN_TIMEOUT_MS": "1800000",
          "GATEWAY_MAX_CONCURRENT_RUNS": "3"
        }

        """)
  }

  @Test(arguments: DialectCatalog.all.map(\.name))
  func nothingToAssign(_ name: String) throws {
    let dialect = try Dialects.named(name)
    #expect(try dialect.read(ExportFile([], in: dialect, from: Self.source).text) == [])
  }

  @Test(arguments: [
    (["A", "a"], ["a"]), (["A", "A"], ["A"]), ([""], [""]), (["1A"], ["1A"]), (["_A"], ["_A"]), (["A-B"], ["A-B"]),
    (["É"], ["É"]), (["A\n"], ["A\n"]), (["A", "B_2", "C", "A", "B_2"], ["A", "B_2"]),
    (["A=B", "a b"], ["A=B", "a b"]),
  ])
  func names(_ names: [String], _ refused: [String]) {
    let error = #expect(throws: ExportError.self) {
      try ExportFile(names.map { Assignment(name: $0, value: "1") }, in: JSONDialect(), from: Self.source)
    }
    guard case .refused(let refusals) = error else { return }
    #expect(refusals.map(\.variable) == refused)
    #expect(refusals.allSatisfy { !$0.message.contains("\n") })
  }

  /// Text of policies must not leave its comment, whatever it holds.
  @Test(arguments: [
    "a\nB=1", "a\r\nB=1", "ends in \\", "\u{2028}B=1", "\u{85}B=1", "\0",
    String(repeating: "\u{10FFFF}", count: 20_000),
    String(repeating: "e\u{301}", count: 20_000),
  ])
  func commentsStayComments(_ text: String) throws {
    let source = ExportSource(files: Array(repeating: text, count: 300), target: text, version: text)
    let file = try ExportFile(
      [Assignment(name: "A", value: "1", explanation: text)], in: ShellDialect(), from: source, explained: true)
    let lines = TextLines.split(file.text)
    #expect(lines.count == 4 && lines.dropLast().allSatisfy { $0.first == 0x23 && $0.count < 20_000 })
    #expect(lines.allSatisfy { !$0.dropLast().suffix(1).contains(UInt8(ascii: "\\")) })
    #expect(try ShellDialect().read(file.text).map(\.value) == [[0x31]])
  }

  @Test func freshness() throws {
    let shell = ShellDialect()
    let file = try ExportFile(Self.assignments, in: shell, from: Self.source)
    let older = try ExportFile([Assignment(name: "A", value: "a\n#b")], in: shell, from: Self.source)
    let explained = try ExportFile(Self.assignments, in: shell, from: Self.source, explained: true)
    let edited = older.text.dropLast(3) + Array("c'\n".utf8)
    let files: [[UInt8]?] = [
      nil, file.text, older.text, explained.text, Array(edited), file.text + [0x0A],
      file.text.dropLast(2) + Array("4\n".utf8),
      Array("A=1\n".utf8), [],
    ]
    let found = files.map { Freshness(of: $0, against: file, in: shell, variables: ["A"]) }
    #expect(
      found == [
        .missing, .current, .stale, .stale, .editedByHand, .editedByHand, .editedByHand, .foreign, .foreign,
      ])
    #expect(found.prefix { $0.mayBeReplaced }.count == 4 && found.count(where: \.mayBeReplaced) == 4)
    #expect(found.prefix { $0.mayBeShown }.count == 7 && found.count(where: \.mayBeShown) == 7)
  }

  /// A file of a dialect without comments is an export where it holds nothing but variables of the program.
  @Test(
    arguments: [
      ("json", "", .different), ("json", "{}", .different), ("json", "{\"RUNS\": \"4\"}", .different),
      ("json", "{\"IDLE_MS\": \"4\", \"RUNS\": \"4\"}\n", .different), ("json", "{\"TOKEN\": \"4\"}", .foreign),
      ("json", "{\"RUNS\": \"4\", \"TOKEN\": \"4\"}", .foreign), ("json", "{\"RUNS\": 4}", .foreign),
      ("json", "{\"RUNS\": \"4\"", .foreign), ("json", "[]", .foreign), ("json", "RUNS=4", .foreign),
      ("json", " ", .foreign), ("json", "{\"RUNS\": \"4\"} x", .foreign),
      ("json", "{\"RUNS\": \"db17.example.org\"}", .foreign), ("json", "{\"RUNS\": \"text,tool\"}", .different),
      ("github", "RUNS=4\nIDLE_MS=s3cret\n", .foreign), ("github", "IDLE_MS=off\n", .different),
      ("github", "", .different), ("github", "RUNS=4\n", .different), ("github", "\n\nRUNS=4", .different),
      ("github", "RUNS<<E\n4\nE\n", .different), ("github", "RUNS=4\nTOKEN=x\n", .foreign),
      ("github", "RUNS<<E\n4\n", .foreign), ("github", "# RUNS=4\n", .foreign), ("github", "hello\n", .foreign),
      ("json", headed("RUNS=4\n"), .stale), ("json", headed("RUNS=4\n") + "RUNS=5\n", .editedByHand),
    ] as [(String, String, Freshness)])
  func freshnessWithoutHeader(_ name: String, _ existing: String, _ expected: Freshness) throws {
    let dialect = try Dialects.named(name)
    let file = try ExportFile([Assignment(name: "RUNS", value: "3")], in: dialect, from: Self.source)
    let freshness = Freshness(
      of: Array(existing.utf8), against: file, in: dialect, variables: ["RUNS", "IDLE_MS"])
    #expect(freshness == expected)
  }

  private static func headed(_ body: String) -> String {
    "# Written by policyc from a.yaml\n# sha256 of the assignments: \(SHA256.hexDigest(of: Array(body.utf8)))\n\(body)"
  }

  @Test(
    arguments: [
      ("", .unknown), ("# Written by policyc from a.yaml", .unknown), ("# x\n# y\nA=1\n", .unknown),
      ("# Written by policyc from \n# sha256 of the assignments: 0\n", .unknown),
      ("# Written by policyc from \n# sha256 of the assignments: \(empty)\n", .policyc),
      ("# Written by policyc from a\r\n# sha256 of the assignments: \(empty)\r\n", .policyc),
      ("# Written by policyc from a\n# sha256 of the assignments: \(empty.uppercased())\n", .unknown),
      ("# Written by policyc from a\n# sha256 of the assignments: \(empty)\nA=1\n", .edited),
      ("\n# Written by policyc from a\n# sha256 of the assignments: \(empty)\n", .unknown),
    ] as [(String, ExportHeader.Author)])
  func authors(_ file: String, _ author: ExportHeader.Author) {
    #expect(ExportHeader.author(of: Array(file.utf8)) == author)
  }

  private static let empty = SHA256.hexDigest(of: [])

  /// The digest is the one that the documented command computes.
  @Test(.enabled(if: ChildProcess.find("sha256sum") != nil, "sha256sum is not on this machine"))
  func digestByHand() throws {
    let values = HostileValues.fixed.enumerated().map { Assignment(name: "V\($0)", value: $1, explanation: "why") }
    let file = try ExportFile(values, in: ShellDialect(), from: Self.source, explained: true)
    let digest = try ChildProcess.run(["sh", "-c", "LC_ALL=C grep -av '^#' | sha256sum"], input: file.text)
    #expect(digest.text.prefix(64) == ExportHeader.digestOfAssignments(in: file.text))
  }
}
