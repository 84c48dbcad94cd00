import PolicyModel
import TestSupport
import Testing

@testable import PolicyExport

struct DialectTests {
  /// What each dialect writes for a value.
  @Test(arguments: [
    ("portable", "900", "A=900\n"), ("shell", "900", "A=900\n"), ("compose", "900", "A=900\n"),
    ("docker", "900", "A=900\n"), ("systemd", "900", "A=900\n"), ("github", "900", "A=900\n"),
    ("json", "900", "{\n  \"A\": \"900\"\n}\n"), ("kubectl", "900", "A=900\n"), ("configmap", "900", "  A: \"900\"\n"),
    ("python-dotenv", "900", "A=900\n"), ("node", "900", "A=900\n"), ("fish", "900", "set -gx A '900'\n"),
    ("tfvars", "900", "A = \"900\"\n"),
    ("shell", "", "A=''\n"), ("compose", "", "A=\"\"\n"), ("docker", "", "A=\n"), ("systemd", "", "A=\"\"\n"),
    ("github", "", "A=\n"), ("kubectl", "", "A=\n"), ("configmap", "", "  A: \"\"\n"),
    ("python-dotenv", "", "A=\"\"\n"),
    ("node", "", "A=''\n"), ("fish", "", "set -gx A ''\n"), ("tfvars", "", "A = \"\"\n"),
    ("shell", "it's", #"A='it'\''s'"# + "\n"), ("shell", "a\n#b\r\t", "A='a\n'\\#'b\r\t'\n"),
    ("compose", "\"\\$", #"A="\"\\\$""# + "\n"), ("compose", "a\n#b\r\t", #"A="a\n#b\r\t""# + "\n"),
    ("docker", " a \"b\\ $c #", "A= a \"b\\ $c #\n"),
    ("systemd", "a\"b\\c$d`e'f", #"A="a\"b\\c\$d\`e'f""# + "\n"), ("systemd", "a\n#b", "A=\"a\n\"'#'\"b\"\n"),
    ("github", " a=\"b\\ $c #", "A= a=\"b\\ $c #\n"),
    (
      "github", "a\n#b",
      "A<<ghadelimiter_16bc275ee796cd4f\na\n#b\nghadelimiter_16bc275ee796cd4f\n"
    ),
    ("json", "\"\\\r\té\u{1}\u{7F}", "{\n  \"A\": \"\\\"\\\\\\r\\té\\u0001\\u007f\"\n}\n"),
    ("kubectl", " a \"b\\ $c #", "A= a \"b\\ $c #\n"),
    ("configmap", "\"\\\n\té\u{1}\u{85}\u{2028}", #"  A: "\"\\\n\té\x01\x85\u2028""# + "\n"),
    ("python-dotenv", "a\"b\\'c\n#d\r", #"A="a\"b\\'c\n#d\r""# + "\n"), ("python-dotenv", "C:\\a\\", "A=C:\\a\\\n"),
    ("node", "a b", "A='a b'\n"), ("node", "it's", "A=`it's`\n"), ("node", "it's `a`", "A=\"it's `a`\"\n"),
    ("node", "a\n'#b", "A=`a\n'#b`\n"), ("node", "a\n#b", #"A="a\n#b""# + "\n"),
    ("fish", "it's \\ %self", #"set -gx A 'it\'s \\ %self'"# + "\n"), ("fish", "a\n#b", "set -gx A 'a\n'\\#'b'\n"),
    ("tfvars", "\"\\\n\r\t\u{1}", #"A = "\"\\\n\r\t\u0001""# + "\n"),
    ("tfvars", "${a} $b %{c} %d $${", "A = \"$${a} $b %%{c} %d $$${\"\n"),
  ])
  func writing(_ dialect: String, _ value: String, _ text: String) throws {
    let file = try ExportFile([Assignment(name: "A", value: value)], in: try Dialects.named(dialect), from: Self.source)
    // The delimiter is shortened to what tells two values apart.
    let written = Self.body(file).replacing(/(ghadelimiter_[0-9a-f]{16})[0-9a-f]{48}/) { $0.1 }
    #expect(written == text)
  }

  @Test func aConfigMapHasItsName() throws {
    let name = try #require(ObjectName("gateway-1.2"))
    let file = try ExportFile([Assignment(name: "A", value: "1")], in: ConfigMapDialect(name), from: Self.source)
    #expect(
      String(decoding: file.text, as: UTF8.self).hasSuffix(
        "\napiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \"gateway-1.2\"\ndata:\n  A: \"1\"\n"))
    #expect(throws: UnreadableText.self) { try ConfigMapDialect(.example).read(file.text) }
  }

  /// Refusals say the character, its place, the reason and the way out.
  @Test(arguments: [
    ("portable", Array("a$".utf8), "has `$` at byte 2", allButPortable),
    ("portable", [], "is empty", allButPortable),
    ("portable", Array("ab c".utf8), "has a blank at byte 3", allButPortable),
    (
      "portable", Array("\n".utf8), "has a line feed at byte 1",
      "shell, compose, systemd, github, json, configmap, python-dotenv, node, fish or tfvars"
    ),
    ("portable", Array("aé".utf8), "has U+00E9 (é) at byte 2", allButPortable),
    ("portable", Array("\u{202E}".utf8), "has U+202E at byte 1", allButPortable),
    ("portable", [0xFF], "has the byte 0xFF, which is not UTF-8, at byte 1", ": shell or fish"),
    ("portable", long(65_534), "makes a line of 65536 bytes", "node, fish or tfvars"),
    ("compose", [0xC3, 0xA9, 0xE2, 0x82], "has the byte 0xE2, which is not UTF-8, at byte 3", ": shell or fish"),
    ("docker", Array("a\nb\r".utf8), "has a line feed at byte 2", "python-dotenv, fish or tfvars"),
    ("docker", Array("a\r".utf8), "has a carriage return at byte 2", "python-dotenv, fish or tfvars"),
    ("docker", long(65_534), "makes a line of 65536 bytes", "node, fish or tfvars"),
    ("docker", [0xFF], "has the byte 0xFF, which is not UTF-8, at byte 1", ": shell or fish"),
    ("systemd", [0xFF], "has the byte 0xFF, which is not UTF-8, at byte 1", ": shell or fish"),
    ("systemd", Array("a\u{10FFFF}".utf8), "has U+10FFFF at byte 2", "node, fish or tfvars"),
    ("systemd", [0xEF, 0xB7, 0x90], "has U+FDD0 at byte 1", "node, fish or tfvars"),
    ("github", Array("a\nb\r".utf8), "has a carriage return at byte 4", "python-dotenv, fish or tfvars"),
    ("github", [0xFF], "has the byte 0xFF, which is not UTF-8, at byte 1", ": shell or fish"),
    ("json", [0x61, 0xED, 0xA0, 0x80], "has the byte 0xED, which is not UTF-8, at byte 2", ": shell or fish"),
    ("kubectl", Array("a\nb".utf8), "has a line feed at byte 2", "node, fish or tfvars"),
    ("kubectl", long(65_534), "makes a line of 65536 bytes", "node, fish or tfvars"),
    ("configmap", [0xFF], "has the byte 0xFF, which is not UTF-8, at byte 1", ": shell or fish"),
    ("python-dotenv", Array("a${b}".utf8), "has `$` at byte 2", "node, fish or tfvars"),
    ("python-dotenv", Array("a b\\".utf8), "has `\\` at byte 4", "node, fish or tfvars"),
    ("python-dotenv", Array("'\\".utf8), "has `\\` at byte 2", "node, fish or tfvars"),
    ("node", Array("a\rb".utf8), "has a carriage return at byte 2", "python-dotenv, fish or tfvars"),
    ("node", Array("'`\"".utf8), "has `\"` at byte 3", "python-dotenv, fish or tfvars"),
    ("node", Array("'`\\n".utf8), "has `\\` at byte 3", "python-dotenv, fish or tfvars"),
    ("node", Array("\n#\"".utf8), "has `\"` at byte 3", "python-dotenv, fish or tfvars"),
    ("tfvars", Array("ae\u{301}".utf8), "has U+0301 at byte 3", "node or fish"),
    ("tfvars", Array("a\u{212A}b\u{212B}".utf8), "has U+212A (\u{212A}) at byte 2", "node or fish"),
    ("tfvars", Array("\u{1100}\u{1161}".utf8), "has U+1161 (\u{1161}) at byte 4", "node or fish"),
    ("tfvars", [0xFF], "has the byte 0xFF, which is not UTF-8, at byte 1", ": shell or fish"),
    ("shell", [0x61, 0], "has a NUL byte at byte 2", "no dialect can carry it"),
    ("json", [0], "has a NUL byte at byte 1", "no dialect can carry it"),
    ("json", long(131_070), "makes 131072 bytes with its name", "no dialect can carry it"),
  ])
  func refusals(_ dialect: String, _ value: [UInt8], _ problem: String, _ help: String) throws {
    let refusals = ExportRefusal.all(
      [Assignment(name: "A", value: value)], in: try Dialects.named(dialect))
    let refusal = try #require(refusals.first)
    #expect(refusal.message.hasPrefix("the value of A \(problem), and ") && refusal.help.hasSuffix(help), "\(refusal)")
    #expect(Wording.faults(inLine: refusal.message) + Wording.faults(inLine: refusal.help) == [])
  }

  private static let allButPortable =
    "shell, compose, docker, systemd, github, json, kubectl, configmap, python-dotenv, node, fish or tfvars"

  private static func long(_ count: Int) -> [UInt8] { [UInt8](repeating: 0x61, count: count) }

  /// Names that a program keeps to itself.
  @Test(arguments: [
    ("github", "NODE_OPTIONS"), ("github", "GITHUB_ENV"), ("github", "RUNNER_TEMP"), ("shell", "UID"),
    ("shell", "BASH_VERSINFO"), ("fish", "PWD"),
  ])
  func refusedNames(_ dialect: String, _ name: String) throws {
    let refusals = ExportRefusal.all([Assignment(name: name, value: "1")], in: try Dialects.named(dialect))
    #expect(refusals.count == 1 && refusals[0].message.hasPrefix("the name \(name) "))
    #expect(refusals.allSatisfy { $0.help.hasPrefix("change the name, or export it in a dialect that can carry it: ") })
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
    (
      "docker",
      ["A\n", "=a\n", "A B=1\n", "A =1\n", "A=\(String(repeating: "a", count: 65_534))\n", " =1\n", "\u{A0}=1\n"]
    ),
    (
      "kubectl",
      ["A\n", "=a\n", "A B=1\n", "1A=1\n", "É=1\n", "A=1\nA=2\n", "A=\(String(repeating: "a", count: 65_534))\n"]
    ),
    ("systemd", ["A\n", "=a\n", "1A=1\n", "A-B=1\n", "A=\"a\n", "A='a\n", "\u{FEFF}A=1\n", "A=\u{FFFF}\n", "A=\"a\\"]),
    (
      "github",
      [
        "# c\n", "A\n", "=a\n", "A<<\na\n", "A<<E\na\n", "A<<E\na\nE ", "<<E\na\nE\n", "A=a\r\n", "A<<E\na\r\nE\n",
        "A<<E",
      ]
    ),
    (
      "configmap",
      ["", "A: 1\n"]
        + [
          "  A: 1\n", "  A: \"1\n", "  A: \"1\" x\n", "A: \"1\"\n", "  A: \"\\q\"\n", "  A: \"\\x1\"\n",
          "  A: \"\\ud800\"\n",
          "  A: '1'\n", "  A:\n", "   A: \"1\"\n", "  A: \"\t\"\n", "  A: \"1\\",
        ].map { "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \"gateway\"\ndata:\n" + $0 }
        + ["apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \"other\"\ndata:\n"]
    ),
    (
      "python-dotenv",
      ["A", "A\n", "=a\n", "A='${B}'\n", "A=\"a\n", "A='a\\'\n", "A='a' b\n", "A=${B:-c}\n", "A=\"a\\\\\"\n"]
    ),
    ("node", ["A\n", "=a\n", "A='a\n", "A=`a\n", " # c\nA=1\n", "A.B=1\n"]),
    (
      "fish",
      [
        "A=1\n", "set A 1\n", "set -gx A\n", "set -gx A \n", "set -gx A # c\n", "set -gx A $B\n", "set -gx A \"a\"\n",
        "set -gx A a b\n", "set -gx A (b)\n", "set -gx A 'a\n", "set -gx A \\n\n", "set -gx A ~\n", "set -gx A %self\n",
        "set -gx A *\n", "set -gx A 1; B\n", "set -gx  1\n", "set -gx A 'a\\'\n", "set -gx A a\\",
      ]
    ),
    (
      "tfvars",
      [
        "A = 1\n", "A = a\n", "A = \"${b}\"\n", "A = \"%{b}\"\n", "A = \"a\n", "A = \"a\n\"\n", "A = \"\\q\"\n",
        "A =\n",
        "A = \"1\" B = \"2\"\n", "A = \"1\"\nA = \"2\"\n", "A = \"e\u{301}\"\n", "1A = \"1\"\n", "A = \"\\ud800\"\n",
        "A = '1'\n", "A = \"\\u00\"\n", "A \"1\"\n",
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
    ("docker", "\u{FEFF}# c\n\n  \u{A0}A= b\r\n", " b"),
    ("docker", "A=a\rb=c", "a\rb=c"),
    ("kubectl", "\u{FEFF} # c\n\tA= b\r\n", " b"),
    ("systemd", "; c \\\nA=lost\n # c\n A = a b \\\n c  \n", "a b  c"),
    ("systemd", #"A="a"  'b' \"c"# + "\n", "ab\"c"),
    ("systemd", "A=a\"b\"#c\r\n", "a\"b\"#c"),
    ("systemd", "A=\"a\\\nb\\n\\$\"\n", "ab\\n$"),
    ("systemd", "A='a\\'\n", "a\\"),
    ("systemd", "A=\\\\ \\  \n", "\\  "),
    ("systemd", "A=", ""),
    ("github", "\nA=b<<c\n", "b<<c"),
    ("github", "A<<E=F\n\n\nE=F\n", "\n"),
    ("github", "A<<E\nE\n", ""),
    ("github", "A<<E\n\nE", ""),
    (
      "configmap", configMap + "# c\n\n  A: \"\\0\\a\\b\\t\\v\\f\\r\\e\\ \\/\\N\\_\\L\\P\\U0001f3c1\"\n# c\n",
      yamlEscapes
    ),
    ("python-dotenv", "# c\r\nexport A = 'a\\'\\\\\\n\"' # c\r\n", "a'\\\\n\""),
    ("python-dotenv", #"A="\a\b\f\n\r\t\v\"\'\\\q""#, "\u{7}\u{8}\u{C}\n\r\t\u{B}\"'\\\\q"),
    ("python-dotenv", "A=a#b \u{3000}# c\n", "a#b"),
    ("python-dotenv", "A= $B \n", "$B"),
    ("python-dotenv", "A=\"a\r\nb\"\n", "a\nb"),
    ("python-dotenv", "A=\n", ""),
    ("node", "# c\r\n\nexport A = 'a\\n\nb' c\n", "a\\n\nb"),
    ("node", "A=\"a\\nb\\\\n\"\n", "a\nb\\\n"),
    ("node", "A=`'\"`", "'\""),
    ("node", "A= a b#c\n", "a b"),
    ("node", "A=\n", ""),
    ("fish", " # c\n\nset -gx  A  a'b\\'\\\\\\n'\\#c # c\n", "ab'\\\\n#c"),
    ("fish", "set -gx A ''", ""),
    ("tfvars", "// c\r\n# c\nA=\"a\\u00e9\\U0001F3C1\\t$${ %%{ $$ %% $a\" \r\n", "aé🏁\t${ %{ $$ %% $a"),
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

  private static let configMap = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: \"gateway\"\ndata:\n"
  private static let yamlEscapes =
    "\0\u{7}\u{8}\t\u{B}\u{C}\r\u{1B} /\u{85}\u{A0}\u{2028}\u{2029}🏁"

  static let source = ExportSource(files: ["web.yaml"], target: "gateway", version: "0.104")

  /// The text without its header and without the beginning of a ConfigMap.
  private static func body(_ file: ExportFile) -> String {
    var text = String(decoding: file.text, as: UTF8.self)[...]
    if file.hasHeader { text = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)[2] }
    return String(text.trimmingPrefix(configMap))
  }
}

/// Reads like a shell and writes as if values had no quotes in them.
private struct CarelessDialect: Dialect {
  let name = "careless"
  let consumer = "nobody"
  let cannotCarry = ""
  let allowsComments = true

  func obstacle(to assignment: Assignment) -> Obstacle? { nil }

  func entry(_ assignment: Assignment, isLast: Bool) -> [UInt8] {
    Array("\(assignment.name)='".utf8) + assignment.value.filter { $0 != UInt8(ascii: "'") } + Array("'\n".utf8)
  }

  func read(_ text: [UInt8]) throws(UnreadableText) -> [ReadAssignment] { try ShellDialect().read(text) }
}
