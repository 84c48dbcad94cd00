import PolicySource

/// What stays the same about a finding while the files around it change: not its line, its message, its severity or the
/// surfaces it concerns.
public struct FindingIdentity: Hashable, Sendable {
  /// The rule or the language error.
  public let rule: String
  /// Relative to the repository, or to the project root where there is none, with `/` between the parts.
  public let file: String
  /// What it is about within the document, as in a JSON Pointer (RFC 6901): the keys from the root down, each behind a
  /// `/`, with `~0` for `~` and `~1` for `/`. An item of a list goes by the text that tells it from its siblings, else by
  /// its index. Empty for the document as a whole, and for a file that could not be parsed.
  public let pointer: String
  /// Tells findings apart that agree in all of this: how many of them come before it.
  public let ordinal: Int
  /// The SHA-256 digest of rule, file, pointer and ordinal as UTF-8, with a NUL between them, in hexadecimal digits.
  public let fingerprint: String

  public init(rule: String, file: String, pointer: String, ordinal: Int = 0) {
    self.rule = rule
    self.file = file
    self.pointer = pointer
    self.ordinal = ordinal
    fingerprint = SHA256.hexDigest(of: Array("\(rule)\0\(file)\0\(pointer)\0\(ordinal)".utf8))
  }

  /// The identity of the first finding that agrees in rule, file and pointer.
  public var first: FindingIdentity { ordinal == 0 ? self : with(ordinal: 0) }

  public func with(ordinal: Int) -> FindingIdentity {
    FindingIdentity(rule: rule, file: file, pointer: pointer, ordinal: ordinal)
  }
}

/// A finding and what stays the same about it.
public struct IdentifiedFinding: Hashable, Sendable {
  public let diagnostic: Diagnostic
  public let identity: FindingIdentity

  public init(_ diagnostic: Diagnostic, _ identity: FindingIdentity) {
    self.diagnostic = diagnostic
    self.identity = identity
  }
}
