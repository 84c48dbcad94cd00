import PolicySource

/// Reads foreign bytes as glyphs that are safe to write to a terminal and whose cells are known.
///
/// What a terminal obeys, hides or does not know becomes an escape of known width. Terminals disagree about the cells of
/// emoji with a variation selector or a skin tone, so these are left out.
struct GlyphReader {
  /// How many marks are drawn onto one character; more are shown as escapes, so that no glyph is long.
  private static let marksPerGlyph = 8

  private let bytes: [UInt8]
  private let end: Int
  /// Whether characters that are not ASCII may be written.
  private let unicode: Bool
  private(set) var offset: Int

  /// - Precondition: the range lies within the bytes.
  init(_ bytes: [UInt8], _ range: Range<Int>, unicode: Bool) {
    self.bytes = bytes
    self.offset = range.lowerBound
    self.end = range.upperBound
    self.unicode = unicode
  }

  mutating func next() -> Glyph? {
    guard offset < end else { return nil }
    let start = offset
    if isPlainASCII(bytes[start]), start + 1 == end || bytes[start + 1] < 0x80 {
      offset += 1
      return Glyph(bytes: start..<offset, form: .plain, cells: 1)
    }
    let sequence = UTF8Sequence(bytes, at: start, before: end)
    offset += sequence.length
    guard let scalar = sequence.scalar else {
      return unicode ? Glyph(bytes: start..<offset, form: .broken, cells: 1) : escape("\u{FFFD}", from: start)
    }
    if scalar == "\t" { return Glyph(bytes: start..<offset, form: .tab, cells: Self.tab.count) }
    return glyph(of: scalar, from: start)
  }

  /// The `[` may open a workflow command.
  private func isPlainASCII(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F && byte != UInt8(ascii: "[") }

  /// How far before a `[` the `##` of a command is looked for; `PrintableText` finds the others.
  private static let reach = 64

  private func opensCommand(at bracket: Int) -> Bool {
    bytes.withUnsafeBufferPointer { WorkflowCommand.opens(atBracket: bracket, in: $0, reach: Self.reach) }
  }

  private mutating func glyph(of scalar: Unicode.Scalar, from start: Int) -> Glyph {
    guard scalar.isASCII || unicode else { return escape(scalar, from: start) }
    if scalar == "[", opensCommand(at: start) { return escape(scalar, from: start) }
    switch CharacterCells(scalar) {
    case .hidden, .joining: return escape(scalar, from: start)
    case .regional:
      guard let other = peek(), CharacterCells(other.scalar) == .regional else { return escape(scalar, from: start) }
      offset += other.length
      return Glyph(bytes: start..<offset, form: .plain, cells: 2)
    case .one: return decorated(scalar, from: start, cells: 1)
    case .two: return decorated(scalar, from: start, cells: 2)
    }
  }

  private func escape(_ scalar: Unicode.Scalar, from start: Int) -> Glyph {
    Glyph(bytes: start..<offset, form: .escape(scalar), cells: Self.spelling(of: scalar).utf8.count)
  }

  /// The character with the marks that follow it.
  private mutating func decorated(_ base: Unicode.Scalar, from start: Int, cells: Int) -> Glyph {
    var form = Glyph.Form.plain
    for _ in 0..<Self.marksPerGlyph {
      guard unicode, let mark = peek() else { break }
      if Self.onlyChoosesTheLook(mark.scalar), mark.scalar.value < 0x1_0000 || base.properties.isEmojiModifierBase {
        form = .thinned
      } else if CharacterCells(mark.scalar) != .joining {
        break
      }
      offset += mark.length
    }
    return Glyph(bytes: start..<offset, form: form, cells: cells)
  }

  private func peek() -> (scalar: Unicode.Scalar, length: Int)? {
    guard offset < end, bytes[offset] >= 0x80 else { return nil }
    let sequence = UTF8Sequence(bytes, at: offset, before: end)
    return sequence.scalar.map { ($0, sequence.length) }
  }

  /// Text and emoji variation selectors, and skin tones.
  private static func onlyChoosesTheLook(_ scalar: Unicode.Scalar) -> Bool {
    (0xFE0E...0xFE0F).contains(scalar.value) || (0x1F3FB...0x1F3FF).contains(scalar.value)
  }

  // MARK: Drawing

  private static let tab = "    ".utf8

  private static func spelling(of scalar: Unicode.Scalar) -> String {
    UnprintableCharacter.spelling(of: scalar.value)
  }

  /// Appends what the glyph looks like.
  func draw(_ glyph: Glyph, to output: inout [UInt8]) {
    switch glyph.form {
    case .plain where glyph.bytes.count == 1: output.append(bytes[glyph.bytes.lowerBound])
    case .plain: output.append(contentsOf: bytes[glyph.bytes])
    case .tab: output.append(contentsOf: Self.tab)
    case .escape(let scalar): output.append(contentsOf: Self.spelling(of: scalar).utf8)
    case .broken: output.append(contentsOf: "\u{FFFD}".utf8)
    case .thinned: drawThinned(glyph.bytes, to: &output)
    }
  }

  private func drawThinned(_ range: Range<Int>, to output: inout [UInt8]) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      let sequence = UTF8Sequence(bytes, at: offset, before: range.upperBound)
      let isLeftOut = offset > range.lowerBound && sequence.scalar.map(Self.onlyChoosesTheLook) ?? false
      if !isLeftOut { output.append(contentsOf: bytes[offset..<offset + sequence.length]) }
      offset += sequence.length
    }
  }
}
