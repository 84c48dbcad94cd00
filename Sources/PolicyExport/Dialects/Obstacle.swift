/// What keeps a dialect from carrying an assignment.
package struct Obstacle: Hashable, Sendable {
  /// What of the assignment is in the way.
  package enum Subject: Sendable {
    case value, name
  }

  package let subject: Subject
  /// What the subject has or is, as a predicate: "has a line feed at byte 5", "is empty".
  package let problem: String
  /// Why the consumer cannot read that back, as a clause.
  package let why: String

  package init(_ problem: String, why: String, subject: Subject = .value) {
    self.subject = subject
    self.problem = problem
    self.why = why
  }

  /// A character in a value that the consumer cannot read back.
  ///
  /// - Parameter offset: of the character's first byte, inside the value.
  package init(at offset: Int, of value: [UInt8], why: String) {
    self.init("has \(Self.description(of: value[offset...])) at byte \(offset + 1)", why: why)
  }

  /// The first bytes that are not UTF-8, or nil.
  static func notUTF8(in value: [UInt8], why: String) -> Obstacle? {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = value.makeIterator()
    var offset = 0
    while true {
      switch parser.parseScalar(from: &bytes) {
      case .valid(let encoded): offset += encoded.count
      case .emptyInput: return nil
      case .error: return Obstacle(at: offset, of: value, why: why)
      }
    }
  }

  /// The first character in words: "a blank", "`$`", "U+00E9 (é)", "the byte 0xFF, which is not UTF-8,".
  private static func description(of rest: ArraySlice<UInt8>) -> String {
    var parser = Unicode.UTF8.ForwardParser()
    var bytes = rest.makeIterator()
    guard case .valid(let encoded) = parser.parseScalar(from: &bytes) else {
      return "the byte 0x\(Hexadecimal.text(UInt32(rest.first ?? 0), digits: 2).uppercased()), which is not UTF-8,"
    }
    let scalar = Unicode.UTF8.decode(encoded)
    if let word = words[scalar] { return word }
    if scalar.isASCII, scalar.value > 0x20, scalar.value < 0x7F { return "`\(scalar)`" }
    let number = "U+" + Hexadecimal.text(scalar.value, digits: 4).uppercased()
    return CommentLine.isInvisible(scalar) || isMark(scalar) ? number : "\(number) (\(scalar))"
  }

  /// True for a character that would join the one before it, in a message too.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: true
    default: false
    }
  }

  private static let words: [Unicode.Scalar: String] = [
    "\0": "a NUL byte", "\t": "a tab", "\n": "a line feed", "\r": "a carriage return", " ": "a blank",
  ]
}
