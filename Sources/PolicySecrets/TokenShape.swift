/// The form of credentials that begin with a sign of who issued them.
package struct TokenShape: Sendable {
  /// What it is, for a sentence: "a GitHub token".
  package let kind: StaticString
  /// What it begins with: one of these, with a blank between them.
  let signs: StaticString
  /// What follows: these characters only.
  let alphabet: Alphabet
  /// How many of them at least.
  let shortest: Int
  /// Whether every token has that length.
  let isExact: Bool
  /// Whether nothing of a name may stand before it, since its sign is a common word or part of one.
  let standsAlone: Bool
  /// The public description of the form.
  package let source: StaticString

  /// The characters of a form, as a number that costs nothing before it is asked for.
  enum Alphabet: UInt8, Sendable {
    case hexadecimal, capitals, capitalsAndHyphen, alphanumeric, base64, base64url, dottedBase64url, anyBase64, path,
      pathAndAt

    var set: ASCIISet {
      switch self {
      case .hexadecimal: .hexadecimal
      case .capitals: .capitals
      case .capitalsAndHyphen: .capitalsAndHyphen
      case .alphanumeric: .alphanumeric
      case .base64: .base64
      case .base64url: .base64url
      case .dottedBase64url: .dottedBase64url
      case .anyBase64: .anyBase64
      case .path: .path
      case .pathAndAt: .pathAndAt
      }
    }
  }

  init(
    _ kind: StaticString, _ signs: StaticString, _ alphabet: Alphabet, from shortest: Int, standsAlone: Bool = false,
    source: StaticString
  ) {
    (self.kind, self.signs, self.alphabet, self.shortest) = (kind, signs, alphabet, shortest)
    (isExact, self.standsAlone, self.source) = (false, standsAlone, source)
  }

  init(
    _ kind: StaticString, _ signs: StaticString, _ alphabet: Alphabet, exactly count: Int, standsAlone: Bool = false,
    source: StaticString
  ) {
    (self.kind, self.signs, self.alphabet, shortest) = (kind, signs, alphabet, count)
    (isExact, self.standsAlone, self.source) = (true, standsAlone, source)
  }
}
