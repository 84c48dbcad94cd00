import PolicySource

/// A key of a policy that is no field.
package enum PolicyKey: String, Vocabulary {
  case policyc, surface, abstract, target, extends, summary, chains, leases, accept
}

/// A key of one entry of `accept:`.
package enum AcceptanceKey: String, Vocabulary {
  case rule, about, reason, until
}

extension DocumentSchema {
  package static let policy = DocumentSchema(
    kind: .policy, name: "policy", summary: "what one surface may spend", root: .policy,
    parts: [.acceptance] + MappingSchema.relations,
    signs: [PolicyKey.surface, .abstract].map(\.rawValue), order: "surface: or abstract: true for a policy")
}

extension MappingSchema {
  /// The keys beside which the fields of `FieldGroup.root` nest.
  package static let policy = MappingSchema("policy", as: "a policy", PolicyKey.self, relations: kindsOfPolicies) {
    key in
    switch key {
    case .policyc: languageVersion
    case .surface:
      (
        .choice(Surface.self), .requiredSometimes(remedy: "write surface: \(Words.list(Surface.words, "or"))"),
        "where people meet the agent; an abstract policy has none"
      )
    case .abstract: (.flag, .optional, "true for a policy that others extend")
    case .target: (.name, .optional, "the program that runs this surface; may be inherited")
    case .extends: (.parent, .optional, "the abstract policy that this one builds on, relative to this file")
    case .summary: (.field(.text), .optional, "one sentence for people")
    case .chains: (.list(.mapping(chain)), .optional, "calls inside calls, which must end before their caller gives up")
    case .leases: (.list(.mapping(lease)), .optional, "what is held while it lives, such as locks and tokens")
    case .accept: (.list(.mapping(acceptance)), .optional, "findings that are lived with, each with its reason")
    }
  }

  private static let flags = ValueSchema.flag.words

  /// A policy has a surface, or it is abstract.
  private static let kindsOfPolicies = [
    KeyRelation(.lacks(PolicyKey.abstract.rawValue), requires: [PolicyKey.surface]),
    KeyRelation(
      .says(PolicyKey.abstract.rawValue, ["true"], of: flags), forbids: [PolicyKey.surface],
      because: "an abstract policy has no surface"),
    KeyRelation(.says(PolicyKey.abstract.rawValue, ["false"], of: flags), requires: [PolicyKey.surface]),
  ]

  package static let acceptance = MappingSchema("acceptance", as: "an acceptance", AcceptanceKey.self) { key in
    switch key {
    case .rule:
      (
        .acceptableRule, .required(remedy: "write rule: and the rule whose finding is accepted"),
        "the rule that reports it"
      )
    case .about: (.relationName, .optional, "the chain or the lease, where the rule is about one")
    case .reason:
      (
        .reason, .required(remedy: "write reason: and why the finding is accepted"),
        "why it is lived with, in at least \(ValueSchema.shortestReason) characters"
      )
    case .until: (.date, .optional, "the last day, in UTC, on which it is accepted")
    }
  }
}
