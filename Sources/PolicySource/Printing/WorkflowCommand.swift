/// What the runner of a CI job takes for a command in the output of the job.
///
/// GitHub's runner takes `::name …::` at the start of a line, behind blanks, and `##[name …]` anywhere in a line
/// (actions/runner, `ActionCommand.cs`). Azure's agent takes `##vso[…]`, TeamCity's `##teamcity[…]`. So a command is
/// stopped where one of its two openings is: the `[` behind `##`, with letters between them or none, and the first colon
/// of a line that begins with `::`.
public enum WorkflowCommand {
  /// Whether the `[` at an offset, together with what stands before it, opens a command. A character beyond ASCII counts as
  /// a letter.
  ///
  /// - Parameters:
  ///   - start: of the text; nothing before it is looked at.
  ///   - reach: the most bytes that are looked at.
  package static func opens(
    atBracket offset: Int, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0, reach: Int = .max
  ) -> Bool {
    let least = max(start, reach == .max ? start : offset - reach)
    var place = offset - 1
    while place >= least, isLetter(bytes[place]) { place -= 1 }
    return place > least && bytes[place] == hash && bytes[place - 1] == hash
  }

  /// The place of the first colon of a line whose first characters behind blanks are `::`; nil for another line.
  ///
  /// - Parameter start: of the line.
  package static func colon(ofLineAt start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = start
    while place < bytes.count {
      let byte = bytes[place]
      guard byte != colon else { return place + 1 < bytes.count && bytes[place + 1] == colon ? place : nil }
      let width = widthOfBlank(at: place, in: bytes)
      guard width > 0 else { return nil }
      place += width
    }
    return nil
  }

  /// Whether a text has one, wherever it stands. LF and CR end lines.
  public static func isIn(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    if colon(ofLineAt: 0, in: bytes) != nil { return true }
    for (place, byte) in bytes.enumerated() {
      if byte == bracket, opens(atBracket: place, in: bytes) { return true }
      if byte == 0x0A || byte == 0x0D, colon(ofLineAt: place + 1, in: bytes) != nil { return true }
    }
    return false
  }

  private static let hash = UInt8(ascii: "#")
  private static let colon = UInt8(ascii: ":")
  private static let bracket = UInt8(ascii: "[")

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  /// How many bytes the blank at a place has; 0 where there is none. A blank is a character that .NET trims
  /// (`Char.IsWhiteSpace`), and a sequence that colours text, which some viewers take out first.
  private static func widthOfBlank(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    switch bytes[place] {
    case 0x20, 0x09, 0x0B, 0x0C: 1
    case 0x1B: widthOfColour(at: place, in: bytes)
    case 0xC2, 0xE1, 0xE2, 0xE3:
      blanksBeyondASCII.first { blank in
        place + blank.count <= bytes.count && blank.indices.allSatisfy { bytes[place + $0] == blank[$0] }
      }?.count ?? 0
    default: 0
    }
  }

  /// Of `ESC [ … m` (ECMA-48, 8.3.117).
  private static func widthOfColour(at place: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard place + 1 < bytes.count, bytes[place + 1] == bracket else { return 0 }
    var end = place + 2
    while end < bytes.count, bytes[end] == UInt8(ascii: ";") || (0x30...0x39).contains(bytes[end]) { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: "m") ? end + 1 - place : 0
  }

  private static let blanksBeyondASCII: [[UInt8]] =
    (["\u{85}", "\u{A0}", "\u{1680}"] + (0x2000...0x200A).compactMap(Unicode.Scalar.init).map(String.init)
    + ["\u{2028}", "\u{2029}", "\u{202F}", "\u{205F}", "\u{3000}"]).map { Array($0.utf8) }
}
