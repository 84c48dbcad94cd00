import PolicySource

/// A key of the configuration of a project, `policyc.yaml`.
package enum ProjectKey: String, Vocabulary {
  case policyc, project, rules, exports
}

/// A key of what `rules:` says of one rule.
package enum RuleSettingKey: String, Vocabulary {
  case severity, reason
}

/// A key of one entry of `exports:`.
package enum ExportKey: String, Vocabulary {
  case target, dialect, path, name
}

extension DocumentSchema {
  package static let project = DocumentSchema(
    kind: .project, name: "project", summary: "the severities of rules in a project, and what it exports",
    root: .project, parts: [.ruleSetting, .export], signs: [ProjectKey.project.rawValue],
    order: "project: for the configuration")
}

extension MappingSchema {
  package static let project = MappingSchema("project", as: "policyc.yaml", ProjectKey.self) { key in
    switch key {
    case .policyc: languageVersion
    case .project: (.name, .required(remedy: nil), "the project")
    case .rules: (.severities(ruleSetting), .optional, "other severities than the rules have by themselves")
    case .exports: (.list(.mapping(export)), .optional, "the files that `policyc export` writes")
    }
  }

  /// What every document says.
  static let languageVersion: KeySchema.Row = (.languageVersion, .required(remedy: nil), "the language version")

  /// What a rule's setting says where it is not just a severity. Only a rule that is lowered from an error has to give a
  /// reason, which its mapping cannot tell.
  package static let ruleSetting = MappingSchema("setting", as: "a rule's setting", RuleSettingKey.self) { key in
    switch key {
    case .severity:
      (
        .severity, .required(remedy: "write severity: \(Words.list(ValueSchema.severities, "or"))"),
        "the severity of what the rule reports; off for not at all"
      )
    case .reason: (.reason, .optional, "why, in at least \(ValueSchema.shortestReason) characters")
    }
  }

  package static let export = MappingSchema("export", as: "an export", ExportKey.self, relations: [objectName]) { key in
    switch key {
    case .target:
      (
        .name, .required(remedy: "write target: and the program that reads the file"),
        "the program whose variables are written"
      )
    case .dialect:
      (
        .choice(DialectName.self), .required(remedy: "write dialect: \(Words.list(DialectName.words, "or"))"),
        "the syntax, named after the consumer that reads the file"
      )
    case .path:
      (
        .path, .required(remedy: "write path: and where the file goes, relative to the project root"),
        "relative to the project root; a file there is not read as a policy"
      )
    case .name:
      (
        .objectName, .requiredSometimes(remedy: "write name: and what the object is called"),
        "what the ConfigMap is called"
      )
    }
  }

  /// An object has a name, and nothing else has one.
  private static let objectName = KeyRelation(
    .says(
      ExportKey.dialect.rawValue, DialectName.allCases.filter(\.namesObject).map(\.rawValue), of: DialectName.words),
    requires: [ExportKey.name], otherwiseForbids: [.name])
}
