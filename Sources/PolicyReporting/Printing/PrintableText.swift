import PolicySource
import PolicyJSON

/// Text that a terminal shows and does not obey, and in which the runner of a CI job finds no command: valid UTF-8, as
/// whole lines or as pieces of JSON.
///
/// It is the only thing that policyc prints. What draws it makes foreign text harmless on the way: a `Canvas` for people,
/// `JSONWriter`, `XMLText` and `GitHubReport` for programs. Elsewhere it is written as a literal, in which a foreign text
/// has to say where it is shown: `"created \(path, on: appearance)\n"`.
package struct PrintableText: Equatable, Sendable {
  package private(set) var bytes: [UInt8]

  package var isEmpty: Bool { bytes.isEmpty }

  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Each of its lines with its line break.
  var lines: [PrintableText] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: true).map {
      PrintableText(ofFormat: $0 + [UInt8(ascii: "\n")])
    }
  }

  package init() { bytes = [] }

  /// - Parameter bytes: of a format whose writer leaves nothing in them that a terminal or a runner obeys.
  init(ofFormat bytes: [UInt8]) { self.bytes = bytes }

  /// Text for people. Commands are spelled out here, because one may come about where two pieces meet or a line is broken.
  ///
  /// - Parameter bytes: in which what a terminal obeys is our own.
  init(drawn bytes: [UInt8]) { self.bytes = Self.spellingOutCommands(in: bytes) }

  /// A whole text with its final line break.
  init(_ json: JSONWriter) { bytes = json.bytes + [UInt8(ascii: "\n")] }

  /// A whole text with its final line break.
  init(_ json: JSONValue) { bytes = json.bytes(.pretty) + [UInt8(ascii: "\n")] }

  /// What has been written since it was taken last, as a piece of a text.
  init(takenFrom json: inout JSONWriter) { bytes = json.takeBytes() }

  /// The pieces that a call hands out, in their order.
  init(_ write: (_ sink: (PrintableText) -> Void) -> Void) {
    var bytes: [UInt8] = []
    write { bytes += $0.bytes }
    self.bytes = bytes
  }

  /// Data for another program, which must not be changed.
  ///
  /// Nil for what may not be printed as it is: a workflow command, a character that is never printed raw, or what is no
  /// UTF-8. Tabs and line breaks are data.
  package init?(data: [UInt8]) {
    guard let text = String(validating: data, as: UTF8.self), !data.withUnsafeBufferPointer(WorkflowCommand.isIn),
      !Self.hasUnprintable(text)
    else { return nil }
    bytes = data
  }

  private static func hasUnprintable(_ text: String) -> Bool {
    var isBehindReturn = false
    for scalar in text.unicodeScalars {
      if isBehindReturn, scalar != "\n" { return true }
      isBehindReturn = scalar == "\r"
      if UnprintableCharacter.contains(scalar.value), scalar != "\n", scalar != "\r", scalar != "\t" { return true }
    }
    return isBehindReturn
  }

  /// Lines of text for people, each shown as a whole however long it is. A line break at the end begins no further line.
  package init(lines text: String, on appearance: Appearance) {
    let bytes = Array(text.utf8)
    var canvas = Canvas(appearance)
    var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    for line in lines {
      canvas.foreign(bytes, line.indices)
      canvas.endLine()
    }
    self = canvas.text
  }

  /// One line of text for people with its line break, broken between its words where the reader is a terminal.
  package init(line text: String, on appearance: Appearance) {
    var canvas = Canvas(appearance)
    canvas.prose(text, from: 0, indent: 2)
    self = canvas.text
  }

  // MARK: Joining

  /// Adds further text, behind a line break or not.
  package static func += (text: inout PrintableText, other: PrintableText) {
    let isWhole = text.bytes.last.map { $0 == UInt8(ascii: "\n") } ?? true
    text.bytes += other.bytes
    if !isWhole { text.bytes = spellingOutCommands(in: text.bytes) }
  }

  package static func + (left: PrintableText, right: PrintableText) -> PrintableText {
    var text = left
    text += right
    return text
  }
}

extension Sequence<PrintableText> {
  package func joined() -> PrintableText { reduce(into: PrintableText()) { $0 += $1 } }
}

// MARK: Commands

extension PrintableText {
  private static func spellingOutCommands(in bytes: [UInt8]) -> [UInt8] {
    let places = bytes.withUnsafeBufferPointer { commandOpenings(in: $0) }
    guard !places.isEmpty else { return bytes }
    var spelled: [UInt8] = []
    var end = 0
    for place in places {
      spelled += bytes[end..<place]
      spelled += Array(UnprintableCharacter.spelling(of: UInt32(bytes[place])).utf8)
      end = place + 1
    }
    return spelled + bytes[end...]
  }

  /// Where a character has to be spelled out, so that no command opens; in order.
  private static func commandOpenings(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var places = WorkflowCommand.colon(ofLineAt: 0, in: bytes).map { [$0] } ?? []
    for place in bytes.indices {
      if bytes[place] == UInt8(ascii: "\n"), let colon = WorkflowCommand.colon(ofLineAt: place + 1, in: bytes) {
        places.append(colon)
      } else if bytes[place] == UInt8(ascii: "["), WorkflowCommand.opens(atBracket: place, in: bytes) {
        places.append(place)
      }
    }
    return places
  }
}

// MARK: Literals

extension PrintableText: ExpressibleByStringInterpolation {
  package init(stringLiteral literal: StaticString) {
    self.init(drawn: literal.withUTF8Buffer { Array($0) })
  }

  package init(stringInterpolation: StringInterpolation) { self.init(drawn: stringInterpolation.bytes) }

  /// A literal stands as it is; it is a part of policyc.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    package init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(literalCapacity) }

    package mutating func appendLiteral(_ literal: StaticString) {
      literal.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    package mutating func appendInterpolation(_ number: Int) { bytes += Array(String(number).utf8) }

    package mutating func appendInterpolation(_ text: PrintableText) { bytes += text.bytes }

    package mutating func appendInterpolation(_ text: ShownText) { bytes += text.bytes }

    /// Foreign text on one line, cut where it is very long.
    package mutating func appendInterpolation(_ text: String, on appearance: Appearance) {
      bytes += ShownText(text, on: appearance).bytes
    }
  }
}
