import PolicySource
import PolicyYAML
import TestSupport

/// The bytes as a policy file and as a file of somebody else.
enum YAMLDriver {
  static func run(_ bytes: [UInt8], _ promises: inout Promises) {
    promises.add(YAMLInvariants(bytes).broken)
    let reading = YAMLReader.read(bytes, file: FileID(0))
    if let tree = reading.tree, reading.diagnostics.isEmpty { edit(tree, &promises) }
    readForeign(bytes, &promises)
  }

  // MARK: Edits

  /// What is taken out is gone, what is written is there, and everything else is as it was.
  private static func edit(_ tree: YAMLTree, _ promises: inout Promises) {
    var random = SeededGenerator(seed: UInt64(tree.source.count) &+ tree.source.reduce(0) { $0 &* 31 &+ UInt64($1) })
    for _ in 0..<3 {
      let parts = TreeParts(tree.root)
      let chosen = parts.choose(&random)
      // A comment inside of what goes would go twice.
      let comments = chosen.isEmpty ? tree.comments.filter { _ in Bool.random(using: &random) } : []
      let expected = parts.summary(without: chosen)
      guard let edits = tree.removal(of: chosen + comments.map(\.span)) else {
        promises.require(expected == nil || chosen.isEmpty, "removes nothing of \(chosen.map(\.range))")
        continue
      }
      check(edits, of: tree, give: expected, "removal of \(chosen.map(\.range))", &promises)
    }
    let path = TreeParts(tree.root).path(&random)
    guard let edit = tree.insertion(of: "1", at: path) else {
      // Nothing is written behind a text that ends with the file.
      let mayRefuse = tree.root.kind != .mapping || tree.root.count == 0 || tree.source.last != UInt8(ascii: "\n")
      return promises.require(mayRefuse, "nothing can be written at \(path)")
    }
    check([edit], of: tree, give: TreeParts(tree.root).summary(with: path), "insertion at \(path)", &promises)
  }

  private static func check(
    _ edits: [TextEdit], of tree: YAMLTree, give expected: String?, _ what: String, _ promises: inout Promises
  ) {
    var all = FileEdits()
    guard all.add(edits) else { return promises.require(false, "\(what): its edits clash") }
    let reading = YAMLReader.read(all.applied(to: tree.source), file: tree.file)
    let findings = reading.diagnostics.diagnostics.map { "\($0.id): \($0.message)" }
    promises.require(findings.isEmpty, "\(what) brings \(findings)")
    let summary = reading.tree.map { TreeParts($0.root).summary(without: []) ?? "nothing" } ?? "nothing"
    promises.require(summary == expected, "\(what) leaves \(summary), not \(expected ?? "nothing")")
  }

  // MARK: Other people's YAML

  private static func readForeign(_ bytes: [UInt8], _ promises: inout Promises) {
    switch ForeignReader.read(bytes, file: FileID(0)) {
    case .empty: break
    case .unreadable(let finding):
      for span in finding.spans {
        promises.require(span.range.upperBound <= bytes.count, "\(finding.id) at \(span.range), outside of the file")
      }
    case .tree(let tree):
      var walk = ForeignWalk(length: bytes.count)
      for document in tree.documents { walk.visit(document, depth: 0) }
      promises.add(walk.broken)
    }
  }
}

/// A walk over all that a foreign file says.
private struct ForeignWalk {
  let length: Int
  private(set) var broken: [String] = []
  private var visits = 0

  init(length: Int) { self.length = length }

  mutating func visit(_ node: ForeignNode, depth: Int) {
    visits += 1
    if visits == ForeignReader.maximumExpansion { broken.append("the walk is longer than promised") }
    guard visits < ForeignReader.maximumExpansion else { return }
    if node.span.range.upperBound > length { broken.append("a node at \(node.span.range), outside of the file") }
    if depth > YAMLReader.maximumDepth { broken.append("a node is \(depth) deep") }
    for item in node.items { visit(item, depth: depth + 1) }
    for entry in node.entries { visit(entry.value, depth: depth + 1) }
  }
}
