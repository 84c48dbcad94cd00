import PolicyDiagnostics
import PolicySource
import PolicyReporting
import PolicyWorkspace
import Testing

@Suite("Findings as JSON")
struct JSONReportTests {
  @Test func writesAFinding() throws {
    let fixture = ReportFixture(["web.yaml": "\u{FEFF}é: \"10\"\nrun:\n"])
    let value = try fixture.span(of: "\"10\"", in: "web.yaml")
    let finding = Diagnostic(
      id: "a-rule", severity: .warning, message: "\"10\" has no unit", at: value,
      timeline: [" 0:00  it starts ← \"here\""],
      notes: [Note("the run", at: try fixture.span(of: "run:\n", in: "web.yaml")), Note("no place")],
      why: "it could be anything", help: ["write 10s"], fixIts: [FixIt("write 10s", [TextEdit(value, "10s")], .safe)],
      surfaces: ["web"])
    var report = JSONReport(fixture.sources)
    let summary = CheckSummary(policies: 1, targets: 2, warnings: 1, accepted: 3, unshown: 4)
    let written = report.render([finding.identified], summary, .compact).text
    let place =
      #""path":"repository/web.yaml","span":{"start":{"offset":7,"line":1,"column":5},"end":{"offset":11,"line":1,"column":9}}"#
    let expected = [
      #"{"policyc":3,"column_unit":"utf-8-byte","findings":[{"id":"a-rule","page":"docs/rules/a-rule.md","severity":"warning","#,
      #""message":"\"10\" has no unit",\#(place),"pointer":"/run/é","#,
      #""fingerprint":"2b58883910aca53a3112893e866df54304473eadd78692e3f0b4495cda550bf2","#,
      #""timeline":[" 0:00  it starts ← \"here\""],"#,
      #""notes":[{"message":"the run","path":"repository/web.yaml","#,
      #""span":{"start":{"offset":12,"line":2,"column":1},"end":{"offset":17,"line":3,"column":1}}},"#,
      #"{"message":"no place","path":null,"span":null}],"why":"it could be anything","help":["write 10s"],"#,
      #""fixes":[{"title":"write 10s","safety":"safe","edits":[{\#(place),"replacement":"10s"}]}],"surfaces":["web"]}],"#,
      #""summary":{"policies":1,"targets":2,"errors":0,"warnings":1,"notes":0,"accepted":3,"baselined":0,"since":null,"unchanged":0,"unshown":4,"problems":[]}}"#,
      "\n",
    ]
    #expect(written == expected.joined())
  }

  @Test func writesNoFindings() {
    var report = JSONReport(SourceMap())
    let expected = """
      {
        "policyc": 3,
        "column_unit": "utf-8-byte",
        "findings": [],
        "summary": {
          "policies": 2,
          "targets": 1,
          "errors": 0,
          "warnings": 0,
          "notes": 0,
          "accepted": 0,
          "baselined": 0,
          "since": null,
          "unchanged": 0,
          "unshown": 0,
          "problems": []
        }
      }

      """
    #expect(report.render([], CheckSummary(policies: 2, targets: 1)).text == expected)
  }
}
