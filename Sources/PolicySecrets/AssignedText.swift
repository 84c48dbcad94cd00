/// A value that is assigned to the name of a credential, and what it tells about itself.
struct AssignedText {
  let profile: CharacterProfile
  private let text: Slice<UnsafeBufferPointer<UInt8>>

  /// - Parameter text: not empty; its first 128 bytes count.
  init(_ text: Slice<UnsafeBufferPointer<UInt8>>) {
    self.text = text.prefix(128)
    profile = CharacterProfile(text)
  }

  var count: Int { text.count }

  /// Whether it says where the credential comes from instead of what it is, or is the digest of something.
  var isReference: Bool {
    let first = text[text.startIndex]
    return first == UInt8(ascii: "!") && profile.digits == 0 || first == UInt8(ascii: "$")
      || Self.references.contains { text.starts(with: $0) } || contains("${") || contains("{{")
      || text.allSatisfy(ASCIISet.name.contains) && CredentialName.isReference(text) || isVariable || isDigest
  }

  private static let references = [
    "env:", "env.", "file:", "vault:", "op://", "ssm:", "arn:", "secrets.", "secret:", "secretref:", "aws-sm:",
    "gcp-sm:",
    "ref+", "ENC[", "process.env", "os.environ", "os.getenv", "keyring:", "keychain:", "projects/",
    "@Microsoft.KeyVault",
  ].map { Array($0.utf8) }

  /// The name of a variable: `POSTGRES_PW`.
  private var isVariable: Bool {
    let underscore = UInt8(ascii: "_")
    return text.contains(underscore) && profile.digits <= 2
      && text.allSatisfy { $0.isCapital || $0.isDigit || $0 == underscore }
  }

  /// `sha256:…`, `sha512-…`, `md5:…`
  private var isDigest: Bool {
    let name = text.prefix { ASCIISet.alphanumeric.contains($0) }.map(\.lowercased)
    guard name.count < text.count,
      text[text.startIndex + name.count] == UInt8(ascii: ":")
        || text[text.startIndex + name.count] == UInt8(ascii: "-")
    else { return false }
    return Self.digests.contains(name)
  }

  private static let digests = Set(
    ["md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake3", "crc32"].map { Array($0.utf8) })

  private func contains(_ part: StaticString) -> Bool {
    let bytes = UnsafeBufferPointer(rebasing: text)
    return bytes.indices.contains { bytes.has(part, at: $0) }
  }

  /// `/home/agent`, `./key.pem`, `C:\keys`
  var isPath: Bool {
    let starts = ["/", "./", "../", "~/", "\\\\"].map { Array($0.utf8) }
    if starts.contains(where: { text.starts(with: $0) }) { return text.allSatisfy(Self.path.contains) }
    return text.count > 2 && text.dropFirst().starts(with: [UInt8(ascii: ":"), UInt8(ascii: "\\")])
  }

  private static let path = ASCIISet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./~\\ :@+")

  /// 8, 4, 4, 4 and 12 hexadecimal digits (RFC 9562).
  var isUUID: Bool {
    let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [8, 4, 4, 4, 12]
      && parts.allSatisfy { $0.allSatisfy(ASCIISet.hexadecimal.contains) }
  }

  /// A word that tells something about a credential, where a form or a table is described.
  var isOrdinaryWord: Bool { Self.words.contains(text.map(\.lowercased)) }

  private static let words = Set(
    """
    aes256 argon2 argon2id asked auto automatic base64 basic bcrypt bool boolean byte bytes certificate char default disabled \
    ed25519 enabled encrypted env environment expired external false file generated hashed header hex hidden int integer \
    jwt ldap manual masked missing never none null number oauth oauth2 object off optional plain plaintext prompt prompted \
    query random required rotated rsa saml scrypt self sha1 sha256 sha512 string stdin text true unknown unset utf8 uuid uuid4 \
    varchar vault x509 zero
    """.split { $0 == " " || $0 == "\n" }.map { Array($0.utf8) })

  /// Whether it is no word of plain letters, such as stands alone behind a colon.
  var isNoPlainWord: Bool {
    guard !isOrdinaryWord, let first = text.first else { return false }
    return text.count >= 6 && !first.isDigit && profile.letters > 0 && profile.digits + profile.symbols > 0
  }

  /// Whether nobody would write it in a sentence.
  var isNoWord: Bool {
    profile.isRandom && !isOrdinaryWord
      || isNoPlainWord && profile.letters + profile.digits + profile.symbols == text.count
  }

  /// Whether a scheme's credentials look like this: something encoded, and no word.
  var isEncoded: Bool { profile.digits > 0 && profile.letters > 0 || profile.capitals > 0 && profile.transitions >= 2 }

  /// Whether it is the Base64 of a name, a colon and a password (RFC 7617).
  var namesUserAndPassword: Bool {
    let digits = text.filter { $0 != UInt8(ascii: "=") }
    guard text.count >= 8, text.count.isMultiple(of: 4) || text.count == 128 else { return false }
    var (bits, width, hasColon) = (0, 0, false)
    for digit in digits {
      guard let value = Self.base64(digit) else { return false }
      (bits, width) = (bits << 6 & 0xFFFF | value, width + 6)
      guard width >= 8 else { continue }
      width -= 8
      let byte = UInt8(truncatingIfNeeded: bits >> width)
      guard byte >= 0x20, byte < 0x7F else { return false }
      hasColon = hasColon || byte == UInt8(ascii: ":")
    }
    return hasColon
  }

  private static func base64(_ digit: UInt8) -> Int? {
    if digit.isCapital { return Int(digit - UInt8(ascii: "A")) }
    if digit.isLowercase { return Int(digit - UInt8(ascii: "a")) + 26 }
    if digit.isDigit { return Int(digit - UInt8(ascii: "0")) + 52 }
    if digit == UInt8(ascii: "+") { return 62 }
    return digit == UInt8(ascii: "/") ? 63 : nil
  }
}
