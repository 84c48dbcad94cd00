import PolicyWorkspace
import PolicyJSON
import PolicyReporting

extension PublishedSchema {
  /// What `Baseline` writes.
  public static let baseline = PublishedSchema(
    "baseline", title: "A baseline of policyc",
    """
    What `policyc check --write-baseline` writes and `--baseline` reads: findings that were there when a project began to \
    be checked. It names no line and no message, so that neither makes it stale.
    """,
    .closed([
      ("policyc", ["description": "The version of this format.", "const": .integer(Int64(Baseline.version))]),
      ("baseline", .list(of: .reference("entry")).described("sorted by file, pointer and rule, one entry a line")),
    ]),
    definitions: [
      (
        "entry",
        JSONValue.closed(
          [
            ("rule", JSONValue.members([("type", "string")]).described("the rule, as `policyc explain` takes it")),
            (
              "file",
              JSONValue.members([("type", "string")]).described(
                "relative to the repository, or to the project root where there is none, with `/` between the parts")
            ),
            (
              "pointer",
              JSONValue.members([("type", "string")]).described(
                "what it is about within the document, as `pointer` of a finding says it")
            ),
            (
              "count",
              JSONValue.members([("type", "integer"), ("minimum", 1), ("maximum", 1_000_000)]).described(
                "how many findings agree in all of this, where there is more than one")
            ),
          ], required: ["rule", "file", "pointer"]
        )
        .described("findings that agree in rule, file and pointer")
      )
    ])
}
