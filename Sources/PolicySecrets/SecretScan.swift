// PolicySecrets finds credentials in a text, and masks them.

/// Finds credentials in a text by their known shapes and by their names.
///
/// Known by shape are tokens that begin with a sign of their issuer (`TokenShape`), JSON Web Tokens (RFC 7519), tokens of
/// Discord and Telegram bots, private keys in PEM (RFC 7468), passwords in addresses (RFC 3986) and what stands behind
/// `Bearer`. Known by name is what is assigned to a password, a secret or a key (`CredentialName`), as far as the value is
/// no word that tells something about it (`AssignedText`). A placeholder is none of them (`Placeholder`).
package enum SecretScan {
  /// The secrets of a text in their order; none overlaps another. Time and memory are linear in its size.
  ///
  /// A text with backslashes is read a second time as double quotes would make it, so that an escape hides nothing; so is
  /// one with zeros, as which a text in UTF-16 looks, without them.
  package static func secrets(in bytes: [UInt8]) -> [Secret] {
    let (plain, escape) = bytes.withUnsafeBufferPointer { text in
      let backslash = SIMD16(repeating: UInt8(ascii: "\\"))
      return (
        SecretReader(text).secrets(),
        text.firstPlace(from: 0) { byte, _ in (byte .== backslash) .| (byte .== SIMD16()) }
      )
    }
    guard escape < bytes.count else { return plain }
    let unescaped = UnescapedText(bytes)
    let hidden = unescaped.bytes.withUnsafeBufferPointer { SecretReader($0).secrets() }.map { secret in
      Secret(
        kind: secret.kind, source: secret.source, place: unescaped.origin(of: secret.place),
        hidden: unescaped.origin(of: secret.hidden))
    }
    return (plain + hidden).joined()
  }
}

extension [Secret] {
  /// In their order, with those that overlap as one.
  fileprivate func joined() -> [Secret] {
    var joined: [Secret] = []
    for secret in sorted(by: { $0.hidden.lowerBound < $1.hidden.lowerBound }) {
      guard let last = joined.last, secret.hidden.lowerBound < last.hidden.upperBound else {
        joined.append(secret)
        continue
      }
      let end = Swift.max(last.hidden.upperBound, secret.hidden.upperBound)
      joined[joined.count - 1] = Secret(
        kind: last.kind, source: last.source, place: last.place, hidden: last.hidden.lowerBound..<end)
    }
    return joined
  }
}
