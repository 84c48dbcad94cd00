import PolicySource

/// What stays the same about a finding while the files around it change: not its line, its message, its severity or the
/// surfaces it concerns.
package struct FindingIdentity: Hashable, Sendable {
  /// The rule or the language error.
  package let rule: String
  /// Relative to the root of reports, with `/` between the parts; bytes that are not UTF-8 appear as U+FFFD.
  package let file: String
  /// What it is about within the document, as in a JSON Pointer (RFC 6901): the keys from the root down, each behind a
  /// `/`, with `~0` for `~` and `~1` for `/`. An item of a list goes by the text that tells it from its siblings, else by
  /// its index. Empty for the document as a whole, and for a file that could not be parsed.
  package let pointer: String
  /// Tells findings apart that agree in all of this: how many of them come before it.
  package let ordinal: Int
  /// The SHA-256 digest of rule, file, pointer and ordinal as UTF-8, the file with its very bytes, with a NUL between them,
  /// in hexadecimal digits.
  package let fingerprint: String
  private let path: [UInt8]

  package init(rule: String, file: String, pointer: String, ordinal: Int = 0) {
    self.init(rule: rule, path: Array(file.utf8), pointer: pointer, ordinal: ordinal)
  }

  /// - Parameter path: the file, whose name need not be UTF-8.
  package init(rule: String, path: [UInt8], pointer: String, ordinal: Int = 0) {
    self.rule = rule
    self.path = path
    file = String(decoding: path, as: UTF8.self)
    self.pointer = pointer
    self.ordinal = ordinal
    fingerprint = SHA256.hexDigest(of: Array("\(rule)\0".utf8) + path + "\0\(pointer)\0\(ordinal)".utf8)
  }

  /// The identity of the first finding that agrees in rule, file and pointer.
  package var first: FindingIdentity { ordinal == 0 ? self : with(ordinal: 0) }

  package func with(ordinal: Int) -> FindingIdentity {
    FindingIdentity(rule: rule, path: path, pointer: pointer, ordinal: ordinal)
  }
}

/// A finding and what stays the same about it.
package struct IdentifiedFinding: Hashable, Sendable {
  package let diagnostic: Diagnostic
  package let identity: FindingIdentity

  package init(_ diagnostic: Diagnostic, _ identity: FindingIdentity) {
    self.diagnostic = diagnostic
    self.identity = identity
  }
}
