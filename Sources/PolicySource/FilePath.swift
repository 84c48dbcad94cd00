/// A path as the system knows it: bytes, since a file's name need not be UTF-8.
public struct FilePath: Hashable, Sendable {
  /// The path with `/` between its parts, as it was given: nothing in it is resolved.
  public let bytes: [UInt8]

  /// The path of these bytes, none of which is zero.
  public init(bytes: [UInt8]) { self.bytes = bytes }

  /// Hashes the bytes together; an array would hash them one by one.
  public func hash(into hasher: inout Hasher) {
    bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }

  /// The path of the UTF-8 bytes of a text.
  public init(_ text: String) { self.init(bytes: Array(text.utf8)) }

  /// For people; bytes that are not UTF-8 appear as U+FFFD.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  package static let here = FilePath(".")

  /// The path of something in this folder.
  package func appending(_ name: [UInt8]) -> FilePath {
    if bytes.isEmpty || bytes.elementsEqual(".".utf8) { return FilePath(bytes: name) }
    var joined: [UInt8] = []
    joined.reserveCapacity(bytes.count + 1 + name.count)
    joined += bytes
    if bytes.last != Self.slash { joined.append(Self.slash) }
    return FilePath(bytes: joined + name)
  }

  package func appending(_ name: String) -> FilePath { appending(Array(name.utf8)) }

  /// What comes behind the last slash.
  package var name: [UInt8] {
    guard let slash = bytes.lastIndex(of: Self.slash) else { return bytes }
    return Array(bytes[(slash + 1)...])
  }

  /// Whether it ends in `.yaml` or `.yml`, in letters of any case.
  package var hasYAMLExtension: Bool {
    ["yaml", "yml"].contains { word in
      let ending = bytes.suffix(word.utf8.count)
      return bytes.dropLast(ending.count).last == UInt8(ascii: ".")
        && zip(ending, word.utf8).allSatisfy { $0 == $1 || $0 == $1 - 0x20 }
    }
  }

  /// The folder that holds an absolute path; `/` is its own.
  package var parent: FilePath {
    guard let slash = bytes.lastIndex(of: Self.slash), slash > 0 else { return FilePath("/") }
    return FilePath(bytes: Array(bytes[..<slash]))
  }

  /// Whether it is a folder or something below it. Both are absolute and resolved.
  package func lies(in folder: FilePath) -> Bool {
    guard bytes.starts(with: folder.bytes) else { return false }
    return bytes.count == folder.bytes.count || folder.bytes.last == Self.slash
      || bytes[folder.bytes.count] == Self.slash
  }

  /// The path below a folder, without a leading slash; nil when it is not below it. Both are absolute and resolved.
  package func relative(to folder: FilePath) -> FilePath? {
    guard lies(in: folder) else { return nil }
    let rest = bytes[folder.bytes.count...]
    return FilePath(bytes: Array(rest.first == Self.slash ? rest.dropFirst() : rest))
  }

  /// What stands between its slashes.
  package var parts: [FilePath] { bytes.split(separator: UInt8(ascii: "/")).map { FilePath(bytes: Array($0)) } }

  /// Whether one of its names is `.git`, in letters of any case, since some file systems take them for the same.
  package var isOfGit: Bool {
    parts.contains { $0.bytes.count == 4 && $0.text.lowercased() == ".git" }
  }

  private static let slash = UInt8(ascii: "/")
}
