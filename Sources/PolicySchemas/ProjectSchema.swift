import PolicyDiagnostics
import PolicyJSON
import PolicyModel
import PolicyRules

extension PublishedSchema {
  /// The configuration of a project, `policyc.yaml`.
  public static let project = PublishedSchema(
    "project", title: "Configuration of policyc", "The severities of rules in a project, and what it exports.",
    .closed(
      [
        ("policyc", ScalarSchemas.version),
        ("project", .reference("name").described("the project")),
        ("rules", ProjectSchema.rules.described("other severities than the rules have by themselves")),
        ("exports", .list(of: .reference("export")).described("the files that `policyc export` writes")),
      ],
      required: ["policyc", "project"]),
    definitions: [("name", ScalarSchemas.name), ("export", ProjectSchema.export)] + ProjectSchema.settings)
}

/// The parts of the schema of configurations.
private enum ProjectSchema {
  static let rules = JSONValue.closed(
    RuleCatalog.all.map { ($0.id, .reference(settingName($0.severity, $0.isAcceptable)).described($0.summary)) },
    required: [])

  static let export = JSONValue.closed(
    [
      ("target", .reference("name").described("the program whose variables are written")),
      ("dialect", .choice(DialectName.words).described("the syntax, named after the consumer that reads the file")),
      ("path", path.described("relative to the project root; a file there is not read as a policy")),
      ("name", objectName.described("what the ConfigMap is called")),
    ],
    required: ["target", "dialect", "path"]
  )
  .adding(
    .when(
      [
        "required": ["dialect"],
        "properties": ["dialect": .choice(DialectName.allCases.filter(\.namesObject).map(\.rawValue))],
      ],
      then: ["required": ["name"]], else: ["properties": ["name": false]]))

  private static let objectName: JSONValue = [
    "type": ["string", "number", "boolean"], "maxLength": 253, "pattern": .string(Patterns.objectName),
    "patternErrorMessage": .string("write \(ObjectName.description)"),
  ]

  private static let path: JSONValue = [
    "type": ["string", "number", "boolean"], "pattern": .string(Patterns.path),
    "patternErrorMessage": "write a path relative to the project root, such as exports/gateway.env",
  ]

  // MARK: Severities

  /// What can be said about a rule, by its own severity and by whether it can be lowered.
  static let settings: [JSONValue.Member] = Severity.allCases.flatMap { severity in
    [true, false].compactMap { isAcceptable in
      guard RuleCatalog.all.contains(where: { $0.severity == severity && $0.isAcceptable == isAcceptable }) else {
        return nil
      }
      return (settingName(severity, isAcceptable), setting(severity, isAcceptable))
    }
  }

  private static func settingName(_ severity: Severity, _ isAcceptable: Bool) -> String {
    (isAcceptable ? "setting_of_" : "setting_of_locked_") + severity.rawValue
  }

  /// A severity, or a mapping with a reason too, which a lowered error needs.
  private static func setting(_ severity: Severity, _ isAcceptable: Bool) -> JSONValue {
    let words =
      Severity.allCases.filter { isAcceptable || $0 >= severity }.map(\.rawValue) + (isAcceptable ? ["off"] : [])
    let needsReason = words.filter { word in severity == .error && word != severity.rawValue }
    let mapping = JSONValue.closed(
      [
        ("severity", .choice(words).described("the severity of what the rule reports; off for not at all")),
        ("reason", ScalarSchemas.reason.described("why, in at least 10 characters")),
      ],
      required: ["severity"]
    )
    .adding(needsReason.isEmpty ? [:] : .when("severity", isOneOf: needsReason, then: ["required": ["reason"]]))
    return .when(
      ["type": "object"], then: mapping, else: .choice(words.filter { !needsReason.contains($0) }))
  }
}
