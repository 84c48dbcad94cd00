import PolicySource
import PolicyModel

/// The two comment lines at the top of an exported file: where it comes from, and the digest of what it assigns.
///
/// The digest is the SHA-256 of every line that does not begin with `#`, each with its line break, so that
/// explanations do not change it and anybody can compute it: `grep -v '^#' FILE | sha256sum`.
package enum ExportHeader {
  private static let digest = "# sha256 of the assignments: "
  /// Keeps the line far below the 64 KiB behind which kubectl reads nothing.
  private static let mostBytes = 16_000

  /// Who wrote a file, as far as its header tells.
  package enum Author: Hashable, Sendable {
    /// policyc, and the lines are as it left them.
    case policyc
    /// policyc, and then somebody changed the lines.
    case edited
    /// Not policyc, or policyc in a dialect without comments.
    case unknown
  }

  /// Both lines for a body, each with its line break.
  static func lines(for source: ExportSource, body: [UInt8]) -> [UInt8] {
    let files = source.files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let sentence = "Do not edit: change the policy, then run policyc export."
    let from = "\(ExportEntry.opening)\(listed(files)) for \(source.target) \(source.version). \(sentence)"
    return CommentLine.bytes(from, limit: mostBytes) + Array("\(digest)\(digestOfAssignments(in: body))\n".utf8)
  }

  /// The files joined with commas; where they would fill the line, the rest is counted.
  private static func listed(_ files: [String]) -> String {
    var room = mostBytes / 2
    let shown = files.prefix { file in
      room -= CommentLine.printable(file).utf8.count + 2
      return room > 0
    }
    let rest = files.count - shown.count
    return (shown + (rest > 0 ? ["\(rest) more"] : [])).joined(separator: ", ")
  }

  /// The digest as the header gives it, of a file or of a part that holds all its assignments.
  package static func digestOfAssignments(in text: [UInt8]) -> String {
    var covered: [UInt8] = []
    covered.reserveCapacity(text.count)
    for line in TextLines.split(text) where line.first != UInt8(ascii: "#") { covered += line }
    return SHA256.hexDigest(of: covered)
  }

  /// Reads the header of a file. CRLF line breaks do not hide the header, but they are a change of the lines.
  package static func author(of file: [UInt8]) -> Author {
    let lines = TextLines.split(file).prefix(2).map { line in
      line.filter { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
    }
    guard lines.count == 2, lines[0].starts(with: "# \(ExportEntry.opening)".utf8), lines[1].starts(with: digest.utf8)
    else {
      return .unknown
    }
    let named = lines[1].dropFirst(digest.utf8.count)
    guard named.count == 64, named.allSatisfy(isHexadecimal) else { return .unknown }
    return named.elementsEqual(digestOfAssignments(in: file).utf8) ? .policyc : .edited
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
  }
}
