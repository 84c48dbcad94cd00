import PolicyDiagnostics
import PolicySource
import PolicyReporting
import TestSupport
import Testing

/// Work per finding must not grow with the file: quadratic work would take minutes here.
@Suite("Reports of very many findings")
struct ReportSpeedTests {
  @Test(arguments: ["\n", "", "é"])
  func takeLinearTime(_ separator: String) {
    let line = "hard_cap: 30m x" + separator
    var sources = SourceMap()
    let bytes = Array(String(repeating: line, count: 60_000).utf8)
    let file = sources.add(SourceFile(path: SourcePath("a.yaml"), bytes: bytes))
    var text = TextReport(sources, Appearance(color: true, unicode: true, width: 100))
    var drawn = 0
    let time = processorTime {
      for place in stride(from: bytes.count - 10, to: 10, by: -bytes.count / 500) {
        let note = Note("here", at: Span(file: file, place / 2..<place / 2 + 3))
        drawn += text.text(of: .finding(at: Span(file: file, place..<place + 3), [note])).bytes.count
      }
    }
    #expect(drawn > 50_000)
    #expect(time < .soon)
  }

  @Test(arguments: [FindingsFormat.sarif, .github, .checkstyle])
  func takeLinearTimeInFormats(_ format: FindingsFormat) {
    var sources = SourceMap()
    let bytes = Array(String(repeating: "é🏁 ", count: 150_000).utf8)
    let file = sources.add(SourceFile(path: SourcePath("a.yaml"), bytes: bytes))
    let findings = stride(from: 0, to: bytes.count - 10, by: bytes.count / 1_000).map { place in
      Diagnostic.finding(at: Span(file: file, place..<place + 3), [Note("here", at: Span(file: file, 0..<place))])
    }
    let time = processorTime { #expect(format.render(CheckReport(sources, findings)).bytes.count > 50_000) }
    #expect(time < .soon)
  }
}
