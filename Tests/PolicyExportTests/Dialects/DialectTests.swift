import TestSupport
import Testing

@testable import PolicyExport

struct DialectTests {
  /// What each dialect writes for a value; nil where it refuses.
  @Test(arguments: [
    ("900", "A=900\n", "A=900\n", "A=900\n", #""900""#),
    ("", nil, "A=''\n", "A=\"\"\n", #""""#),
    ("a b", nil, "A='a b'\n", "A=\"a b\"\n", #""a b""#),
    ("it's", nil, #"A='it'\''s'"# + "\n", "A=\"it's\"\n", #""it's""#),
    ("\"\\$", nil, "A='\"\\$'\n", #"A="\"\\\$""# + "\n", #""\"\\$""#),
    ("a\n#b\r\t", nil, "A='a\n'\\#'b\r\t'\n", #"A="a\n#b\r\t""# + "\n", #""a\n#b\r\t""#),
    ("é\u{1}\u{7F}", nil, "A='é\u{1}\u{7F}'\n", "A=\"é\u{1}\u{7F}\"\n", #""é\u0001\u007f""#),
  ])
  func writing(_ value: String, _ portable: String?, _ shell: String, _ compose: String, _ json: String) {
    let expected = ["portable": portable, "shell": shell, "compose": compose, "json": "{\n  \"A\": \(json)\n}\n"]
    var written: [String: String?] = [:]
    for dialect in DialectCatalog.all {
      written[dialect.name] = .some(Self.body([Assignment(name: "A", value: value)], in: dialect))
    }
    #expect(written == expected)
  }

  /// Refusals say the character, its place, the reason and the way out.
  @Test(arguments: [
    ("portable", Array("a$".utf8), "has `$` at byte 2", "shell, compose or json"),
    ("portable", [], "is empty", "shell, compose or json"),
    ("portable", Array("ab c".utf8), "has a blank at byte 3", "shell, compose or json"),
    ("portable", Array("\n".utf8), "has a line feed at byte 1", "shell, compose or json"),
    ("portable", Array("aé".utf8), "has U+00E9 (é) at byte 2", "shell, compose or json"),
    ("portable", Array("\u{202E}".utf8), "has U+202E at byte 1", "shell, compose or json"),
    ("portable", [0xFF], "has the byte 0xFF, which is not UTF-8, at byte 1", ": shell"),
    ("compose", [0xC3, 0xA9, 0xE2, 0x82], "has the byte 0xE2, which is not UTF-8, at byte 3", ": shell"),
    ("json", [0x61, 0xED, 0xA0, 0x80], "has the byte 0xED, which is not UTF-8, at byte 2", ": shell"),
    ("shell", [0x61, 0], "has a NUL byte at byte 2", "no dialect can carry it"),
    ("json", [0], "has a NUL byte at byte 1", "no dialect can carry it"),
  ])
  func refusals(_ dialect: String, _ value: [UInt8], _ problem: String, _ help: String) throws {
    let refusals = ExportRefusal.all(
      [Assignment(name: "A", value: value)], in: try Dialects.named(dialect))
    let refusal = try #require(refusals.first)
    #expect(refusal.message.hasPrefix("the value of A \(problem), and ") && refusal.help.hasSuffix(help), "\(refusal)")
  }

  /// Texts whose meaning lies outside of them, or that the consumer does not read.
  @Test(arguments: [
    ("portable", ["A", "A=", "A=a b\n", "A='a'\n", "=a\n", "A=a", "A=a\r\n", "A=1\n\nB=2\n", "A=a #c\n"]),
    (
      "shell",
      [
        "A=$B\n", "A=\"$B\"\n", "A=`b`\n", "A=\"`b`\"\n", "A=a b\n", "A=a;b\n", "A='a\n", "A=\"a\n", "A=a\\", "A = 1\n",
        "1A=1\n", "A\n", "A=~\n", "A=(1)\n", "A=a*\n", "A-B=1\n", "=1\n", "A=\"a\\",
      ]
    ),
    (
      "compose",
      ["A", "A\n", "A=$B\n", "A=\"${B}\"\n", "A=\"a\n", "A='a\\'\n", "=a\n", "A=$\n", "A=$$$\n", "é=1\n", "A=\"\\"]
    ),
    (
      "json",
      [
        "", "[]", "{", "{}x", "{\"A\"}", "{\"A\": 1}", "{\"A\": \"\n\"}", "{\"A\": \"a}", "{\"A\": \"\\x\"}",
        "{\"A\": \"b\",}",
        "{\"A\": \"\\ud800\"}", "{\"A\": \"\\ud800\\u0041\"}", "{\"A\": \"\\u00g0\"}", "{\"A\": \"\\", "{\"A\": {}}",
      ]
    ),
  ])
  func unreadable(_ dialect: String, _ texts: [String]) throws {
    let dialect = try Dialects.named(dialect)
    let readable = texts.filter { (try? dialect.read(Array($0.utf8))) != nil }
    #expect(readable == [])
  }

  /// Spellings that our writers do not use, but people and consumers do.
  @Test(arguments: [
    ("shell", "# c\n\nA=a'b'\"c\"\\d # c\n", "abcd"),
    ("shell", #"A="\a\\\"\$""# + "\n", #"\a\"$"#),
    ("shell", "A=a\\\nb\n", "ab"),
    ("shell", "A=\"a\\\nb\"", "ab"),
    ("shell", "A=\n", ""),
    ("shell", "A=a#b", "a#b"),
    ("shell", "A=a\r\n", "a\r"),
    ("compose", "\u{FEFF}export A=b # c", "b"),
    ("compose", "A: b\n", "b"),
    ("compose", "A = b\u{3000}\t\n", "b"),
    ("compose", "A=a#b\r\n", "a#b"),
    ("compose", "A=a$$b\n", "a$b"),
    ("compose", "A='a\\'$b\\n'", "a'$b\\n"),
    ("compose", #"A="\a\b\f\v\c\0101\018\07""#, "\u{7}\u{8}\u{C}\u{B}\\cA\\18\\7"),
    ("compose", #"A="\0377""#, "ÿ"),
    ("compose", #"A="\$\\$$""#, #"$\$"#),
    ("compose", "A=\n", ""),
    ("json", "\r\n{\"A\":\"\\u00e9\\ud83c\\udfc1\\/\\b\\f\"}", "é🏁/\u{8}\u{C}"),
  ])
  func reading(_ dialect: String, _ text: String, _ value: String) throws {
    let found = try Dialects.named(dialect).read(Array(text.utf8))
    #expect(found == [ReadAssignment(name: [0x41], value: Array(value.utf8))])
  }

  /// Whatever a dialect does not refuse, it reads back; `ExportFile` proves it and throws otherwise.
  @Test(arguments: DialectCatalog.all.map(\.name))
  func roundTrips(_ name: String) throws {
    var generator = SeededGenerator(for: "DialectTests.roundTrips(\(name))")
    let dialect = try Dialects.named(name)
    let values =
      HostileValues.fixed + (0..<2_000).map { _ in HostileValues.random(using: &generator) }
      + (0..<500).map { _ in HostileValues.plain(using: &generator) }
    let assignments = values.enumerated().map { Assignment(name: "V\($0)", value: $1, explanation: "a\n\\") }
    let carried = assignments.filter { dialect.firstObstacle(to: $0) == nil }
    let file = try ExportFile(carried, in: dialect, from: Self.source, explained: true)
    let plain = try ExportFile(carried, in: dialect, from: Self.source)
    #expect(try dialect.read(file.text) == dialect.read(plain.text), "POLICYC_SEED=\(generator.seed)")
    #expect(carried.count >= 500)
  }

  /// A writer that is wrong about one value must not get its file out.
  @Test func aWrongWriterIsFound() {
    #expect(throws: ExportError.misread(dialect: "careless", variable: "B", problem: "it reads back differently")) {
      try ExportFile(
        [Assignment(name: "A", value: "a"), Assignment(name: "B", value: "it's")], in: CarelessDialect(),
        from: Self.source)
    }
  }

  static let source = ExportSource(files: ["web.yaml"], target: "gateway", version: "0.104")

  /// The text without its header; nil where it is refused.
  private static func body(_ assignments: [Assignment], in dialect: any Dialect) -> String? {
    guard let file = try? ExportFile(assignments, in: dialect, from: source) else { return nil }
    let text = String(decoding: file.text, as: UTF8.self)
    guard file.hasHeader else { return text }
    return text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).last.map(String.init)
  }
}

/// Reads like a shell and writes as if values had no quotes in them.
private struct CarelessDialect: Dialect {
  let name = "careless"
  let consumer = "nobody"
  let allowsComments = true

  func obstacle(to assignment: Assignment) -> Obstacle? { nil }

  func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    Array("\(assignment.name)='".utf8) + assignment.value.filter { $0 != UInt8(ascii: "'") } + Array("'\n".utf8)
  }

  func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] { try ShellDialect().read(text) }
}
