import PolicyModel
import PolicyYAML

/// What the top-level keys of a file say about whether somebody wrote it for policyc, however wrong the rest of it is.
struct SourceClaim: OptionSet, Sendable {
  let rawValue: UInt8

  /// The language version, which every document has.
  static let version = SourceClaim(rawValue: 1)
  /// A key that tells a kind of document.
  static let kind = SourceClaim(rawValue: 2)
  /// The key that tells a project configuration.
  static let configuration = SourceClaim(rawValue: 4)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// - Parameters:
  ///   - tree: what was read; nil for a file that is no YAML, whose lines then have to tell.
  ///   - kindKeys: the keys that tell a kind.
  init(_ tree: YAMLTree?, of bytes: [UInt8], kindKeys: [String]) {
    var claim: SourceClaim = Self.hasKey("policyc", tree, bytes) ? .version : []
    for key in kindKeys where Self.hasKey(key, tree, bytes) {
      claim.formUnion(DocumentSchema.kind(toldBy: key) == .project ? [.kind, .configuration] : .kind)
    }
    self = claim
  }

  /// Whether a key stands at the top level, or, where not all keys could be read, whether a line looks like it.
  private static func hasKey(_ key: String, _ tree: YAMLTree?, _ bytes: [UInt8]) -> Bool {
    guard let root = tree?.root, root.kind == .mapping, !root.missesKeys else {
      return KeyLines.has(key, in: bytes, indented: true)
    }
    return root.entries.contains { $0.key.utf8Equals(key) }
  }
}

/// Keys as the lines of a file show them, without a parser.
enum KeyLines {
  private static let before = Set(" \t\"'{,?\u{FEFF}".utf8)
  private static let behind = Set(" \t\"'".utf8)

  /// Whether a line begins with a key and its colon. A file in which such a line has no indentation has the key at its top
  /// level.
  ///
  /// - Parameter indented: whether blanks, and what opens a quoted key or a flow mapping, may stand before the key.
  static func has(_ key: String, in bytes: [UInt8], indented: Bool) -> Bool {
    var rest = bytes.starts(with: "\u{FEFF}".utf8) ? bytes[3...] : bytes[...]
    while !rest.isEmpty {
      let line = indented ? rest.drop(while: before.contains) : rest
      if line.starts(with: key.utf8) {
        let colon = line.dropFirst(key.utf8.count).drop { behind.contains($0) }
        if colon.first == UInt8(ascii: ":") { return true }
      }
      guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return false }
      rest = rest[(end + 1)...]
    }
    return false
  }
}
