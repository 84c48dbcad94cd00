/// A word that the names of credentials end with, such as `api key`.
struct CredentialWord {
  /// In small letters; a blank stands where the parts of a name may be joined by a sign, a blank, or nothing.
  private let letters: StaticString
  /// What is assigned to such a name, for a sentence: "an API key".
  let kind: StaticString
  let evidence: CredentialName.Evidence
  /// The public description of what is assigned; nil where nothing but the name tells.
  let source: StaticString?
  /// Whether it may end a longer word, as in `PGPASSWORD`.
  private let isAnywhere: Bool

  private init(
    _ letters: StaticString, _ kind: StaticString, _ evidence: CredentialName.Evidence, isAnywhere: Bool = false,
    source: StaticString? = nil
  ) {
    (self.letters, self.kind, self.evidence) = (letters, kind, evidence)
    (self.isAnywhere, self.source) = (isAnywhere, source)
  }

  /// Where the word begins if a name ends with it; nil where it does not.
  ///
  /// - Parameter isWhole: whether it has to be a word of its own, behind a sign or at the beginning.
  func start(endingAt end: Int, in bytes: UnsafeBufferPointer<UInt8>, isWhole: Bool = false) -> Int? {
    var (place, rest) = (end, letters.utf8CodeUnitCount)
    while rest > 0 {
      rest -= 1
      let letter = letters.utf8Start[rest]
      if letter == 0x20 {
        if place > 0, Self.isJoint(bytes[place - 1]) { place -= 1 }
      } else {
        guard place > 0, bytes[place - 1].lowercased == letter else { return nil }
        place -= 1
      }
    }
    if !bytes.isPreceded(by: .alphanumeric, place) { return place }
    guard !isWhole else { return nil }
    return isAnywhere || bytes[place].isCapital && !bytes[place - 1].isCapital ? place : nil
  }

  private static func isJoint(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == 0x20
  }

  // MARK: Catalogue

  /// A word comes before those that it ends with.
  static let all: [CredentialWord] = [
    CredentialWord("password", "a password", .password, isAnywhere: true),
    CredentialWord("passwd", "a password", .password, isAnywhere: true),
    CredentialWord("pwd", "a password", .password),
    CredentialWord("pass", "a password", .password),
    CredentialWord("pass phrase", "a passphrase", .password),
    CredentialWord(
      "secret access key", "an AWS secret access key", .issued, source: "AWS documentation, IAM identifiers"),
    CredentialWord("aws secret key", "an AWS secret access key", .issued, source: "AWS documentation, IAM identifiers"),
    CredentialWord(
      "aws session token", "an AWS session token", .issued, source: "AWS documentation, temporary credentials"),
    CredentialWord(
      "aws security token", "an AWS session token", .issued, source: "AWS documentation, temporary credentials"),
    CredentialWord("account key", "a storage key", .issued, source: "Azure documentation, connection strings"),
    CredentialWord(
      "shared access key", "a shared access key", .issued, source: "Azure documentation, connection strings"),
    CredentialWord("sig", "a shared access signature", .random, source: "Azure documentation, service SAS"),
    CredentialWord("api key", "an API key", .issued),
    CredentialWord("app key", "an API key", .issued),
    CredentialWord("application key", "an API key", .issued),
    CredentialWord("service key", "an API key", .issued),
    CredentialWord("license key", "a license key", .issued),
    CredentialWord("access key", "an access key", .issued),
    CredentialWord("auth key", "an API key", .issued),
    CredentialWord("write key", "an API key", .issued),
    CredentialWord("ingest key", "an API key", .issued),
    CredentialWord("ingestion key", "an API key", .issued),
    CredentialWord("storage key", "a storage key", .issued),
    CredentialWord("secret key", "a secret key", .issued),
    CredentialWord("secret key base", "a secret key", .issued),
    CredentialWord("private key", "a private key", .issued),
    CredentialWord("signing key", "a signing key", .issued),
    CredentialWord("encryption key", "an encryption key", .issued),
    CredentialWord("master key", "a secret key", .issued),
    CredentialWord("pre shared key", "a secret key", .issued),
    CredentialWord("symmetric key", "a secret key", .issued),
    CredentialWord("hmac key", "a signing key", .issued),
    CredentialWord("access token", "a token", .issued),
    CredentialWord("refresh token", "a token", .issued),
    CredentialWord("session token", "a token", .issued),
    CredentialWord("security token", "a token", .issued),
    CredentialWord("auth token", "a token", .issued),
    CredentialWord("bearer token", "a token", .issued),
    CredentialWord("api token", "a token", .issued),
    CredentialWord("bot token", "a token", .issued),
    CredentialWord("deploy token", "a token", .issued),
    CredentialWord("oauth token", "a token", .issued),
    CredentialWord("private token", "a token", .issued),
    CredentialWord("secret", "a secret", .issued),
    CredentialWord("token", "a token", .random),
    CredentialWord("pat", "a token", .random),
    CredentialWord("credential", "credentials", .random),
    CredentialWord("credentials", "credentials", .random),
    CredentialWord("authorization", "credentials", .header, source: "RFC 9110, section 11"),
    CredentialWord("auth", "credentials", .header, source: "RFC 9110, section 11"),
  ]

  /// The sums of the last three letters of all words; few other names have one of them.
  static let endings = {
    var endings = ASCIISet("")
    for word in all {
      let end = word.letters.utf8Start + word.letters.utf8CodeUnitCount
      endings.insert(sum(of: end[-3], end[-2], end[-1]))
    }
    return endings
  }()

  /// A number below 128 that three letters have, the same for capital and small ones. No key of a policy collides.
  @inline(__always)
  static func sum(of first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt8 {
    (first & 0x1F &+ (second & 0x1F) &* 59 &+ (third & 0x1F) &* 55) & 0x7F
  }
}
