import PolicySource
import PolicyYAML
import TestSupport
import Testing

/// Edits near block texts, whose blank lines may be content: every short document of them, or every twelfth.
@Suite struct BlockTextEditTests {
  /// Where a block text stands; `§` is replaced by it. Where more follows, its lines end with a line break.
  static let places = [
    "a: §", "a:\n- §", "a:\n  - §", "a:\n  b: §", "a:\n- b: §", "a:\n- - §", "a: §z: 1\n", "a:\n  b: §z: 1\n",
    "z: |+\n  t\na: §", "z: >2\n     \na: §", "y:\n  z: |+\n    t\na: §z: 1\n", "z: |+\n  t\n# c\na: §",
    "z: >2\n\n# c\n     \n   # d\na: §", "z: §a: 1\n    # d\n\nb: 1\n     \nc: 1\n", "z: §# c\n\n# d\n      \na: 1\n",
  ]
  static let lineBreaks = ["\n", "\r\n"]
  static let headers = ["|", ">"].flatMap { style in
    ["", "2"].flatMap { indentation in ["", "-", "+"].map { style + indentation + $0 } }
  }

  /// A new key is there, and all other values are what they were.
  @Test(arguments: places, lineBreaks) func insertionKeepsTexts(_ place: String, _ lineBreak: String) {
    var count = 0
    for tree in Self.trees(place, lineBreak) {
      let values = Self.values(of: tree.root)
      for path in [["new"], ["a", "new"]] where path.count == 1 || tree.root.entries.contains(where: Self.isGroup) {
        guard let edit = tree.insertion(of: "1", at: path) else {
          #expect(tree.source.last != UInt8(ascii: "\n"), "nothing can be written at \(path) of \(Self.shown(tree))")
          continue
        }
        count += 1
        let edited = Self.edited(tree, [edit])
        let new = edited.filter { $0.key == "/" + path.joined(separator: "/") }
        #expect(new.values.elementsEqual(["1"]), "\(path) in \(Self.shown(tree))")
        #expect(edited.filter { new[$0.key] == nil } == values, "\(path) in \(Self.shown(tree))")
      }
    }
    #expect(count > Effort.part(of: 150))
  }

  /// One or two entries and comments are gone, and all other values are what they were.
  @Test(arguments: places.filter { $0.contains("z") }, lineBreaks)
  func removalKeepsTexts(_ place: String, _ lineBreak: String) {
    var count = 0
    for tree in Self.trees(place, lineBreak) {
      let values = Self.values(of: tree.root)
      let keys = tree.root.entries.map(\.key)
      for choice in 1..<(1 << (keys.count + tree.comments.count)) where choice.nonzeroBitCount < 3 {
        let gone = keys.indices.filter { choice >> $0 & 1 == 1 }
        guard gone.count < keys.count else { continue }
        let comments = tree.comments.indices.filter { choice >> (keys.count + $0) & 1 == 1 }
        let parts = gone.map { keys[$0].span } + comments.map { tree.comments[$0].span }
        count += 1
        let edited = tree.removal(of: parts).map { Self.edited(tree, $0) }
        let others = values.filter { value in !gone.contains { "\(value.key)/".hasPrefix("/\(keys[$0].text)/") } }
        #expect(edited == others, "without \(parts.map(\.range)) in \(Self.shown(tree))")
      }
    }
    #expect(count > Effort.part(of: 150))
  }

  // MARK: Documents

  /// The documents with a block text of up to two lines at a place.
  private static func trees(_ place: String, _ lineBreak: String) -> [YAMLTree] {
    let isLast = place.last == "§"
    let texts = headers.flatMap { header in bodies.map { "\(header)\n\($0)" } }
    return texts.indices.filter { $0 % Effort.divisor == 0 }.map { texts[$0] }.compactMap { text in
      guard isLast || text.last == "\n" else { return nil }
      let source = place.split(separator: "§", omittingEmptySubsequences: false).joined(separator: text)
      let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
      let reading = YAMLReader.read(Array(lines.joined(separator: lineBreak).utf8), file: FileID(0))
      return reading.diagnostics.isEmpty ? reading.tree : nil
    }
  }

  /// Up to two lines, the last one with and without a line break.
  private static let bodies: [String] = {
    let lines = ["", "  ", "      ", "    x"]
    var all = [[String]()]
    for count in 1...2 { all += all.filter { $0.count == count - 1 }.flatMap { body in lines.map { body + [$0] } } }
    return all.flatMap { body in
      let text = body.joined(separator: "\n")
      return body.last?.isEmpty ?? true ? [text + (body.isEmpty ? "" : "\n")] : [text, text + "\n"]
    }
  }()

  private static func isGroup(_ entry: YAMLNode.Entries.Element) -> Bool {
    entry.key.text == "a" && entry.value.kind == .mapping
  }

  // MARK: Values

  private static func edited(_ tree: YAMLTree, _ edits: [TextEdit]) -> [String: String] {
    var all = FileEdits()
    guard all.add(edits) else { return ["": "the edits clash"] }
    let reading = YAMLReader.read(all.applied(to: tree.source), file: tree.file)
    guard let root = reading.tree?.root, reading.diagnostics.isEmpty else { return ["": "findings"] }
    return values(of: root)
  }

  /// The scalars by their paths.
  private static func values(of node: YAMLNode, at path: String = "") -> [String: String] {
    var all: [String: String] = [:]
    if node.kind == .scalar { all[path] = node.text }
    for (index, item) in node.items.enumerated() {
      all.merge(values(of: item, at: "\(path)/\(index)")) { first, _ in first }
    }
    for (key, value) in node.entries { all.merge(values(of: value, at: "\(path)/\(key.text)")) { first, _ in first } }
    return all
  }

  private static func shown(_ tree: YAMLTree) -> String {
    String(decoding: tree.source, as: UTF8.self).debugDescription
  }
}
