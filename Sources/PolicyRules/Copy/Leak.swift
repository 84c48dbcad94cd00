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
    var leaks: [Leak] = tracebacks.filter { text.contains($0) }.map { Leak(kind: .stackFrame, words: $0) }
    var before = ""
    for word in text.split(whereSeparator: { separators.contains($0) }).map(trimmed) where !word.isEmpty {
      if let leak = leak(in: word, behind: before), !leaks.contains(leak) { leaks.append(leak) }
      before = word.lowercased()
    }
    return leaks
  }

  /// How tracebacks of Python, Java and Go begin.
  private static let tracebacks = ["Traceback (most recent call last)", "Exception in thread", "goroutine 1 ["]
  private static let separators = Set(" \t\n\"'“”‘’`<>()[]{},;=|*")

  /// A word without what ends its sentence.
  private static func trimmed(_ word: Substring) -> String {
    var word = word
    while let last = word.last, ".,:!?…".contains(last) { word.removeLast() }
    return String(word)
  }

  /// - Parameter before: the word before it, in lower case.
  private static func leak(in word: String, behind before: String) -> Leak? {
    // Nearly every word of a sentence is ordinary; to ask all that follows of each took half the time of a whole check.
    guard !isOrdinary(word) else { return nil }
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
    return kind.map { Leak(kind: $0, words: word) }
  }

  /// Letters and hyphens alone can name no place but this machine.
  private static func isOrdinary(_ word: String) -> Bool {
    word.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || $0 == UInt8(ascii: "-") }
      && word.lowercased() != "localhost"
  }

  private static let versionWords: Set = ["version", "release", "v"]
}
