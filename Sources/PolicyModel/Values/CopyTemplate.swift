import PolicySource

/// What a policy says to a person, with placeholders for the numbers that hold: `ended after {hard_cap}`.
///
/// `{{` and `}}` are braces. Anything else in braces is a mistake and stands in the rendered text as it was written.
package struct CopyTemplate: Hashable, Sendable {
  package enum Placeholder: String, Vocabulary {
    case hardCap = "hard_cap"
    case inactivity
    case approvalDeadline = "approval_deadline"
    case surface
  }

  /// Something in braces that no placeholder is, or a brace that stands alone.
  package struct Mistake: Hashable, Sendable {
    /// As written, with its braces.
    package let text: String
    /// Its bytes in the UTF-8 of the template.
    package let range: Range<Int>
    /// What was likely meant; nil where that is anybody's guess.
    package let offer: String?
  }

  private enum Part: Hashable, Sendable {
    case text([UInt8])
    case placeholder(Placeholder)
    case mistake(Mistake)
  }

  private var parts: [Part] = []

  package init(_ text: String) {
    let bytes = Array(text.utf8)
    var place = 0
    while place < bytes.count {
      let piece = Self.piece(of: bytes, at: place)
      place = piece.range.upperBound
      parts.append(piece.part)
    }
  }

  /// In the order of the text.
  package var mistakes: [Mistake] {
    parts.compactMap { if case .mistake(let mistake) = $0 { mistake } else { nil } }
  }

  /// In the order of the text, as often as they stand in it.
  package var placeholders: [Placeholder] {
    parts.compactMap { if case .placeholder(let placeholder) = $0 { placeholder } else { nil } }
  }

  /// The text with a value for each placeholder.
  package func rendered(_ value: (Placeholder) -> String) -> String {
    let bytes = parts.flatMap { part in
      switch part {
      case .text(let text): text
      case .placeholder(let placeholder): Array(value(placeholder).utf8)
      case .mistake(let mistake): Array(mistake.text.utf8)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The text with each placeholder as it is written, and with plain braces for doubled ones.
  package var withNamedPlaceholders: String { rendered { "{\($0.rawValue)}" } }

  // MARK: Reading

  private static let opening = UInt8(ascii: "{")
  private static let closing = UInt8(ascii: "}")

  /// The longest piece that begins at a place: text without braces, an escaped brace, a placeholder or a mistake.
  private static func piece(of bytes: [UInt8], at place: Int) -> (part: Part, range: Range<Int>) {
    let brace = bytes[place]
    guard brace == opening || brace == closing else {
      let text = bytes[place...].prefix { $0 != opening && $0 != closing }
      return (.text(Array(text)), place..<text.endIndex)
    }
    if place + 1 < bytes.count, bytes[place + 1] == brace { return (.text([brace]), place..<place + 2) }
    let inside = bytes[(place + 1)...].prefix { $0 != opening && $0 != closing }
    guard brace == opening, inside.endIndex < bytes.count, bytes[inside.endIndex] == closing else {
      return mistake(in: bytes, place..<place + 1, offer: brace == opening ? "{{" : "}}")
    }
    let range = place..<inside.endIndex + 1
    if let known = Placeholder.allCases.first(where: { $0.rawValue.utf8.elementsEqual(inside) }) {
      return (.placeholder(known), range)
    }
    let name = String(decoding: inside.filter { $0 != UInt8(ascii: " ") }, as: UTF8.self)
    let meant = Words.corrections(of: name, among: Placeholder.words)
    return mistake(in: bytes, range, offer: meant.count == 1 ? "{\(meant[0].word)}" : nil)
  }

  private static func mistake(
    in bytes: [UInt8], _ range: Range<Int>, offer: String?
  ) -> (part: Part, range: Range<Int>) {
    (.mistake(Mistake(text: String(decoding: bytes[range], as: UTF8.self), range: range, offer: offer)), range)
  }
}
