import PolicyCompiler
import PolicySource
import PolicyModel
import TestSupport
import Testing

/// Words that people read are checked wherever they are written, and the edit goes to the very braces.
@Suite struct CopyReadingTests {
  @Test(arguments: [
    ("    timeout: after «{hardcap}»", "{hard_cap}"),
    ("    timeout: \"after «{hard-cap}» or so\"", "{hard_cap}"),
    ("    timeout: «'it''s over {'»", ""),
    ("    timeout: «|\n      after\n      {x}»", ""),
    ("    timeout: plain «}» brace", "}}"),
    ("    timeout: it took «{duration}»", ""),
  ])
  func placeholders(_ copy: String, _ replacement: String) {
    let marked = MarkedText("policyc: 1\nabstract: true\nfailure:\n  copy:\n\(copy)\n")
    let findings = TestProject([(name: "base.yaml", bytes: marked.bytes)]).check().findings
    #expect(findings.map { "\($0.span.range) \($0.id)" } == marked.ranges.map { "\($0) unknown-placeholder" })
    let edits = findings.flatMap(\.fixIts).flatMap(\.edits)
    #expect(
      edits.map { "\($0.span.range) \($0.replacement)" }
        == marked.ranges.flatMap { replacement.isEmpty ? [] : ["\($0) \(replacement)"] })
  }
}
