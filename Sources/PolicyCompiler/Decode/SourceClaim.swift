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
    let version = "policyc"
    let present = Self.present(of: [version] + kindKeys, tree, bytes)
    var claim: SourceClaim = present.contains(version) ? .version : []
    for key in kindKeys where present.contains(key) {
      claim.formUnion(DocumentSchema.kind(toldBy: key) == .project ? [.kind, .configuration] : .kind)
    }
    self = claim
  }

  /// The keys that stand at the top level, or, where not all keys could be read, those that a line looks like.
  private static func present(of keys: [String], _ tree: YAMLTree?, _ bytes: [UInt8]) -> [String] {
    guard let root = tree?.root, root.kind == .mapping, !root.missesKeys else {
      return KeyLines.found(keys, in: bytes, indented: true)
    }
    return keys.filter { key in root.entries.contains { $0.key.utf8Equals(key) } }
  }
}

/// Keys as the lines of a file show them, without a parser.
enum KeyLines {
  private static let before = Set(" \t\"'{,?\u{FEFF}".utf8)
  private static let behind = Set(" \t\"'".utf8)

  /// The keys with which, and with their colon, a line begins. A file in which such a line has no indentation has the key
  /// at its top level. One pass over the file, however many keys.
  ///
  /// - Parameter indented: whether blanks, and what opens a quoted key or a flow mapping, may stand before the key.
  static func found(_ keys: [String], in bytes: [UInt8], indented: Bool) -> [String] {
    var (missing, found) = (keys, [String]())
    var rest = bytes.starts(with: "\u{FEFF}".utf8) ? bytes[3...] : bytes[...]
    while !rest.isEmpty, !missing.isEmpty {
      let line = indented ? rest.drop(while: before.contains) : rest
      if let place = missing.firstIndex(where: { begins(line, with: $0) }) {
        found.append(missing.remove(at: place))
      }
      guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { break }
      rest = rest[(end + 1)...]
    }
    return found
  }

  private static func begins(_ line: ArraySlice<UInt8>, with key: String) -> Bool {
    guard line.first == key.utf8.first, line.starts(with: key.utf8) else { return false }
    return line.dropFirst(key.utf8.count).drop { behind.contains($0) }.first == UInt8(ascii: ":")
  }
}
