import PolicyWorkspace
import PolicyJSON
import PolicyReporting

extension PublishedSchema {
  /// What `Baseline` writes.
  package static let baseline = PublishedSchema(
    "baseline", title: "A baseline of policyc",
    """
    What `policyc check --write-baseline` writes and `--baseline` reads: findings that were there when a project began to \
    be checked. It names no line and no message, so that neither makes it stale. \
    Version 1, in which `file` is relative to the repository and `count` says how many findings agree, is read too where it \
    is clear which files it means.
    """,
    .closed([
      ("policyc", ["description": "The version of this format.", "const": .integer(Int64(Baseline.version))]),
      ("baseline", .list(of: .reference("entry")).described("sorted by file, pointer and rule, one finding a line")),
    ]),
    definitions: [
      (
        "entry",
        JSONValue.closed(
          [
            ("rule", JSONValue.members([("type", "string")]).described("the rule, as `policyc explain` takes it")),
            (
              "file",
              JSONValue.members([("type", "string"), ("pattern", "^[^/]")]).described(
                "relative to the folder of the baseline, with `/` between the parts and `..` for each level up")
            ),
            (
              "pointer",
              JSONValue.members([("type", "string")]).described(
                "what it is about within the document, as `pointer` of a finding says it")
            ),
            (
              "environments",
              JSONValue.members([("type", "array"), ("items", ["type": "string"]), ("minItems", 1)]).described(
                "the environments for which it stands; no check has environments yet, and none uses or judges such an entry"
              )
            ),
          ], required: ["rule", "file", "pointer"]
        )
        .described("one finding; several that agree in everything have an entry each")
      )
    ])
}
