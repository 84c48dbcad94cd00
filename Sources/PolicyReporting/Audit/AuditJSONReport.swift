import PolicyAudit
import PolicyDiagnostics
import PolicySource
import PolicyJSON

/// Writes an audit for programs, as `schemas/audit.schema.json` describes it.
///
/// Every key is always there; findings and places are those of `JSONReport`.
package struct AuditJSONReport {
  /// The version of the format; a change that a reader could notice raises it.
  package static let version = 1

  private var report: JSONReport

  package init(_ sources: SourceMap) { report = JSONReport(sources) }

  package mutating func render(
    _ targets: [AuditedTarget], _ findings: [IdentifiedFinding], _ summary: AuditSummary,
    _ layout: JSONWriter.Layout = .pretty
  ) -> PrintableText {
    var writer = JSONWriter(layout)
    writer.object { writer in
      writer.member("policyc", Self.version)
      writer.member("column_unit", "utf-8-byte")
      writer.member("findings") { $0.array(findings) { report.finding($1, &$0) } }
      writer.member("targets") { $0.array(targets) { target($1, &$0) } }
      writer.member("summary") { Self.summary(summary, &$0) }
    }
    return PrintableText(writer)
  }

  private mutating func target(_ target: AuditedTarget, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("program", target.program)
      writer.member("version", target.version)
      writer.member("variables") { $0.array(target.variables) { variable($1, &$0) } }
    }
  }

  private mutating func variable(_ variable: AuditedVariable, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("name", variable.expected.name)
      writer.member("field", variable.expected.field.path)
      writer.member("value", optional: variable.expected.value)
      writer.member("status", variable.status.rawValue)
      writer.member("places") { $0.array(variable.marks) { mark($1, &$0) } }
    }
  }

  private mutating func mark(_ mark: AuditedVariable.Mark, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("verdict", mark.verdict.rawValue)
      writer.member("part", optional: mark.part.isEmpty ? nil : mark.part)
      writer.member("means", optional: mark.means?.rawValue)
      report.place(mark.span, &writer)
    }
  }

  private static func summary(_ summary: AuditSummary, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("files", summary.files)
      writer.member("targets", summary.targets)
      writer.member("variables", summary.variables)
      writer.member("passed", summary.passed)
      writer.member("documented", summary.documented)
      writer.member("errors", summary.errors)
      writer.member("warnings", summary.warnings)
      writer.member("notes", summary.notes)
      writer.member("accepted", summary.accepted)
    }
  }
}
