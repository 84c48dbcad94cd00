import PolicySource

/// How a character takes part in a line of a terminal.
enum CharacterCells: Equatable {
  /// Invisible, obeyed instead of shown, or unknown to this version of Unicode: its code point has to be shown instead.
  case hidden
  /// Drawn onto the character before it.
  case joining
  /// Half of a flag; two of them take two cells.
  case regional
  case one
  case two

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    // The bulk of all text, whose properties need no lookup: ASCII, Latin, unified ideographs, Hangul syllables.
    case 0x20..<0x7F, 0xA0..<0xAD, 0xAE..<0x300: self = .one
    case 0x3400..<0x4DC0, 0x4E00..<0xA000, 0xAC00..<0xD7A4: self = .two
    default: self.init(lookingUp: scalar)
    }
  }

  private init(lookingUp scalar: Unicode.Scalar) {
    let properties = scalar.properties
    switch properties.generalCategory {
    case _ where UnprintableCharacter.contains(scalar.value): self = .hidden
    case .unassigned: self = .hidden
    case .nonspacingMark, .enclosingMark: self = .joining
    case .spacingMark: self = Self.isWide(scalar.value) ? .two : .one
    case _ where Self.joiningJamo.contains { $0.contains(scalar.value) }: self = .joining
    case _ where (0x1F1E6...0x1F1FF).contains(scalar.value): self = .regional
    default: self = properties.isEmojiPresentation || Self.isWide(scalar.value) ? .two : .one
    }
  }

  /// Vowels and finals of Hangul, which a terminal composes with the consonant before them.
  private static let joiningJamo: [ClosedRange<UInt32>] = [0x1160...0x11FF, 0xD7B0...0xD7C6, 0xD7CB...0xD7FB]

  private static func isWide(_ value: UInt32) -> Bool {
    guard value >= 0x1100 else { return false }
    let place = wide.indices.partitionPoint { wide[$0].upperBound >= value }
    return place < wide.count && wide[place].lowerBound <= value
  }

  /// East Asian Width W and F (Unicode Standard Annex 11), without the characters that are emoji by default, which are
  /// all wide, and drawn together where only unassigned characters and marks lie between.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E, 0x3041...0x3247,
    0x3250...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x1B2FB, 0x1D300...0x1D356, 0x1D360...0x1D376, 0x1F200...0x1F265,
    0x1F300...0x1F320, 0x1F3FB...0x1F3FF, 0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
