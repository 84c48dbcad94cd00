import PolicySource

/// A key of a chain.
package enum ChainKey: String, Vocabulary {
  case name, within, each, attempts, retries, backoff, settle, equal, surfaces
}

/// A key of pauses that grow.
package enum BackoffKey: String, Vocabulary {
  case first, factor, max
}

/// A key of a lease.
package enum LeaseKey: String, Vocabulary {
  case name, lives, held, renewed
  case lastUse = "last_use"
  case consequence, advice, surfaces
}

/// A key of how a lease is renewed.
package enum RenewalKey: String, Vocabulary {
  case every, tolerates
}

/// What `equal` of a chain may say.
package enum Equality: String, Vocabulary {
  /// A call may last exactly as long as its caller.
  case clean
}

extension MappingSchema {
  package static let chain = MappingSchema(
    "chain", as: "a chain", ChainKey.self,
    relations: [KeyRelation(.has(ChainKey.attempts.rawValue), forbids: [ChainKey.retries])]
  ) { key in
    switch key {
    case .name: (.relationName, .required(remedy: "write name: and what it is about"), "what it is about, for people")
    case .within:
      (.time, .required(remedy: "write within: and when the caller gives up"), "when the caller gives up")
    case .each:
      (
        .times, .required(remedy: "write each: and what one try takes"),
        "what one try takes, or a list of calls that follow each other"
      )
    case .attempts: (.number(1...Chain.mostTries), .optional, "how often it is tried, the first time included")
    case .retries: (.number(0...Chain.mostTries - 1), .optional, "how often it is tried again")
    case .backoff: (.backoff, .optional, "the pauses between tries; the last one repeats")
    case .settle: (.time, .optional, "what the caller still has to do afterwards")
    case .equal: (.choice(Equality.self), .optional, "clean where a call may last exactly as long as its caller")
    case .surfaces: (.surfaces, .optional, "where it holds; without them, everywhere")
    }
  }

  package static let backoff = MappingSchema("backoff", as: "a backoff", BackoffKey.self) { key in
    switch key {
    case .first: (.time, .required(remedy: "write first: and the first pause"), "the first pause")
    case .factor:
      (
        .wholeNumber(1...Chain.largestFactor), .required(remedy: "write factor: and a whole number from 1"),
        "how many times as long each pause is as the one before"
      )
    case .max: (.time, .optional, "the longest pause")
    }
  }

  package static let lease = MappingSchema("lease", as: "a lease", LeaseKey.self) { key in
    switch key {
    case .name: (.relationName, .required(remedy: "write name: and what it is about"), "what it is about, for people")
    case .lives: (.time, .required(remedy: "write lives: and how long it lives"), "how long it lives, once renewed")
    case .held:
      (
        .held, .required(remedy: "write held: and a list of \(Words.list(Lease.Phase.words, "or")), fields or values"),
        "how long it is held: all of these added up, each at its longest"
      )
    case .renewed: (.renewal, .optional, "how it is renewed; never without it")
    case .lastUse: (.choice(Lease.LastUse.self), .optional, "before-end where it is not needed at the very end")
    case .consequence: (.field(.text), .optional, "what comes of it when it is over too early")
    case .advice: (.flag, .optional, "true where that is a warning and no error")
    case .surfaces: (.surfaces, .optional, "where it holds; without them, everywhere")
    }
  }

  package static let renewal = MappingSchema("renewal", as: "a renewal", RenewalKey.self) { key in
    switch key {
    case .every: (.time, .required(remedy: "write every: and the time between two renewals"), "how often; off is never")
    case .tolerates:
      (.wholeNumber(0...Lease.mostTolerated), .optional, "how many renewals in a row may fail; 0 without it")
    }
  }

  /// The mappings that are parts of chains and leases.
  static let relations = [chain, backoff, lease, renewal]
}
