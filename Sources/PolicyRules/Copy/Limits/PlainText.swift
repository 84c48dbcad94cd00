import PolicyModel

/// A text for people as they read it: without the markup of Markdown, Discord and HTML, and without addresses.
///
/// Blanks that do not break a line become U+00A0, hyphens that do not either `-`, fullwidth digits plain ones. A private-use character stands for a
/// placeholder, and two line breaks for the end of a paragraph or of an item of a list.
struct PlainText {
  private(set) var scalars: [Unicode.Scalar] = []
  private let source: [Unicode.Scalar]
  private var place = 0

  /// What stands for a placeholder in `scalars`.
  static func mark(of placeholder: CopyTemplate.Placeholder) -> Unicode.Scalar {
    let number = CopyTemplate.Placeholder.allCases.firstIndex(of: placeholder) ?? 0
    return Unicode.Scalar(0xE000 + UInt32(number)) ?? " "
  }

  static func placeholder(of scalar: Unicode.Scalar) -> CopyTemplate.Placeholder? {
    CopyTemplate.Placeholder.allCases.first { mark(of: $0) == scalar }
  }

  init(_ template: CopyTemplate) {
    source = Array(template.rendered { String(Character(Self.mark(of: $0))) }.unicodeScalars)
    scalars.reserveCapacity(source.count)
    while place < source.count { take() }
  }

  // MARK: Reading

  private mutating func take() {
    let scalar = source[place]
    switch scalar {
    case "<": takeTag()
    case "&": takeEntity()
    case "\n": takeLineBreak()
    case "h": takeAddress()
    case "]": takeLinkTarget()
    case "[", "`": place += 1
    case "\\" where isPunctuation(at: place + 1): place += 1
    case "*" where !isBlank(at: place - 1) || !isBlank(at: place + 1): place += 1
    case "_" where !isAlphanumeric(at: place - 1) || !isAlphanumeric(at: place + 1): place += 1
    case "~" where has("~", at: place + 1), "|" where has("|", at: place + 1): place += 2
    default: keep(Self.plain(scalar))
    }
  }

  /// - Parameter scalar: nil for nothing in place of what is read.
  private mutating func keep(_ scalar: Unicode.Scalar?) {
    if let scalar { scalars.append(scalar) }
    place += 1
  }

  /// Nil for what nobody sees.
  private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: nil
    case 0xA0, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: "\u{A0}"
    case 0x2010, 0x2011: "-"
    case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFF10 + 0x30)
    case 0x09, 0x0D: " "
    default: scalar
    }
  }

  /// `<b>`, `</b>`, `<br/>`, and what Discord writes so: `<@123>`, `<t:1618953630:R>`.
  private mutating func takeTag() {
    guard let end = source[place...].prefix(256).firstIndex(of: ">"), place + 1 < end,
      isLetter(at: place + 1) || "/@#:".unicodeScalars.contains(source[place + 1])
    else { return keep("<") }
    let inside = source[(place + 1)..<end].drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" }
    if Self.blocks.contains(String(String.UnicodeScalarView(inside)).lowercased()) { scalars += ["\n", "\n"] }
    place = end + 1
  }

  private static let blocks: Set = ["br", "div", "h1", "h2", "h3", "li", "p", "td", "tr", "ul", "ol"]

  private mutating func takeEntity() {
    for (name, scalar) in Self.entities where source[(place + 1)...].starts(with: name) {
      scalars.append(scalar)
      place += name.count + 1
      return
    }
    keep("&")
  }

  private static let entities: [(name: [Unicode.Scalar], scalar: Unicode.Scalar)] = [
    ("nbsp;", "\u{A0}"), ("#160;", "\u{A0}"), ("#xA0;", "\u{A0}"), ("thinsp;", "\u{A0}"), ("#8239;", "\u{A0}"),
    ("frac12;", "½"), ("frac14;", "¼"), ("frac34;", "¾"), ("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""),
  ].map { (Array($0.unicodeScalars), $1) }

  /// A line break is a blank, unless a blank line or an item of a list follows.
  private mutating func takeLineBreak() {
    var next = place + 1
    while next < source.count, source[next] == " " { next += 1 }
    let isItem = next < source.count && "-*+•#>|".unicodeScalars.contains(source[next]) && isBlank(at: next + 1)
    if isItem || has("\n", at: next) {
      scalars += ["\n", "\n"]
      place = next + 1
    } else {
      scalars.append(" ")
      place += 1
    }
  }

  private mutating func takeAddress() {
    guard source[place...].starts(with: Self.http) || source[place...].starts(with: Self.https) else {
      return keep("h")
    }
    place =
      source[place...].firstIndex { $0.properties.isWhitespace || ">)\"'".unicodeScalars.contains($0) } ?? source.count
    scalars.append("\u{FFFC}")
  }

  private static let http = Array("http://".unicodeScalars)
  private static let https = Array("https://".unicodeScalars)

  /// `](…)` behind the words of a link.
  private mutating func takeLinkTarget() {
    guard has("(", at: place + 1), let end = source[place...].prefix(512).firstIndex(of: ")") else {
      place += 1
      return
    }
    place = end + 1
  }

  // MARK: Looking

  private func has(_ scalar: Unicode.Scalar, at place: Int) -> Bool {
    source.indices.contains(place) && source[place] == scalar
  }

  /// Also outside of the text.
  private func isBlank(at place: Int) -> Bool {
    !source.indices.contains(place) || source[place].properties.isWhitespace
  }

  private func isLetter(at place: Int) -> Bool { source.indices.contains(place) && source[place].isLetter }

  private func isAlphanumeric(at place: Int) -> Bool {
    source.indices.contains(place) && (source[place].isLetter || source[place].isDigit)
  }

  private func isPunctuation(at place: Int) -> Bool {
    source.indices.contains(place) && source[place].isASCII && !source[place].isLetter && !source[place].isDigit
      && !source[place].properties.isWhitespace
  }
}

extension Unicode.Scalar {
  var isDigit: Bool { "0"..."9" ~= self }
  var isLetter: Bool {
    isASCII ? "a"..."z" ~= self || "A"..."Z" ~= self : properties.isAlphabetic
  }
  /// What changes the letter before it.
  var isMark: Bool { !isASCII && properties.isGraphemeExtend }
}
