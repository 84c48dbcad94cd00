// PolicyYAML reads YAML with byte offsets: policies by a strict subset, deployments with anchors, tags and merge keys.

import PolicyDiagnostics
import PolicySource

/// Reads the strict subset of YAML that policies are written in.
package enum YAMLReader {
  /// The most bytes of a file.
  package static let maximumSize = 1 << 20
  /// The most mappings and lists around a value.
  package static let maximumDepth = 32
  /// The most scalars, lists and mappings in a file.
  package static let maximumNodeCount = 20_000

  /// Reads one file, whatever its bytes are; time and memory are linear in its size.
  package static func read(_ bytes: [UInt8], file: FileID) -> YAMLReading {
    var findings = Findings(file: file)
    do throws(FatalFinding) {
      let tree = try tree(of: bytes, &findings)
      return YAMLReading(tree: tree, diagnostics: RepeatedEntries.offering(findings.bag, in: tree))
    } catch {
      if let diagnostic = error.diagnostic { findings.add(diagnostic) }
      return YAMLReading(tree: nil, diagnostics: findings.bag)
    }
  }

  private static func tree(of bytes: [UInt8], _ findings: inout Findings) throws(FatalFinding) -> YAMLTree {
    guard bytes.count <= maximumSize else {
      throw FatalFinding(
        diagnostic: LanguageError.fileTooLarge(
          "the file is larger than 1 MiB", at: .start(of: findings.file),
          help: ["split the file, or exclude it if it is no policy"]))
    }
    var text = try bytes.withUnsafeBufferPointer { source throws(FatalFinding) in
      try CharacterScan.prepare(bytes, ByteText(source), &findings)
    }
    Prologue.blankDirectives(of: &text, &findings)
    let parse = text.noBreakSpaces.isEmpty ? Parse(text, bytes, findings) : NoBreakSpaces.parse(text, bytes, findings)
    findings = parse.findings
    return try parse.tree.get()
  }
}

/// What `YAMLReader` made of one file.
package struct YAMLReading: Sendable {
  /// Nil when the reading ended before the file did: no text, over a limit, empty or with a syntax error.
  package let tree: YAMLTree?
  /// In the order of the file.
  package let diagnostics: DiagnosticBag
}
