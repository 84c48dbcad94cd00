import PolicySecrets

/// Reads a text from its beginning to its end and gives each leak as it comes.
struct LeakReader {
  private let bytes: ArraySlice<UInt8>
  private var place: Int
  /// The word before the place, and the word before that one.
  private var before: (last: ArraySlice<UInt8>, other: ArraySlice<UInt8>) = ([], [])

  init(_ text: String) {
    bytes = ArraySlice(text.utf8)
    place = bytes.startIndex
  }

  /// The next leak; nil at the end of the text.
  mutating func next() -> Leak? {
    while place < bytes.endIndex {
      let separator = lengthOfSeparator(at: place)
      if separator > 0 {
        place += separator
      } else if let leak = takeWord() {
        return leak
      }
    }
    return nil
  }

  /// Goes on behind the word that begins here.
  private mutating func takeWord() -> Leak? {
    let start = place
    if let message = CrashMessage.length(in: bytes, at: start) { return take(.crashMessage, upTo: start + message) }
    if let expansion = VariableName.lengthOfExpansion(in: bytes[start...]) {
      return take(.variable, upTo: start + expansion)
    }
    place = endOfWord(from: start)
    let word = Self.trimmed(bytes[start..<place])
    guard !word.isEmpty else { return nil }
    guard !isOrdinary(word) else {
      remember(word)
      return nil
    }
    if let url = URLWord(bytes[start..<place], in: bytes) {
      place = url.word.endIndex
      remember(url.word)
      return url.leakKind.map { Leak($0, url.word) }
    }
    let leak = leak(in: word)
    // Of "from 1.2.3.3 to 1.2.3.4" the second is a version as well.
    remember(leak == nil && isVersion && Host(word: word)?.isIPAddress ?? false ? Self.version : word)
    return leak
  }

  private mutating func take(_ kind: Leak.Kind, upTo end: Int) -> Leak {
    defer { place = end }
    return Leak(kind, Self.trimmed(bytes[place..<end]))
  }

  private mutating func remember(_ word: ArraySlice<UInt8>) { before = (word, before.last) }

  // MARK: Words

  private func endOfWord(from start: Int) -> Int {
    var end = start
    while lengthOfSeparator(at: end) == 0 { end += 1 }
    return end
  }

  /// How many bytes what separates words has at a place; zero where it is something else, and one behind the end.
  private func lengthOfSeparator(at place: Int) -> Int {
    guard place < bytes.endIndex else { return 1 }
    if bytes[place] < 0x80 { return Self.separators.contains(bytes[place]) ? 1 : 0 }
    return Self.foreignSeparators.first { bytes[place...].starts(with: $0) }?.count ?? 0
  }

  private static let separators = ASCIISet(" \t\r\n\"'`<>()[]{},;=|*")
  /// Quotes, dashes and blanks; the last two are ; and `, which Unicode has twice.
  private static let foreignSeparators = [
    "“", "”", "„", "‘", "’", "‚", "«", "»", "‹", "›", "–", "—", "\u{A0}", "\u{202F}", "\u{2009}", "\u{37E}", "\u{1FEF}",
  ].map { Array($0.utf8) }

  /// A word without what ends its sentence and without the underscores of emphasis.
  private static func trimmed(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var word = word
    while let last = word.last {
      if endsOfWords.contains(last) {
        word.removeLast()
      } else if word.ends(with: ellipsis) {
        word.removeLast(ellipsis.count)
      } else {
        break
      }
    }
    return word.drop { $0 == UInt8(ascii: "_") }
  }

  private static let endsOfWords = ASCIISet(".,:!?_")
  private static let ellipsis = Array("…".utf8)

  /// Whether a word is one of letters and hyphens alone that nothing makes a leak; nearly every word of a sentence is, and
  /// to ask all that follows of each took half the time of a whole check.
  private func isOrdinary(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "-") }) else { return false }
    if word.endIndex < bytes.endIndex, Self.opens.contains(bytes[word.endIndex]) { return false }
    if word.count == 9, word.lowercased == "localhost" { return false }
    return !(word.first?.isCapital ?? false) || !CodeName.isException(word) && !CodeName.isErrorCode(word)
  }

  /// What makes of a name before it an assignment, a call, or something in brackets.
  private static let opens = ASCIISet("=([>}")

  // MARK: Leaks

  private func leak(in word: ArraySlice<UInt8>) -> Leak? {
    let code = CodeName(word, before: before.last, in: bytes)
    if let leak = code.leak { return leak }
    if AbsolutePath.matches(word) { return Leak(.path, word) }
    if VariableName.isName(word, in: bytes) { return Leak(.variable, word) }
    return networkLeak(in: word)
  }

  private func networkLeak(in word: ArraySlice<UInt8>) -> Leak? {
    if before.last.lowercased == "port", Host.isPort(word) { return Leak(.port, word) }
    guard !isEmoji(word), !isBehindBracket(word), let host = Host(word: word) else { return nil }
    if host.isIPAddress { return isVersion ? nil : Leak(.ipAddress, word) }
    return host.isInternal ? Leak(.host, word) : host.hasPort ? Leak(.port, word) : nil
  }

  /// `:1234:` is the name of an emoji.
  private func isEmoji(_ word: ArraySlice<UInt8>) -> Bool {
    let colon = UInt8(ascii: ":")
    return word.first == colon && word.endIndex < bytes.endIndex && bytes[word.endIndex] == colon
  }

  /// Whether a word is the port of an address in brackets, which was found before.
  private func isBehindBracket(_ word: ArraySlice<UInt8>) -> Bool {
    word.startIndex > bytes.startIndex && bytes[word.startIndex - 1] == UInt8(ascii: "]")
  }

  /// Whether four numbers at the place are a version or a section, as the words before them say.
  private var isVersion: Bool {
    let last = before.last.lowercased
    return Self.versionWords.contains(last)
      || Self.versionLinks.contains(last) && Self.versionWords.contains(before.other.lowercased)
  }

  private static let version = ArraySlice("version".utf8)
  private static let versionWords: Set = [
    "version", "versions", "release", "v", "ver", "build", "revision", "firmware", "update", "updated", "upgrade",
    "upgraded", "section", "chapter", "clause", "paragraph", "appendix", "figure", "table", "§",
  ]
  private static let versionLinks: Set = ["to", "from", "is", "was", "than", "now", "and", "or", "number"]
}
