import PolicyDiagnostics

/// One run of libyaml over a prepared text.
struct Parse {
  let tree: Result<YAMLTree, FatalFinding>
  let findings: Findings
  /// The quoted scalars and comments that were read, also when the run ended early, in the order of the file; only for
  /// a text with no-break spaces.
  let quotedRanges: [Range<Int>]
  /// How far the run came.
  let reach: Int

  init(_ text: PreparedText, _ source: [UInt8], _ findings: Findings) {
    self = text.bytes.withUnsafeBufferPointer { bytes in
      source.withUnsafeBufferPointer { pointer in
        var builder = TreeBuilder(text, ByteText(bytes), source: ByteText(pointer), findings)
        let tree = Result { () throws(FatalFinding) in
          try builder.run()
          return builder.tree(source: source)
        }
        return Parse(tree, builder)
      }
    }
  }

  private init(_ tree: Result<YAMLTree, FatalFinding>, _ builder: TreeBuilder) {
    self.tree = tree
    findings = builder.findings
    reach = builder.consumed
    quotedRanges = builder.prepared.noBreakSpaces.isEmpty ? [] : builder.quotedRanges
  }
}
