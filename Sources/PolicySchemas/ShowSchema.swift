import PolicyJSON
import PolicyModel
import PolicyReporting

extension PublishedSchema {
  /// What `ShowJSON` writes.
  package static let show = PublishedSchema(
    "show", title: "Resolved policies of policyc",
    """
    What `policyc show --format json` writes. Every key is always present. Paths begin at the root of \
    reports: what --root names, else the folder of the CI job, else the repository, else the working folder.
    """,
    .closed([
      ("policyc", ["description": "The version of this format.", "const": .integer(Int64(ShowJSON.version))]),
      ("column_unit", .constant("utf-8-byte").described("what columns count: the UTF-8 bytes of a line, from 1")),
      ("policies", .list(of: .reference("policy")).described("project by project, in the order of their surfaces")),
    ]),
    definitions: [
      ("policy", ShowSchema.policy), ("target", ShowSchema.target), ("field", ShowSchema.field),
      ("voice", ShowSchema.voice), ("value", ShowSchema.value), OwnFieldSchema.pathDefinition,
    ])
}

/// The parts of the schema of resolved policies.
private enum ShowSchema {
  private static let text: JSONValue = ["type": "string"]
  private static let optionalText: JSONValue = ["type": ["string", "null"]]
  private static let optionalNumber: JSONValue = ["type": ["integer", "null"], "minimum": 1]

  static let policy = JSONValue.closed([
    ("path", text),
    ("surface", .choice(Surface.words)),
    ("target", ["anyOf": [.reference("target"), ["type": "null"]]]),
    ("summary", optionalText),
    (
      "findings",
      JSONValue.members([("type", "integer"), ("minimum", 0)])
        .described("how many findings concern the policy; `policyc check` shows them")
    ),
    ("fields", .list(of: .reference("field")).described("what somebody speaks of, in the order of the language")),
  ])
  .described("one concrete policy with everything that holds for it")

  static let target = JSONValue.closed([
    ("name", ["type": "string", "pattern": .string(Patterns.name)]), ("version", optionalText),
  ])
  .described("the program that runs the surface; null where it is not known")

  static let field = JSONValue.closed([
    ("field", OwnFieldSchema.path(among: FieldCatalog.fields)),
    ("meaning", text),
    ("known", known),
    ("value", .reference("value")),
    ("text", spelling),
    ("unit", ["description": "Null for what is no number of a unit.", "enum": ["ms", "percent", .null]]),
    ("finding", optionalText.described("the id of the finding that says why the value is not known")),
    ("knobs", .list(of: text).described("the variables that carry the value to the program")),
    (
      "voices",
      .list(of: .reference("voice")).adding(["minItems": 1])
        .described("everything that is said about the field, the strongest first; it holds where the value is known")
    ),
  ])

  static let voice = JSONValue.closed([
    ("kind", .choice(Origin.Kind.allCases.map(\.rawValue))),
    ("source", optionalText.described("the file it is inherited from, or the program; null otherwise")),
    ("known", known),
    ("value", .reference("value")),
    ("text", spelling),
    ("path", optionalText.described("null for a neutral value, as are line and column")),
    ("line", optionalNumber),
    ("column", optionalNumber),
    (
      "source_repository",
      optionalText.described(
        "where the lines of source_places lie, as the target tells; null without lines, as is source_commit")
    ),
    ("source_commit", optionalText),
    (
      "source_places",
      .list(of: text).described("lines or addresses where the source of the program says it, as its target tells")
    ),
  ])
  .described("one thing that is said about a field")

  private static let known = JSONValue.members([("type", "boolean")])
    .described("false where what is written could not be understood; value and text are null then")

  private static let spelling = optionalText.described("the value as a policy would write it")

  static let value = JSONValue.members([
    ("anyOf", [["type": ["integer", "boolean", "string", "null"]], .list(of: text)])
  ])
  .described(
    "a number in its unit, a switch, a word, a text or a list of words; null for off and for what is not known")
}
