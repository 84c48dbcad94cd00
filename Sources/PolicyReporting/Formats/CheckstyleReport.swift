import PolicyDiagnostics

/// Writes findings as the XML of Checkstyle 4.3, which many build servers and review bots read.
///
/// Every file that was checked is there. Paths begin at the root of reports; columns count UTF-16 code units from 1.
/// Why a check could not run as asked has no place in this format.
package struct CheckstyleReport: Sendable {
  private let result: CheckReport
  private var lines: SourceLines

  package init(_ result: CheckReport) {
    self.result = result
    lines = SourceLines(result.sources)
  }

  package mutating func render() -> PrintableText {
    var text: XMLText = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
    for file in FileFindings.all(of: result) {
      let name = lines.path(of: file.file).inReport
      guard !file.findings.isEmpty else {
        text += "  <file name=\"\(name)\"/>\n"
        continue
      }
      text += "  <file name=\"\(name)\">\n"
      for finding in file.findings { text += error(finding.diagnostic) }
      text += "  </file>\n"
    }
    text += "</checkstyle>\n"
    return PrintableText(text)
  }

  private mutating func error(_ diagnostic: Diagnostic) -> XMLText {
    let region = lines.region(of: lines.shownBytes(under: diagnostic.span), in: diagnostic.span.file)
    let severity = diagnostic.severity == .note ? "info" : diagnostic.severity.rawValue
    let message = FindingWords(diagnostic, result.tool.pages).paragraphWithPage
    return """
          <error line="\(region.startLine)" column="\(region.startColumn)" severity="\(severity)" \
      message="\(message)" source="policyc.\(diagnostic.id)"/>

      """
  }
}
