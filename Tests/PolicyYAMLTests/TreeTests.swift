import PolicySource
@testable import PolicyYAML
import TestSupport
import Testing

/// Collections, comments and the small questions of nodes.
struct TreeTests {
  private static func read(_ source: String) -> YAMLTree? {
    YAMLReader.read(Array(source.utf8), file: FileID(0)).tree
  }

  private static func everyNode(_ node: YAMLNode) -> [YAMLNode] {
    [node] + node.items.flatMap { everyNode($0) } + node.entries.flatMap { everyNode($0.key) + everyNode($0.value) }
  }

  /// The marks are around all lists and mappings, in the order of their beginnings.
  @Test(arguments: [
    "«a:\n  «b: 1\n   # c\n  c: 2»» # c\n\n",
    "«a: «[x, «{b: c}»]»» # c\n",
    "--- # c\n«a: !t «{}»\nb: &x\n  - ««[]»»»\n...\n",
    "«[«a: b», «{}»]»\n",
    "«a:\n- «x\n- «b: 1»»»\n",
    "- - ««x\n  - y»\n- z»\n",
    "\u{FEFF}«é: «{ ü: 1 }»\r\n# c\r\nb:»\r\n",
    "«a:\n  «b:»»  \n# c\n",
  ])
  func collectionsCoverTheirBytes(_ marked: String) {
    let text = MarkedText(marked)
    let root = YAMLReader.read(text.bytes, file: FileID(0)).tree?.root
    let spans = root.map { Self.everyNode($0).filter { $0.kind != .scalar }.map(\.span.range) }
    #expect(spans == text.ranges)
  }

  /// The marks are around all comments; `standsAlone` is written as a plus sign behind the `#`.
  @Test(arguments: [
    "«#+ a»\n  «#+ b»\na: 1 «# c»\nb: «# d»\n  - x «# e # f»\n«#+ end»",
    "a: | «# header»\n  # text\n  x\n«#+ c»\n",
    "a: &x «# c»\n  !t «# d»\n  «#+ e»\n  x\n",
    "a: '#' «# c»\nb: \"#\"\nc: x#y\nd: [ «# c»\r\n  x, «# d»\r\n]\r\n",
    "%YAML 1.2 «# c»\n--- «# d»\na: 1\n... «# e»\n«#+ f»\n",
    "a: >-\n  x\n\n    \n «#+ less»\nb: 1\n",
    "\u{FEFF}«#+ é 日本»\na: 1 «#»\n",
    "a: 1\n  «#+\tc»\n",
  ])
  func commentsAreFound(_ marked: String) {
    let text = MarkedText(marked)
    let reading = YAMLReader.read(text.bytes, file: FileID(0))
    #expect(reading.tree?.comments.map(\.span.range) == text.ranges)
    let alone = text.ranges.map { text.bytes[$0].dropFirst().first == UInt8(ascii: "+") }
    #expect(reading.tree?.comments.map(\.standsAlone) == alone)
  }

  @Test func nullsArePlain() throws {
    let root = try #require(Self.read("[~, null, Null, NULL, '', '~', nul, nULL, \"null\"]\n")).root
    #expect(root.items.map(\.isNull) == [true, true, true, true, false, false, false, false, false])
    #expect(root.isFlow && root.count == 9 && root.entries.first { _ in true } == nil)
  }

  /// Canonical equivalence does not make words equal.
  @Test func comparesBytes() throws {
    let root = try #require(Self.read("[e\u{301}, run, \"ru\\n\"]\n")).root
    let nodes = Array(root.items)
    #expect(nodes[0].utf8Equals("e\u{301}") && !nodes[0].utf8Equals("\u{E9}"))
    #expect(nodes[1].utf8Equals("run") && !nodes[1].utf8Equals("ru") && !nodes[1].utf8Equals("runs"))
    #expect(nodes[2].utf8Equals("ru\n") && !root.utf8Equals(""))
  }

  @Test(arguments: [
    ("a:1", "a: 1"), ("a:1\nb:2\n", "a: 1\nb: 2\n"), ("run.hard_cap:30m # c\n", "run.hard_cap: 30m # c\n"),
    ("http://x", nil), ("1:30", nil), ("'a:1'", nil), ("a b:1", nil), ("x", nil), ("[a:1]", nil),
  ])
  func offersTheMissingSpace(_ source: String, _ mended: String?) throws {
    let finding = try #require(Self.read(source)).root.missingSpaceAfterColon()
    var text = Array(source.utf8)
    for edit in finding?.fixIts.first?.edits.reversed() ?? [] {
      text.replaceSubrange(edit.span.range, with: edit.replacement.utf8)
    }
    #expect((finding == nil ? nil : String(decoding: text, as: UTF8.self)) == mended)
  }

  /// Every edit is told in every report.
  @Test(arguments: [MissingSpace.mostEdits, MissingSpace.mostEdits + 1])
  func offersNotTooManySpaces(_ lines: Int) throws {
    let source = String(repeating: "a:1\n", count: lines)
    let tree = try #require(Self.read(source))
    let finding = try #require(tree.root.missingSpaceAfterColon())
    let isOffered = lines <= MissingSpace.mostEdits
    #expect(
      finding.fixIts.map(\.edits.count) == (isOffered ? [lines] : []) && finding.help.count == (isOffered ? 1 : 2))
  }

  @Test(arguments: [CharacterScan.mostEdits, CharacterScan.mostEdits + 1])
  func offersNotTooManyLineFeeds(_ returns: Int) throws {
    let source = "a: 1\n#\(String(repeating: "\r", count: returns))x\n"
    let findings = YAMLReader.read(Array(source.utf8), file: FileID(0)).diagnostics.diagnostics
    let finding = try #require(findings.first)
    #expect(finding.fixIts.map(\.edits.count) == (returns <= CharacterScan.mostEdits ? [returns] : []))
  }

  @Test(arguments: [
    ("{hard_cap}", #""{hard_cap}""#), ("[a, \"b\"]", #"'[a, "b"]'"#), ("['a']", #""['a']""#),
    ("{a: \"it's\"}", #"'{a: "it''s"}'"#),
    ("[a,\n b]", ""), ("a: 1", nil), ("a", nil),
  ])
  func offersTheQuotes(_ source: String, _ quoted: String?) throws {
    let finding = try #require(Self.read(source)).root.textNeedsQuotes()
    #expect(finding.map { $0.fixIts.first?.edits.first?.replacement ?? "" } == quoted)
  }
}
