import PolicyWorkspace
import PolicyDiagnostics
import PolicySource
import PolicyJSON

/// Writes findings for programs, as `schemas/findings.schema.json` describes them.
///
/// Every key is always there. Paths begin at the root of reports. Offsets count bytes of the file from 0, lines from 1,
/// columns UTF-8 bytes of the line from 1; an end is the place behind the last byte. Text that was not UTF-8 holds U+FFFD.
package struct JSONReport: Sendable {
  /// The version of the format; a change that a reader could notice raises it.
  package static let version = 3

  private var lines: SourceLines
  private let pages: PageAddresses

  package init(_ sources: SourceMap, _ pages: PageAddresses = PageAddresses()) {
    lines = SourceLines(sources)
    self.pages = pages
  }

  /// The findings in the order given.
  package mutating func render(
    _ findings: some Sequence<IdentifiedFinding>, _ summary: CheckSummary, _ layout: JSONWriter.Layout = .pretty
  ) -> PrintableText {
    PrintableText { write(findings, summary, layout, to: $0) }
  }

  /// The same, finding by finding.
  ///
  /// - Parameter sink: takes the pieces in their order.
  package mutating func write(
    _ findings: some Sequence<IdentifiedFinding>, _ summary: CheckSummary, _ layout: JSONWriter.Layout = .pretty,
    to sink: (PrintableText) -> Void
  ) {
    var writer = JSONWriter(layout)
    writer.object { writer in
      writer.member("policyc", Self.version)
      writer.member("column_unit", "utf-8-byte")
      writer.member("findings") { writer in
        writer.array(findings) { writer, each in
          finding(each, &writer)
          sink(PrintableText(takenFrom: &writer))
        }
      }
      writer.member("summary") { Self.summary(summary, &$0) }
    }
    sink(PrintableText(writer))
  }

  /// Each finding alone, one a line, as `schemas/finding.schema.json` describes it; nothing where there are none.
  ///
  /// - Parameter sink: takes the lines in their order.
  package mutating func writeLines(
    _ findings: some Sequence<IdentifiedFinding>, to sink: (PrintableText) -> Void
  ) {
    for each in findings {
      var writer = JSONWriter(.compact)
      finding(each, &writer)
      sink(PrintableText(writer))
    }
  }

  mutating func finding(_ finding: IdentifiedFinding, _ writer: inout JSONWriter) {
    let diagnostic = finding.diagnostic
    writer.object { writer in
      writer.member("id", diagnostic.id)
      writer.member("page", pages.address(of: diagnostic.id))
      writer.member("severity", diagnostic.severity.rawValue)
      writer.member("message", diagnostic.message)
      place(diagnostic.span, &writer)
      writer.member("pointer", finding.identity.pointer)
      writer.member("fingerprint", finding.identity.fingerprint)
      writer.member("timeline") { $0.array(diagnostic.timeline) { $0.string($1) } }
      writer.member("notes") { $0.array(diagnostic.notes) { note($1, &$0) } }
      writer.member("why", optional: diagnostic.why)
      writer.member("help") { $0.array(diagnostic.help) { $0.string($1) } }
      writer.member("fixes") { $0.array(diagnostic.fixIts) { fix($1, &$0) } }
      writer.member("surfaces") { $0.array(diagnostic.surfaces) { $0.string($1) } }
    }
  }

  private mutating func note(_ note: Note, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("message", note.message)
      if let span = note.span {
        place(span, &writer)
      } else {
        writer.member("path") { $0.null() }
        writer.member("span") { $0.null() }
      }
    }
  }

  private mutating func fix(_ fix: FixIt, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("title", fix.title)
      writer.member("safety", fix.safety.rawValue)
      writer.member("edits") { writer in
        writer.array(fix.edits) { writer, edit in
          writer.object { writer in
            place(edit.span, &writer)
            writer.member("replacement", edit.replacement)
          }
        }
      }
    }
  }

  // MARK: Places

  mutating func place(_ span: Span, _ writer: inout JSONWriter) {
    let bytes = lines.bytes(under: span)
    writer.member("path", lines.path(of: span.file).inReport)
    writer.member("span") { writer in
      writer.object { writer in
        writer.member("start") { position(bytes.lowerBound, span.file, &$0) }
        writer.member("end") { position(bytes.upperBound, span.file, &$0) }
      }
    }
  }

  private mutating func position(_ offset: Int, _ file: FileID, _ writer: inout JSONWriter) {
    let position = lines.position(of: offset, in: file)
    writer.object { writer in
      writer.member("offset", offset)
      writer.member("line", position.line)
      writer.member("column", position.column)
    }
  }

  private static func summary(_ summary: CheckSummary, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("policies", summary.policies)
      writer.member("targets", summary.targets)
      writer.member("errors", summary.errors)
      writer.member("warnings", summary.warnings)
      writer.member("notes", summary.notes)
      writer.member("accepted", summary.accepted)
      writer.member("baselined", summary.baselined)
      writer.member("since", optional: summary.since)
      writer.member("unchanged", summary.unchanged)
      writer.member("unshown", summary.unshown)
      writer.member("problems") { $0.array(summary.problems) { $0.string($1) } }
    }
  }
}
