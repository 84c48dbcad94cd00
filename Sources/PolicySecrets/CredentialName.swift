/// A name that says that what is assigned to it is a credential: `DB_PASSWORD`, `apiKey`, `client-secret`.
struct CredentialName {
  /// What a value must be like for the name to be believed.
  enum Evidence: UInt8 {
    /// Any word may be a password.
    case password
    /// Something that is issued: it mixes letters and digits.
    case issued
    /// Something long that is drawn by chance, since the name has other meanings.
    case random
    /// A scheme and credentials, or credentials alone.
    case header
  }

  let word: CredentialWord
  /// The bytes of the whole name.
  let range: Range<Int>

  /// The name that ends at a place; nil where it is none of a credential.
  init?(endingAt end: Int, in bytes: UnsafeBufferPointer<UInt8>) {
    var last = end
    // `API_KEY_2` and `password1` name the same thing again.
    while last > 0, end - last < 3, bytes[last - 1].isDigit { last -= 1 }
    if last < end, last > 0, bytes[last - 1] == UInt8(ascii: "_") || bytes[last - 1] == UInt8(ascii: "-") { last -= 1 }
    guard last > 2,
      CredentialWord.endings.contains(CredentialWord.sum(of: bytes[last - 3], bytes[last - 2], bytes[last - 1]))
    else { return nil }
    for word in CredentialWord.all {
      guard let start = word.start(endingAt: last, in: bytes) else { continue }
      self.word = word
      range = bytes.start(of: .name, before: start, atMost: 64)..<end
      return
    }
    return nil
  }

  /// Whether it has no small letter, as the names of an environment.
  func isCapital(in bytes: UnsafeBufferPointer<UInt8>) -> Bool { !bytes[range].contains(where: \.isLowercase) }

  /// Whether a text is itself the name of a credential, as a reference to one is: `db_password`, `GITHUB_TOKEN`.
  static func isReference(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let bytes = UnsafeBufferPointer(rebasing: text)
    return CredentialWord.all.contains { $0.start(endingAt: bytes.count, in: bytes, isWhole: true) != nil }
  }
}
