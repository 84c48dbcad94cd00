import PolicyJSON
import PolicyModel

/// Writes resolved policies for programs, as `schemas/show.schema.json` describes them.
///
/// Every key is always there. Paths begin at the root of reports; lines and columns count from 1, columns in UTF-8
/// bytes.
package enum ShowJSON {
  /// The version of the format; a change that a reader could notice raises it.
  package static let version = 2

  package static func render(_ policies: [ShownPolicy], _ layout: JSONWriter.Layout = .pretty) -> PrintableText {
    PrintableText { write(policies, layout, to: $0) }
  }

  /// The same, policy by policy.
  ///
  /// - Parameter sink: takes the pieces in their order.
  package static func write(
    _ policies: some Sequence<ShownPolicy>, _ layout: JSONWriter.Layout = .pretty, to sink: (PrintableText) -> Void
  ) {
    var writer = JSONWriter(layout)
    writer.object { writer in
      writer.member("policyc", version)
      writer.member("column_unit", "utf-8-byte")
      writer.member("policies") { writer in
        writer.array(policies) { writer, shown in
          policy(shown, &writer)
          sink(PrintableText(takenFrom: &writer))
        }
      }
    }
    sink(PrintableText(writer))
  }

  private static func policy(_ policy: ShownPolicy, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("path", policy.path.inReport)
      writer.member("surface", policy.surface.rawValue)
      writer.member("target") { target(policy.target, &$0) }
      writer.member("summary", optional: policy.summary)
      writer.member("findings", policy.findingCount)
      writer.member("fields") { $0.array(policy.rows) { row($1, &$0) } }
    }
  }

  private static func target(_ target: TargetDocument?, _ writer: inout JSONWriter) {
    guard let target else { return writer.null() }
    writer.object { writer in
      writer.member("name", target.program.value)
      writer.member("version", optional: target.version.spanned?.value)
    }
  }

  private static func row(_ row: ShownPolicy.Row, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("field", row.field.path)
      writer.member("meaning", row.field.definition.summary)
      writer.member("known", row.value != nil)
      value(row.value, &writer)
      writer.member("unit", optional: row.field.definition.type.budgetUnit)
      writer.member("finding", optional: row.finding)
      writer.member("knobs") { $0.array(row.knobs) { $0.string($1) } }
      writer.member("voices") { $0.array(row.voices) { voice($1, &$0) } }
    }
  }

  private static func voice(_ voice: ShownPolicy.Voice, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.member("kind", voice.origin.kind.rawValue)
      writer.member("source", optional: voice.origin.source.isEmpty ? nil : voice.origin.source)
      writer.member("known", voice.value != nil)
      value(voice.value, &writer)
      writer.member("path", optional: voice.place?.path.inReport)
      writer.member("line") { $0.integer(voice.place?.line) }
      writer.member("column") { $0.integer(voice.place?.column) }
      writer.member("source_repository", optional: voice.citation?.repository)
      writer.member("source_commit", optional: voice.citation?.commit)
      writer.member("source_places") { $0.array(voice.citation?.places ?? []) { $0.string($1.description) } }
    }
  }

  /// The value for programs and as a policy would write it; both null when it is unknown.
  private static func value(_ value: FieldValue?, _ writer: inout JSONWriter) {
    writer.member("value") { writer in
      if let value { BudgetReport.value(value, &writer) } else { writer.null() }
    }
    writer.member("text", optional: value?.description)
  }
}

extension JSONWriter {
  fileprivate mutating func integer(_ number: Int?) {
    if let number { integer(Int64(number)) } else { null() }
  }
}
