/// Something in a text for people that says how the program is built or where it runs.
struct Leak: Hashable {
  enum Kind: String {
    case crashMessage = "crash message"
    case stackFrame = "stack frame"
    case exception
    case errorCode = "error code"
    case symbol
    case memoryAddress = "memory address"
    case path, host, port
    case ipAddress = "IP address"
    case variable
  }

  let kind: Kind
  /// As the text has it.
  let words: String

  init(_ kind: Kind, _ words: some Collection<UInt8>) {
    self.kind = kind
    self.words = String(decoding: words, as: UTF8.self)
  }

  /// In the order of the text, each once; time is linear in its size.
  ///
  /// A credential is not found here: where a text is read from a file, an `x` stands for each of its characters, and a row
  /// of these is no name of anything.
  static func all(in text: String) -> [Leak] {
    var reader = LeakReader(text)
    var known: Set<Leak> = []
    var leaks: [Leak] = []
    while let leak = reader.next() {
      if known.insert(leak).inserted { leaks.append(leak) }
    }
    return leaks
  }
}
