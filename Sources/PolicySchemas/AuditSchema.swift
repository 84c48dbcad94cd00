import PolicyAudit
import PolicyJSON
import PolicyModel
import PolicyReporting

extension PublishedSchema {
  /// What `AuditJSONReport` writes.
  package static let audit = PublishedSchema(
    "audit", title: "Audits of policyc",
    """
    What `policyc audit --format json` writes. Every key is always present. Paths begin at the root of reports. Text \
    that was not UTF-8 in a file holds U+FFFD here.
    """,
    .closed([
      ("policyc", ["description": "The version of this format.", "const": .integer(Int64(AuditJSONReport.version))]),
      ("column_unit", FindingsSchema.columnUnit),
      ("findings", .list(of: .reference("finding")).described("all findings that are not accepted")),
      ("targets", .list(of: .reference("target")).described("the programs that the files answer for")),
      ("summary", .reference("summary")),
    ]),
    definitions: [
      ("target", AuditSchema.target), ("variable", AuditSchema.variable), ("mark", AuditSchema.mark),
      ("summary", AuditSchema.summary), OwnFieldSchema.pathDefinition,
    ] + FindingsSchema.definitions)
}

/// The parts of the schema of audits that are its own.
private enum AuditSchema {
  private static let text: JSONValue = ["type": "string"]
  private static let optionalText: JSONValue = ["type": ["string", "null"]]

  static let target = JSONValue.closed([
    ("program", text), ("version", text),
    ("variables", .list(of: .reference("variable")).described("in the order of the target file")),
  ])

  static let variable = JSONValue.closed([
    ("name", text),
    ("field", OwnFieldSchema.path(among: FieldCatalog.fields)),
    ("value", optionalText.described("what the program has to read; null where no policy gives the field a value")),
    (
      "status",
      JSONValue.choice(AuditedVariable.Status.allCases.map(\.rawValue))
        .described("the worst of its places; `unset` where nothing is exported")
    ),
    ("places", .list(of: .reference("mark")).described("at most 100")),
  ])
  .described("what became of one variable, whether or not a finding about it is accepted")

  static let mark = JSONValue.closed([
    ("verdict", .choice(AuditedVariable.Mark.Verdict.allCases.map(\.rawValue))),
    ("part", optionalText.described("the service or job; null where none is meant")),
    (
      "means",
      ["enum": .array(PassedVariable.Means.allCases.map { .string($0.rawValue) } + [.null])]
    ),
    ("path", .reference("path")),
    ("span", .reference("span")),
  ])
  .described("what one place does with a variable; for a missing one, where it would be added")

  static let summary = JSONValue.closed([
    ("files", JSONValue.reference("count").described("files that were named")),
    ("targets", .reference("count")),
    ("variables", JSONValue.reference("count").described("those with a value")),
    ("passed", JSONValue.reference("count").described("those of them that are passed on")),
    (
      "documented",
      JSONValue.reference("count").described(
        "those of them that an environment file names, where nothing that passes variables on was given")
    ),
    ("errors", .reference("count")),
    ("warnings", .reference("count")),
    ("notes", .reference("count")),
    ("accepted", JSONValue.reference("count").described("findings that are accepted; not among the others")),
  ])
}
