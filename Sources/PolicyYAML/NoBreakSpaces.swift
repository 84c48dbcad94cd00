import PolicyDiagnostics
import PolicySource

/// Raw no-break spaces are text between quotes and in comments, and refused elsewhere.
///
/// libyaml takes them for letters, people see spaces. So a file that has some is first read with spaces in their
/// places; only when that shows all of them between quotes or in comments, it is read as it is.
enum NoBreakSpaces {
  static func parse(_ text: PreparedText, _ source: [UInt8], _ findings: Findings) -> Parse {
    let blanked = Parse(text.withoutNoBreakSpaces(), source, findings)
    let refused = refusedOffsets(text.noBreakSpaces, in: blanked)
    guard refused.isEmpty else { return blanked.reporting(refused, blanked.tree, source) }
    let parse = Parse(text, source, findings)
    // Where the first reading stopped early, the second one may meet some that the first has not judged.
    let late = refusedOffsets(text.noBreakSpaces, in: parse)
    return late.isEmpty ? parse : parse.reporting(late, .failure(FatalFinding(diagnostic: nil)), source)
  }

  private static func refusedOffsets(_ offsets: [Int], in parse: Parse) -> [Int] {
    var quoted = parse.quotedRanges[...]
    return offsets.prefix { $0 < parse.reach }.filter { offset in
      while let range = quoted.first, range.upperBound <= offset { quoted.removeFirst() }
      return quoted.first.map { !$0.contains(offset) } ?? true
    }
  }
}

extension Parse {
  /// A parse with another tree and a finding for each of the no-break spaces.
  fileprivate func reporting(
    _ offsets: [Int], _ tree: Result<YAMLTree, FatalFinding>, _ source: [UInt8]
  ) -> Parse {
    var findings = findings
    for offset in offsets {
      let range = offset..<offset + 2
      // With a space before it, a `#` that belongs to a text begins a comment.
      let isBeforeHash = range.upperBound < source.count && source[range.upperBound] == .hash
      findings.add(.noBreakSpace, at: range) { span in
        LanguageError.noBreakSpace(
          "U+00A0 (no-break space) outside a quoted text", at: span, help: ["write a space"],
          fixIts: [FixIt("write a space", [TextEdit(span, " ")], isBeforeHash ? .needsReview : .safe)])
      }
    }
    return Parse(tree, findings, quotedRanges, reach)
  }

  private init(
    _ tree: Result<YAMLTree, FatalFinding>, _ findings: Findings, _ quotedRanges: [Range<Int>], _ reach: Int
  ) {
    self.tree = tree
    self.findings = findings
    self.quotedRanges = quotedRanges
    self.reach = reach
  }
}
