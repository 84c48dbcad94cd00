import PolicySource

/// What a foreign file says, with its aliases as references; never changed after it was read.
package final class ForeignTree: Sendable {
  let tree: YAMLTree
  /// The root of each document.
  private let roots: [Int]
  /// What each alias stands for; never an alias, nor anything around it.
  fileprivate let meanings: [Int: Int]
  fileprivate let tags: [Int: String]
  /// How many nodes it stands for, as `ForeignReader.maximumExpansion` counts them.
  package let expansion: Int

  init(_ tree: YAMLTree, roots: [Int], meanings: [Int: Int], tags: [Int: String], expansion: Int) {
    self.expansion = expansion
    self.tree = tree
    self.roots = roots
    self.meanings = meanings
    self.tags = tags
  }

  package var file: FileID { tree.file }

  /// The root of each document, in the order of the file.
  package var documents: [ForeignNode] { roots.map { ForeignNode(YAMLNode(tree: tree, index: $0), in: self) } }
}

/// One node of a `ForeignTree` where it is used; an alias is what it stands for.
///
/// Every walk over the nodes below is finite: at most `YAMLReader.maximumDepth` deep and `ForeignReader.maximumExpansion`
/// nodes long.
package struct ForeignNode: Sendable {
  package struct Entry: Sendable {
    package let key: ForeignNode
    package let value: ForeignNode
  }

  private let tree: ForeignTree
  private let node: YAMLNode

  fileprivate init(_ node: YAMLNode, in tree: ForeignTree) {
    self.tree = tree
    self.node = tree.meanings[node.index].map { YAMLNode(tree: tree.tree, index: $0) } ?? node
  }

  package var kind: YAMLNode.Kind { node.kind }

  /// Where it is written, which for an alias is where the anchor stands.
  package var span: Span { node.span }

  /// The value of a scalar; empty for collections.
  package var text: String { node.text }

  /// The bytes of the file that are `text` letter for letter; nil where they differ.
  package var textSpan: Span? { node.textSpan }

  package var isNull: Bool { node.isNull }

  package var isPlain: Bool { node.isPlain }

  package func utf8Equals(_ word: String) -> Bool { node.utf8Equals(word) }

  /// The tag as it stands there or as its handle is resolved: `!reset`, `tag:yaml.org,2002:str`; nil without one.
  package var tag: String? { tree.tags[node.index] }
}

// MARK: Children

extension ForeignNode {
  /// The items of a list; empty for other nodes.
  package var items: [ForeignNode] { node.items.map { ForeignNode($0, in: tree) } }

  /// The entries of a mapping as its readers see them; empty for other nodes.
  ///
  /// Of a repeated key the last one counts. What `<<` merges comes behind the mapping's own entries and never replaces
  /// one; of several mappings in it, the first that has a key counts.
  package var entries: [Entry] {
    var found: [Entry] = []
    var known: Set<[UInt8]> = []
    collect(&found, &known)
    return found
  }

  /// The entry of a key, as `entries` has it.
  package func entry(_ word: String) -> Entry? { entries.first { $0.key.utf8Equals(word) } }

  package subscript(word: String) -> ForeignNode? { entry(word)?.value }

  private func collect(_ found: inout [Entry], _ known: inout Set<[UInt8]>) {
    let written = node.entries.map { Entry(key: ForeignNode($0.key, in: tree), value: ForeignNode($0.value, in: tree)) }
    let own = written.reversed().filter { entry in
      !entry.key.isMergeKey && entry.key.kind == .scalar && known.insert(Array(entry.key.text.utf8)).inserted
    }
    found += own.reversed()
    for merge in written where merge.key.isMergeKey {
      for source in merge.value.kind == .sequence ? merge.value.items : [merge.value] {
        source.collect(&found, &known)
      }
    }
  }

  private var isMergeKey: Bool { node.isPlain && node.utf8Equals("<<") }
}
