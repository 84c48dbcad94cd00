import PolicyDiagnostics
import PolicySource

/// Reasons why a file is not read as UTF-8 text at all.
enum Encoding {
  /// - Throws: for a file that begins as UTF-16 or UTF-32 does, with a byte-order mark or without.
  static func check(_ source: ByteText, _ file: FileID) throws(FatalFinding) {
    guard let name = wideEncoding(source) else { return }
    throw FatalFinding(
      diagnostic: LanguageError.utf16OrUTF32(
        "the file is encoded in \(name)", at: .start(of: file), help: ["save it as UTF-8"]))
  }

  static func holdsNUL(at offset: Int, _ file: FileID) -> FatalFinding {
    FatalFinding(
      diagnostic: LanguageError.notText(
        "NUL byte at offset \(offset)", at: Span(file: file, offset..<offset + 1),
        help: ["remove it, or exclude the file if it is no policy"]))
  }

  /// - Parameter offset: of the first byte that is not UTF-8. A NUL byte further on says more about the file.
  static func notUTF8(_ source: ByteText, at offset: Int, _ file: FileID) -> FatalFinding {
    let nul = source.skip(from: offset, to: source.count) { $0 != 0 }
    guard nul == source.count else { return holdsNUL(at: nul, file) }
    let byte = String(source[offset], radix: 16, uppercase: true)
    return FatalFinding(
      diagnostic: LanguageError.notUTF8(
        "byte 0x\(byte) at offset \(offset) is not UTF-8", at: Span(file: file, offset..<offset + 1),
        help: ["save the file as UTF-8"]))
  }

  private static func wideEncoding(_ source: ByteText) -> String? {
    let first = source.prefix(4).map { $0 }
    if first == [0xFF, 0xFE, 0, 0] || first == [0, 0, 0xFE, 0xFF] { return "UTF-32" }
    if first.starts(with: [0xFF, 0xFE]) || first.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    guard first.count == 4 else { return nil }
    return switch first.map({ $0 == 0 }) {
    case [true, true, true, false], [false, true, true, true]: "UTF-32"
    case [true, false, true, false], [false, true, false, true]: "UTF-16"
    default: nil
    }
  }
}
