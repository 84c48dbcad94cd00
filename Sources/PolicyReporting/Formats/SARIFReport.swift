import PolicyDiagnostics
import PolicySource
import PolicyJSON
import PolicyModel

/// Writes findings as SARIF 2.1.0 (OASIS standard, with errata 01), for code scanning and for viewers.
///
/// Columns count UTF-16 code units from 1. Paths begin at the root of reports, which `%SRCROOT%` stands for. An accepted
/// finding is a result too, with a suppression for each acceptance; the other results have an empty list of them. Rules
/// are those that have a result, each with its whole page.
package struct SARIFReport: Sendable {
  private let result: CheckReport
  private var lines: SourceLines
  /// In the order of their first results, each with its place in the list.
  private var rules: [String] = []
  private var indices: [String: Int] = [:]

  package init(_ result: CheckReport) {
    self.result = result
    lines = SourceLines(result.sources)
    for finding in result.findings + result.accepted.map(\.finding) where indices[finding.diagnostic.id] == nil {
      indices[finding.diagnostic.id] = rules.count
      rules.append(finding.diagnostic.id)
    }
  }

  /// The findings in the order given, then the accepted ones.
  package mutating func render() -> PrintableText { PrintableText { write(to: $0) } }

  /// The same, result by result.
  ///
  /// - Parameter sink: takes the pieces in their order.
  package mutating func write(to sink: (PrintableText) -> Void) {
    var writer = JSONWriter(.pretty)
    writer.object { writer in
      writer.member("$schema", Self.schema)
      writer.member("version", "2.1.0")
      writer.member("runs") { writer in
        writer.array([result]) { writer, result in run(result, &writer, to: sink) }
      }
    }
    sink(PrintableText(writer))
  }

  private mutating func run(_ result: CheckReport, _ writer: inout JSONWriter, to sink: (PrintableText) -> Void) {
    let root: JSONValue = [
      "description": [
        "text": "the folder that --root names, else that of the CI job, else the repository, else the working folder"
      ]
    ]
    let results = result.findings.map { ($0, []) } + result.accepted.map { ($0.finding, $0.acceptances) }
    writer.object { writer in
      writer.member("tool", ["driver": result.tool.driver(rules)])
      writer.member("invocations", [invocation])
      writer.member("originalUriBaseIds", .members([(Self.root, root)]))
      writer.member("columnKind", "utf16CodeUnits")
      writer.member("results") { writer in
        writer.array(results) { writer, each in
          writer.value(entry(each.0, each.1))
          sink(PrintableText(takenFrom: &writer))
        }
      }
    }
  }

  private static let schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
  private static let root = "%SRCROOT%"

  private var invocation: JSONValue {
    let unshown = result.summary.unshown
    let problems =
      result.summary.problems.map { ("error", $0) }
      + (unshown > 0 ? [("warning", "\(unshown) more findings were counted and not kept")] : [])
    let notifications = problems.map { ["level": .string($0.0), "message": ["text": .string($0.1)]] as JSONValue }
    return [
      "executionSuccessful": .bool(result.summary.problems.isEmpty),
      "toolExecutionNotifications": .array(notifications),
    ]
  }

  // MARK: Results

  private mutating func entry(_ finding: IdentifiedFinding, _ acceptances: [Acceptance]) -> JSONValue {
    let diagnostic = finding.diagnostic
    let related = diagnostic.notes.filter { $0.span != nil }.enumerated().map { location(of: $1, id: $0 + 1) }
    let fixes = diagnostic.fixIts.filter { !$0.edits.isEmpty }.map { fix($0) }
    let suppressions = acceptances.map { suppression($0) }
    return .members(
      [
        ("ruleId", .string(diagnostic.id)), ("ruleIndex", .integer(Int64(indices[diagnostic.id] ?? -1))),
        ("level", .string(diagnostic.severity.rawValue)),
        ("message", ["text": .string(SARIFMessage(diagnostic).text)]),
        ("locations", [["physicalLocation": shown(diagnostic.span)]]),
      ] + (related.isEmpty ? [] : [("relatedLocations", .array(related))])
        + [
          ("partialFingerprints", ["policycFinding/v1": .string(finding.identity.fingerprint)]),
          ("suppressions", .array(suppressions)),
        ] + (fixes.isEmpty ? [] : [("fixes", .array(fixes))]) + [("properties", properties(of: finding))])
  }

  private func properties(of finding: IdentifiedFinding) -> JSONValue {
    let diagnostic = finding.diagnostic
    return [
      "page": .string(result.tool.pages.address(of: diagnostic.id)), "pointer": .string(finding.identity.pointer),
      "surfaces": .strings(diagnostic.surfaces), "timeline": .strings(diagnostic.timeline),
    ]
  }

  private mutating func location(of note: Note, id: Int) -> JSONValue {
    guard let span = note.span else { return [:] }
    return [
      "id": .integer(Int64(id)), "physicalLocation": shown(span), "message": ["text": .string(note.message)],
    ]
  }

  /// Written in the policy, with the reason that stands there.
  private mutating func suppression(_ acceptance: Acceptance) -> JSONValue {
    let until: [JSONValue.Member] = acceptance.until.map { [("until", .string($0.value.description))] } ?? []
    return .members(
      [
        ("kind", "inSource"), ("status", "accepted"), ("justification", .string(acceptance.reason)),
        ("location", ["physicalLocation": shown(acceptance.span)]),
      ] + (until.isEmpty ? [] : [("properties", .members(until))]))
  }

  private mutating func fix(_ fix: FixIt) -> JSONValue {
    let changes = Dictionary(grouping: fix.edits, by: \.span.file).sorted { $0.key < $1.key }.map { file, edits in
      ["artifactLocation": artifact(file), "replacements": .array(edits.map { replacement($0) })] as JSONValue
    }
    return [
      "description": ["text": .string(fix.title)], "artifactChanges": .array(changes),
      "properties": ["safety": .string(fix.safety.rawValue)],
    ]
  }

  private mutating func replacement(_ edit: TextEdit) -> JSONValue {
    let inserted: [JSONValue.Member] =
      edit.replacement.isEmpty ? [] : [("insertedContent", ["text": .string(edit.replacement)])]
    return .members([("deletedRegion", Self.value(of: lines.region(of: edit.span)))] + inserted)
  }

  // MARK: Places

  private func artifact(_ file: FileID) -> JSONValue {
    let path = lines.path(of: file).bytesInReport
    return ["uri": .string(PercentEncoding.path(path)), "uriBaseId": .string(Self.root)]
  }

  /// The longest text that is repeated as a snippet, in bytes.
  private static let longestSnippet = 1_000

  private mutating func shown(_ span: Span) -> JSONValue {
    let bytes = lines.shownBytes(under: span)
    let region = Self.value(of: lines.region(of: bytes, in: span.file))
    let text = result.sources.text(Span(file: span.file, bytes))
    let snippet: JSONValue =
      bytes.isEmpty || bytes.count > Self.longestSnippet ? [:] : ["snippet": ["text": .string(text)]]
    return ["artifactLocation": artifact(span.file), "region": region.adding(snippet)]
  }

  private static func value(of region: TextRegion) -> JSONValue {
    [
      "startLine": .integer(Int64(region.startLine)), "startColumn": .integer(Int64(region.startColumn)),
      "endLine": .integer(Int64(region.endLine)), "endColumn": .integer(Int64(region.endColumn)),
    ]
  }
}
