import PolicySource

/// A piece of a document of XML 1.0. A literal is markup; text that stands in it is escaped.
///
/// Escaped are the characters of markup; line breaks and tabs, so that no reader normalises them away; every character
/// that a terminal obeys or hides; and what would open a workflow command. A reader sees no difference. What XML cannot
/// hold (controls, U+FFFE and U+FFFF; Extensible Markup Language 1.0, 2.2) is spelled out as in `\u{1}`.
struct XMLText: ExpressibleByStringInterpolation {
  private(set) var bytes: [UInt8] = []

  init(stringLiteral literal: StaticString) { bytes = literal.withUTF8Buffer { Array($0) } }

  init(stringInterpolation: StringInterpolation) { bytes = stringInterpolation.bytes }

  /// For between two tags, or in an attribute in double quotes.
  init(escaping text: String) {
    var text = text
    text.withUTF8 { Self.escape($0, to: &bytes) }
  }

  static func += (text: inout XMLText, other: XMLText) { text.bytes += other.bytes }

  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var bytes: [UInt8] = []

    init(literalCapacity: Int, interpolationCount: Int) { bytes.reserveCapacity(literalCapacity) }

    mutating func appendLiteral(_ literal: StaticString) { literal.withUTF8Buffer { bytes.append(contentsOf: $0) } }

    mutating func appendInterpolation(_ text: String) { bytes += XMLText(escaping: text).bytes }

    mutating func appendInterpolation(_ number: Int) { bytes += Array(String(number).utf8) }

    mutating func appendInterpolation(_ xml: XMLText) { bytes += xml.bytes }
  }

  // MARK: Escapes

  private static func escape(_ text: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    // Any text may come to stand at the start of a line.
    let colon = WorkflowCommand.colon(ofLineAt: 0, in: text)
    var place = 0
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      let end = place + UTF8.width(scalar)
      let isOpening = place == colon || scalar == "[" && WorkflowCommand.opens(atBracket: place, in: text)
      if let escape = isOpening ? reference(to: scalar) : escape(for: scalar) {
        output += Array(escape.utf8)
      } else {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: text[place..<end]))
      }
      place = end
    }
  }

  /// Nil for what stands for itself.
  private static func escape(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "\t", "\n", "\r": reference(to: scalar)
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}":
      UnprintableCharacter.spelling(of: scalar.value)
    default: UnprintableCharacter.contains(scalar.value) ? reference(to: scalar) : nil
    }
  }

  private static func reference(to scalar: Unicode.Scalar) -> String { "&#\(scalar.value);" }
}

extension PrintableText {
  /// A whole document.
  init(_ document: XMLText) { self.init(ofFormat: document.bytes) }
}
