import PolicyDiagnostics
import PolicySource

/// The first pass over the bytes: is it UTF-8 text, and does it have characters that nobody should meet in a policy?
struct CharacterScan {
  private let source: ByteText
  private var text: PreparedText
  private var loneReturns: [Int] = []

  /// The text as libyaml shall see it.
  ///
  /// - Throws: when the bytes are no UTF-8 text.
  static func prepare(
    _ bytes: [UInt8], _ source: ByteText, _ findings: inout Findings
  ) throws(FatalFinding) -> PreparedText {
    try Encoding.check(source, findings.file)
    var scan = CharacterScan(source: source, text: PreparedText(bytes))
    try scan.run(&findings)
    scan.reportLoneReturns(&findings)
    return scan.text
  }

  private init(source: ByteText, text: PreparedText) {
    self.source = source
    self.text = text
  }

  private mutating func run(_ findings: inout Findings) throws(FatalFinding) {
    var offset = text.start
    while offset < source.count {
      if source.hasPlainWord(at: offset) {
        offset += 8
        continue
      }
      let byte = source[offset]
      if byte >= 0x20 && byte < 0x7F || byte == .lineFeed {
        offset += 1
      } else {
        offset = try special(at: offset, &findings)
      }
    }
  }

  /// Judges a byte that is no printable ASCII, and returns the offset of the next character.
  private mutating func special(at offset: Int, _ findings: inout Findings) throws(FatalFinding) -> Int {
    switch source[offset] {
    case .tab: text.hasTab = true
    case .carriageReturn:
      if source.byte(at: offset + 1) != .lineFeed {
        text.overwrite(offset..<offset + 1, with: .lineFeed)
        loneReturns.append(offset)
      }
    case 0: throw Encoding.holdsNUL(at: offset, findings.file)
    default: return try judgeCharacter(at: offset, &findings)
    }
    return offset + 1
  }

  private mutating func judgeCharacter(at offset: Int, _ findings: inout Findings) throws(FatalFinding) -> Int {
    guard let (codePoint, width) = source.character(at: offset) else {
      throw Encoding.notUTF8(source, at: offset, findings.file)
    }
    let range = offset..<offset + width
    if let refusal = CharacterRefusal(codePoint) {
      findings.addRefused(CodePoint(value: codePoint), refusal, at: range)
      text.blank(range)
    } else {
      text.isASCII = false
      if codePoint == 0xA0 { text.noBreakSpaces.append(offset) }
    }
    return range.upperBound
  }

  /// So many carriage returns are replaced at once; where there are more, a person has to look.
  static let mostEdits = 1_000

  /// One finding for all of them: a file has one convention for its line breaks.
  private func reportLoneReturns(_ findings: inout Findings) {
    guard let first = loneReturns.first else { return }
    let file = findings.file
    let others = loneReturns.count - 1
    let edits =
      loneReturns.count > Self.mostEdits ? [] : loneReturns.map { TextEdit(Span(file: file, $0..<$0 + 1), "\n") }
    findings.add(
      .ambiguousLineBreak,
      "a carriage return without a line feed"
        + (others == 0 ? "" : ", and \(others) more in this file"),
      at: first..<first + 1, help: ["end lines with LF or CRLF"],
      fixIts: edits.isEmpty ? [] : [FixIt("write line feeds", edits, .safe)])
  }
}

extension Findings {
  /// Reports a raw character that is refused everywhere.
  mutating func addRefused(_ character: CodePoint, _ refusal: CharacterRefusal, at range: Range<Int>) {
    add(refusal.error, at: range) { span in
      switch refusal {
      case .control:
        LanguageError.controlCharacter(
          "control character \(character)", at: span, help: ["remove it"],
          fixIts: [FixIt("remove \(character.notation)", [TextEdit(span, "")], .needsReview)])
      case .invisible:
        LanguageError.invisibleCharacter(
          "invisible character \(character)", at: span, help: ["remove it"],
          fixIts: [
            FixIt(
              "remove \(character.notation)", [TextEdit(span, "")], character.isWithoutEffect ? .safe : .needsReview)
          ])
      case .lineBreak:
        LanguageError.ambiguousLineBreak(
          "\(character) ends a line for some readers only", at: span,
          help: ["end lines with LF or CRLF, or remove the character"])
      }
    }
  }
}

extension CharacterRefusal {
  var error: LanguageError {
    switch self {
    case .control: .controlCharacter
    case .invisible: .invisibleCharacter
    case .lineBreak: .ambiguousLineBreak
    }
  }
}
