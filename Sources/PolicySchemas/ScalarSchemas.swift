import PolicyJSON
import PolicyModel
import PolicyRules

/// How the scalars of a policy file look to a reader of YAML 1.2, which types them by their spelling.
///
/// `policyc` types a scalar by its field, so a number or a switch may stand there plain or quoted, and a text may look
/// like a number. Where a spelling cannot be told from the value read (`3.0`, `True`), the schema lets it pass.
enum ScalarSchemas {
  static let languageVersion: JSONValue = ["enum": [1, "1"]]

  static let flag: JSONValue = [
    "type": ["boolean", "string"], "pattern": .string(Patterns.flag), "patternErrorMessage": "write true or false",
  ]

  /// Any text; what looks like a number or a switch is text too.
  static let text: JSONValue = ["type": ["string", "number", "boolean"]]

  static let name = pattern(
    Patterns.name, "write up to 63 lower-case letters, digits and hyphens, beginning with a letter")

  static let date = pattern(Patterns.date, "write a date such as 2026-11-30").adding(["format": "date"])

  static let reason: JSONValue = [
    "type": ["string", "number"], "pattern": .string(Patterns.reason),
    "patternErrorMessage": .string("give a reason of at least \(ValueSchema.shortestReason) characters"),
  ]

  static let relationName: JSONValue = [
    "type": ["string", "number", "boolean"],
    "pattern": .string("^(?! )[^\\x00-\\x1f\\x7f\"']{1,\(ValueSchema.longestRelationName)}(?<! )$"),
    "patternErrorMessage": .string(
      "write one line of at most \(ValueSchema.longestRelationName) characters without quotes"),
  ]

  static let title: JSONValue = [
    "type": ["string", "number", "boolean"], "pattern": "\\S", "patternErrorMessage": "say what the scenario shows",
  ]

  static let programVersion: JSONValue = [
    "type": ["string", "number"], "pattern": .string(Patterns.version),
    "patternErrorMessage": "write one word of printable ASCII characters",
  ]

  static let repository = pattern(Patterns.repository, ValueSchema.repositoryOrder)
    .adding(["maxLength": .integer(Int64(ValueSchema.longestRepository))])

  static let commit: JSONValue = [
    "type": ["string", "number"], "pattern": .string(Patterns.commit),
    "patternErrorMessage": "write 7 to 64 of the digits 0 to 9 and a to f",
  ]

  static let objectName: JSONValue = [
    "type": ["string", "number", "boolean"], "maxLength": 253, "pattern": .string(Patterns.objectName),
    "patternErrorMessage": .string("write \(ObjectName.description)"),
  ]

  static let path: JSONValue = [
    "type": ["string", "number", "boolean"], "pattern": .string(Patterns.path),
    "patternErrorMessage": "write a path relative to the project root, such as exports/gateway.env",
  ]

  /// A text with a form; the message is for editors, which would show the bare pattern without it.
  static func pattern(_ pattern: String, _ message: String) -> JSONValue {
    ["type": "string", "pattern": .string(pattern), "patternErrorMessage": .string(message)]
  }

  /// A rule that can be accepted, or a retired one; an editor shows what each of them reports.
  static let acceptableRule: JSONValue = {
    let known = RuleCatalog.all.filter(\.isAcceptable).map { ($0.id, $0.summary) }
    let all = known + RuleCatalog.retired.map { ($0.id, $0.words) }
    return JSONValue.choice(all.map(\.0)).adding(["enumDescriptions": .strings(all.map(\.1))])
  }()
}

extension FieldType {
  /// A value of the type in a policy or a target.
  var documentSchema: JSONValue {
    let message = "write \(description)"
    switch self {
    case .duration(let range, let orOff):
      return ScalarSchemas.pattern(Patterns.duration(range, orOff: orOff), message)
    case .share: return ScalarSchemas.pattern(Patterns.share, message)
    case .count(let orZero):
      return [
        "type": ["integer", "string"], "minimum": orZero ? 0 : 1, "maximum": .integer(Self.largestCount),
        "pattern": .string(orZero ? Patterns.countOrZero : Patterns.count), "patternErrorMessage": .string(message),
      ]
    case .flag: return ScalarSchemas.flag
    case .choice(let words): return .choice(words)
    case .words(let words): return .set(of: .choice(words))
    case .text: return ScalarSchemas.text
    }
  }

  /// The types of the fields of some roles, as definitions.
  static func documentDefinitions(of roles: FieldRole...) -> [JSONValue.Member] {
    let types = Set(FieldCatalog.fields.filter { roles.contains($0.role) }.map(\.type))
    return inUse.filter(types.contains).map { ($0.schemaName, $0.documentSchema) }
  }
}
