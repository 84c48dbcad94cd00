import PolicyDiagnostics
import PolicyJSON
import PolicyReporting
import PolicyRules

extension PublishedSchema {
  /// What `JSONReport` writes.
  package static let findings = PublishedSchema(
    "findings", title: "Findings of policyc",
    """
    What `policyc check --format json` writes. Every key is always present. Paths begin at the root of reports. Text \
    that was not UTF-8 in a file holds U+FFFD here.
    """,
    .closed([
      ("policyc", ["description": "The version of this format.", "const": .integer(Int64(JSONReport.version))]),
      ("column_unit", FindingsSchema.columnUnit),
      (
        "findings",
        .list(of: .reference("finding")).described(
          """
          the findings that count, in the order of the text report: neither accepted nor in the baseline. With \
          --max-findings the gravest of them; the summary counts all
          """)
      ),
      ("summary", .reference("summary")),
    ]),
    definitions: FindingsSchema.definitions + [("summary", FindingsSchema.summary)])

  /// What `JSONReport` writes on a line of its own.
  package static let finding = PublishedSchema(
    "finding", title: "One finding of policyc",
    """
    A line of what `policyc check --format jsonl` writes, and an element of `findings` in \
    findings.schema.json. Every key is always present. Columns count UTF-8 bytes. Text that was not UTF-8 in a file \
    holds U+FFFD here.
    """,
    FindingsSchema.body, definitions: FindingsSchema.partsOfFinding)
}

/// The parts of the schema of findings. It holds for rules to come too: their names are examples.
enum FindingsSchema {
  /// What the schema of any report with findings defines.
  static let definitions: [JSONValue.Member] =
    [("finding", finding)] + partsOfFinding + [("count", ["type": "integer", "minimum": 0])]

  static let columnUnit = JSONValue.constant("utf-8-byte")
    .described("what columns count: the UTF-8 bytes of a line, from 1. A byte-order mark has no column")

  private static let line: JSONValue = ["type": "string"]

  static let finding = body.described("one mistake and what is known about it")

  static let body = JSONValue.closed([
    ("id", identity.described("the rule or language error, as `policyc explain` takes it")),
    (
      "page",
      line.described("the page about it: a path in policyc's repository, or the URL that --docs-url makes of it")
    ),
    ("severity", .choice(Severity.allCases.map(\.rawValue))),
    ("message", line.described("what is wrong, in one line")),
    ("path", .reference("path")),
    ("span", .reference("span")),
    (
      "pointer",
      line.described(
        """
        what it is about within the document, as in a JSON Pointer (RFC 6901), but an item of a list goes by its \
        `name`, `rule`, `path` or `at`, or by its own text, and only without one by its index. Empty for the document \
        as a whole, and for a file that could not be parsed. Of a variable that a deployment lacks, within the target \
        file that has it
        """)
    ),
    (
      "fingerprint",
      JSONValue.members([("type", "string"), ("pattern", "^[0-9a-f]{64}$")]).described(
        """
        the same as long as rule, file and pointer are, whatever else changes; no two findings of one \
        repository have the same, while outside of a repository two projects may. The \
        SHA-256 digest of `id`, `path`, `pointer` and, for the second and each further finding that agrees in all of \
        them, a count from 1, for the first 0, with a NUL between them
        """)
    ),
    (
      "timeline",
      .list(of: line).adding(["maxItems": 8]).described(
        """
        a run that shows the defect, a line for each thing that happens, aligned for a fixed-width font; empty where \
        no run has to be shown
        """)
    ),
    ("notes", .list(of: .reference("note"))),
    (
      "why",
      ["description": "Why this is a defect; null where the message says it all.", "type": ["string", "null"]]
    ),
    ("help", .list(of: line).described("what to do, one order an element")),
    ("fixes", .list(of: .reference("fix"))),
    (
      "surfaces",
      .list(of: line).described("the surfaces the finding concerns; empty where it is not about policies")
    ),
  ])

  static let partsOfFinding: [JSONValue.Member] = [
    ("note", note), ("fix", fix), ("edit", edit), ("path", path), ("span", span), ("position", position),
  ]

  private static let identity: JSONValue = [
    "type": "string", "pattern": .string(Patterns.identity), "examples": .strings(RuleCatalog.all.map(\.id)),
  ]

  static let note = JSONValue.closed([
    ("message", line), ("path", orNull(.reference("path"))), ("span", orNull(.reference("span"))),
  ])
  .described("a remark that belongs to a finding. Path and span are both null where it speaks of no place")

  private static func orNull(_ schema: JSONValue) -> JSONValue { ["anyOf": [schema, ["type": "null"]]] }

  // MARK: Changes

  static let fix = JSONValue.closed([
    ("title", line.described("what it does, as an order")),
    (
      "safety",
      .choice([FixIt.Safety.safe, .needsReview].map(\.rawValue))
        .described(
          "`safe`: it touches no value, and a machine may apply it unasked. `needs-review`: what counts may change")
    ),
    (
      "edits",
      .list(of: .reference("edit"))
        .described("all of them together make the fix; their offsets are those of the unchanged file")
    ),
  ])
  .described("a change of the source that would answer the finding")

  static let edit = JSONValue.closed([
    ("path", .reference("path")), ("span", .reference("span")), ("replacement", line),
  ])
  .described("a replacement of the bytes of a span")

  // MARK: Places

  static let path = line.described(
    """
    a file, with `/` between the parts, from the root of reports: what --root names, else the folder of the CI job, else \
    the repository, else the working folder
    """)

  static let span = JSONValue.closed([
    ("start", .reference("position").described("the first byte")),
    ("end", .reference("position").described("the place behind the last byte")),
  ])
  .described(
    """
    a range of bytes. Start and end are equal for a place between two bytes; both are offset 0 for a file as a whole
    """)

  static let position = JSONValue.closed([
    ("offset", number(from: 0, "in bytes of the file, from 0")),
    ("line", number(from: 1, "from 1; a line ends at LF or CRLF")),
    ("column", number(from: 1, "in UTF-8 bytes of the line, from 1")),
  ])

  private static func number(from least: Int64, _ description: String) -> JSONValue {
    JSONValue.members([("type", "integer"), ("minimum", .integer(least))]).described(description)
  }

  static let summary = JSONValue.closed([
    ("policies", .reference("count")),
    ("targets", .reference("count")),
    ("errors", .reference("count")),
    ("warnings", .reference("count")),
    ("notes", .reference("count")),
    ("accepted", .reference("count").described("findings that a policy accepts; not among the others")),
    ("baselined", .reference("count").described("findings that the baseline has; not among the others")),
    (
      "since",
      [
        "description": """
        The git revision since which something has to have changed for its findings to count; null where all count.
        """, "type": ["string", "null"],
      ]
    ),
    ("unchanged", .reference("count").described("findings in what has not changed since then; not among the others")),
    ("unshown", .reference("count").described("findings beyond the most that are kept; not among the others")),
    (
      "problems",
      .list(of: line).described(
        "what was asked for and not checked, or not kept; with any of them the numbers say nothing about the rest")
    ),
  ])
  .described("what was checked and found, in numbers")
}
