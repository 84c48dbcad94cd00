import PolicyDiagnostics
import PolicySource
import TestSupport
import Testing

@testable import PolicyYAML

/// What holds for every finding of every sample.
struct FindingTests {
  static let samples = CharacterTests.samples + StrictnessTests.samples + SyntaxTests.samples

  @Test(arguments: samples) func readsWell(_ sample: Sample) {
    for finding in sample.reading.diagnostics.diagnostics {
      let lines = [finding.message, finding.why ?? ""] + finding.help + finding.notes.map(\.message)
      let bad = lines.filter { !Self.isWellWritten($0) }
      #expect(bad.isEmpty && finding.severity == .error, "\(bad)")
    }
  }

  /// One line without a final period that begins in lower case, with a code name or with code.
  private static func isWellWritten(_ line: String) -> Bool {
    guard let first = line.unicodeScalars.first else { return false }
    let beginsWell = !first.properties.isUppercase || ["U+", "NUL", "UTF-", "YAML"].contains { line.hasPrefix($0) }
    return beginsWell && !line.hasSuffix(".") && !line.unicodeScalars.contains { $0.value < 0x20 }
  }

  @Test(arguments: samples) func staysInTheFile(_ sample: Sample) {
    let count = UInt32(MarkedText(sample.marked).bytes.count)
    for finding in sample.reading.diagnostics.diagnostics {
      let edits = finding.fixIts.flatMap(\.edits).map(\.span)
      #expect(([finding.span] + finding.notes.compactMap(\.span) + edits).allSatisfy { $0.upper <= count })
    }
  }

  @Test(arguments: samples) func safeFixesMendWhatTheyName(_ sample: Sample) {
    let source = MarkedText(sample.marked).bytes
    for finding in sample.reading.diagnostics.diagnostics {
      for fix in finding.fixIts {
        let mended = YAMLReader.read(Self.apply(fix, to: source), file: FileID(0)).diagnostics.diagnostics
        let before = sample.reading.diagnostics.diagnostics.count { $0.id == finding.id }
        let after = mended.count { $0.id == finding.id }
        #expect(after < before, "\(fix.title): \(mended.map(\.message))")
      }
    }
  }

  private static func apply(_ fix: FixIt, to source: [UInt8]) -> [UInt8] {
    var result = source
    for edit in fix.edits.sorted(by: { $0.span > $1.span }) {
      result.replaceSubrange(edit.span.range, with: edit.replacement.utf8)
    }
    return result
  }

  @Test func everyErrorHasASample() {
    let found = Set(Self.samples.flatMap(\.ids) + StrictnessTests.binaries.map { String($0.1.prefix { $0 != " " }) })
    let catalogue = LanguageError.yamlErrors.map(\.id)
    #expect(catalogue == catalogue.sorted())
    #expect(found == Set(catalogue))
  }

  @Test func countsWhatIsBeyondTheLimit() {
    let hidden = Array(String(repeating: "\u{200B}\n", count: 60).utf8)
    let findings = YAMLReader.read(Array("a: 1\n".utf8) + hidden, file: FileID(0)).diagnostics.diagnostics
    #expect(findings.count == Findings.limit + 1)
    #expect(findings.last?.message == "10 more of this kind from here on")
    #expect(findings.last?.span.range.lowerBound == 5 + 50 * 4)
  }

  @Test func duplicatesPointToTheFirstAndAreUnknown() {
    let reading = Sample.read("a: 1\n«a»: 2\nb: 3\n").reading
    #expect(reading.diagnostics.diagnostics.first?.notes.first?.span?.range == 0..<1)
    #expect(reading.tree?.root.summary == #"{"a": !"1", "a": !"2", "b": "3"}"#)
  }

  /// A refused character makes what it touches unknown, and only that.
  @Test(arguments: [
    ("a: x\u{200B}\nb: y\n", #"{"a": !"x", "b": "y"}"#),
    ("a: \u{200B}\nb: y\n", #"{"a": !"", "b": "y"}"#),
    ("a: x \u{200B} # c\nb: y\n", #"{"a": "x", "b": "y"}"#),
    ("a: *x\nb: &y z\n", #"{"a": !"", "b": "z"}"#),
    ("<<: {a: b}\nb: y\n", #"{!"<<": !{!"a": !"b"}, "b": "y"}"#),
    ("a: !t\nb: y\n", #"{"a": !"", "b": "y"}"#),
    ("a: \"\\e\"\nb:\n  - x\n", "{\"a\": !\"\\u{1B}\", \"b\": [\"x\"]}"),
    ("{a:1, b: y}\n", #"{!"a:1": !"", "b": "y"}"#),
    ("\u{430}: 1\n", "{!\"\u{430}\": \"1\"}"),
  ])
  func marksWhatIsUnreadable(_ source: String, _ summary: String) {
    #expect(YAMLReader.read(Array(source.utf8), file: FileID(0)).tree?.root.summary == summary)
  }
}
