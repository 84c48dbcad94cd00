import PolicyDiagnostics
import PolicySource
import PolicyModel
import PolicyReporting
import Testing

@Suite struct FindingsFormatTests {
  private static let results: [CheckReport] = {
    let fixture = ReportFixture(["a.yaml": "hard_cap: 30\n"])
    let span = Span(file: FileID(0), 10..<12)
    let findings = Severity.allCases.map { severity in
      Diagnostic(
        id: "a-rule", severity: severity, message: "it is wrong", at: span,
        notes: [Note("here", at: Span(file: FileID(0), 0..<8))], why: "it ends badly", help: ["write 30m"])
    }
    return [CheckReport(fixture.sources, findings), CheckReport(fixture.sources, [])]
  }()

  /// A report is replaced by one of its own format, and nothing else that somebody could have named by mistake is.
  @Test(arguments: FindingsFormat.allCases)
  func knowsItsOwnReports(_ format: FindingsFormat) {
    let own = Self.results.map { format.render($0).bytes }
    #expect(own.allSatisfy(format.couldBeReport))
    let others = FindingsFormat.allCases.filter { $0 != format }.flatMap { other in
      Self.results.map { other.render($0).bytes }.filter { !$0.isEmpty }
    }
    let foreign = [
      "policyc: 1\nsurface: web\n", "{\"a\": 1}\n", "[1]\n", "<a/>\n", "# checked\n", "checked the list\n",
      "::group::x\n",
    ]
    .map { Array($0.utf8) }
    let mistaken = (others + foreign).filter(format.couldBeReport).map {
      String(decoding: $0.prefix(60), as: UTF8.self)
    }
    #expect(mistaken == [])
  }

  @Test(arguments: [
    (
      FindingsFormat.github,
      "::error file=repository/a.yaml,line=1,endLine=1,col=11,endColumn=13,title=policyc%3A a-rule::it is wrong%0Anote: repository/a.yaml:1: here%0Awhy: it ends badly%0Ahelp: write 30m%0Asee: docs/rules/a-rule.md"
    ),
    (
      .checkstyle,
      "    <error line=\"1\" column=\"11\" severity=\"error\" message=\"it is wrong. Help: write 30m. See docs/rules/a-rule.md.\" source=\"policyc.a-rule\"/>"
    ),
    (
      .junit,
      "    <testcase classname=\"repository/a.yaml\" name=\"a-rule /run (2)\" file=\"repository/a.yaml\" line=\"1\">"
    ),
    (.gitlab, "    \"severity\": \"minor\","),
    (.sarif, "            \"text\": \"it is wrong. Why: it ends badly. Help: write 30m. See [here](1).\""),
    (.text, "error[a-rule]: it is wrong"),
  ])
  func writes(_ format: FindingsFormat, _ line: String) {
    let lines = format.render(Self.results[0]).text.split(separator: "\n").map(String.init)
    #expect(lines.contains(line), "\(lines.joined(separator: "\n"))")
  }

  /// Where a check found nothing, formats made of findings are empty, and the others say that there was a check.
  @Test(arguments: [
    (FindingsFormat.text, "checked 1 policy, 1 target: no findings (3 more not shown)\n"), (.jsonl, ""), (.github, ""),
    (.gitlab, "[]\n"),
    (
      .checkstyle,
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n  <file name=\"repository/a.yaml\"/>\n</checkstyle>\n"
    ),
  ])
  func writesNoFindings(_ format: FindingsFormat, _ text: String) {
    #expect(format.render(Self.results[1]).text == text)
  }

  /// A file is read without standard error beside it.
  @Test func textSaysWhatWasNotChecked() {
    let result = CheckReport(Self.results[1].sources, [], problems: ["a.yaml: input/output error"])
    let bytes = FindingsFormat.text.render(result).bytes
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        problem: a.yaml: input/output error
        checked 1 policy, 1 target, not all that was asked for: no findings (3 more not shown)

        """)
    #expect(FindingsFormat.text.couldBeReport(bytes))
  }

  @Test(arguments: [
    ("https://example.org/policyc", "https://example.org/policyc/docs/rules/a-rule.md"),
    ("HTTP://[::1]:8080/a%20b//", "HTTP://[::1]:8080/a%20b/docs/rules/a-rule.md"),
    ("https://example.org", "https://example.org/docs/rules/a-rule.md"), ("example.org/policyc", nil),
    ("https://", nil),
    ("https:///docs", nil), ("https://:80/", nil), ("ftp://example.org", nil), ("https://example.org/?a", nil),
    ("https://example.org/#a", nil), ("https://me:secret@example.org", nil), ("https://example.org/a b", nil),
    ("https://example.org/%2", nil), ("https://example.org/é", nil), ("", nil), ("https://example.org/\n", nil),
  ])
  func addressesOfPages(_ base: String, _ address: String?) {
    #expect(PageAddresses(base: base)?.address(of: "a-rule") == address)
  }

  /// An address of the whole is known where somebody said where the pages are, and only there.
  @Test func urlsStandInSARIFOnlyWhereTheyAreKnown() throws {
    let result = Self.results[0]
    let pages = try #require(PageAddresses(base: "https://example.org/policyc"))
    let tool = ReportingTool(version: "1.2.3", pages: pages, describe: ReportingTool.test.describe)
    let known = CheckReport(result.sources, of: result.files, findings: result.findings, result.summary, by: tool)
    let texts = [result, known].map { FindingsFormat.sarif.render($0).text }
    #expect(!texts[0].contains("://example.org") && !texts[0].contains("helpUri"))
    #expect(texts[1].contains(#""helpUri": "https://example.org/policyc/docs/rules/a-rule.md""#))
    #expect(texts[1].contains(#""informationUri": "https://example.org/policyc""#))
  }
}
