import PolicyDiagnostics

/// Something in a text for people that says how the program is built or where it runs.
struct Leak: Hashable {
  enum Kind: String {
    case stackFrame = "stack frame"
    case path, host, port
    case address = "IP address"
    case variable
  }

  let kind: Kind
  /// As the text has it.
  let words: String

  /// In the order of the text, each once; time is linear in its size.
  static func all(in text: String) -> [Leak] {
    let bytes = ArraySlice(text.utf8)
    var leaks: [Leak] = tracebacks.filter(bytes.contains).map { Leak(kind: .stackFrame, words: $0) }
    var known = Set(leaks)
    var before: ArraySlice<UInt8> = []
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let word = Self.word(of: bytes, at: place)
      place = word.endIndex + lengthOfSeparator(in: bytes, at: word.endIndex)
      let trimmed = Self.trimmed(word)
      guard !trimmed.isEmpty else { continue }
      // Nearly every word of a sentence is ordinary; to ask all that follows of each took half the time of a whole check.
      if !isOrdinary(trimmed), let leak = leak(in: trimmed, behind: before.lowercased), known.insert(leak).inserted {
        leaks.append(leak)
      }
      before = trimmed
    }
    return leaks
  }

  /// How tracebacks of Python, Java and Go begin.
  private static let tracebacks = ["Traceback (most recent call last)", "Exception in thread", "goroutine 1 ["]

  /// What stands between a place and the next separator.
  private static func word(of bytes: ArraySlice<UInt8>, at place: Int) -> ArraySlice<UInt8> {
    var end = place
    while lengthOfSeparator(in: bytes, at: end) == 0 { end += 1 }
    return bytes[place..<end]
  }

  /// How many bytes what separates words has at a place; zero where it is something else, and one behind the end.
  private static func lengthOfSeparator(in bytes: ArraySlice<UInt8>, at place: Int) -> Int {
    guard place < bytes.endIndex else { return 1 }
    if bytes[place] >= 0x80 { return foreignSeparators.first { bytes[place...].begins(with: $0) }?.utf8.count ?? 0 }
    return separators.contains(bytes[place]) ? 1 : 0
  }

  private static let separators = ASCIISet(" \t\r\n\"'`<>()[]{},;=|*")
  /// The last two are ; and `, which Unicode has twice.
  private static let foreignSeparators = ["“", "”", "‘", "’", "\u{37E}", "\u{1FEF}"]

  /// A word without what ends its sentence.
  private static func trimmed(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var word = word
    while let last = word.last {
      if endsOfSentences.contains(last) {
        word.removeLast()
      } else if word.ends(with: ellipsis) {
        word.removeLast(ellipsis.count)
      } else {
        break
      }
    }
    return word
  }

  private static let endsOfSentences = ASCIISet(".,:!?")
  private static let ellipsis = Array("…".utf8)

  /// - Parameter before: the word before it, in lower case.
  private static func leak(in word: ArraySlice<UInt8>, behind before: String) -> Leak? {
    let place = Place(word)
    let kind: Kind? =
      if before == "port", Host.isPort(word) {
        .port
      } else if place.isStackFrame {
        .stackFrame
      } else if place.isPath {
        .path
      } else if place.isVariable {
        .variable
      } else if let host = place.host {
        host.isAddress && !versionWords.contains(before)
          ? .address : host.isInternal ? .host : host.hasPort ? .port : nil
      } else {
        nil
      }
    return kind.map { Leak(kind: $0, words: String(decoding: word, as: UTF8.self)) }
  }

  /// Letters and hyphens alone can name no place but this machine.
  private static func isOrdinary(_ word: ArraySlice<UInt8>) -> Bool {
    word.allSatisfy { $0.isLetter || $0 == UInt8(ascii: "-") }
      && !(word.count == 9 && word.lowercased == "localhost")
  }

  private static let versionWords = ["version", "release", "v"]
}
