/// How much more may be read into memory, where it stays until the last rule has spoken.
package struct ReadingLimit {
  package static let mostFiles = 20_000
  package static let mostBytes = 16 << 20

  /// A project that has more than this part of what it may have is large.
  static let smallPart = 64

  private var files = Self.mostFiles
  private var bytes = Self.mostBytes

  /// Whether everything so far had room.
  var isLeft: Bool { files >= 0 && bytes >= 0 }

  /// Whether what was taken makes a project large.
  var isLarge: Bool {
    Self.mostFiles - files > Self.mostFiles / Self.smallPart || Self.mostBytes - bytes > Self.mostBytes / Self.smallPart
  }

  /// What a project weighs in memory, in bytes: a file as much as the bytes that a project may have for each.
  static func weight(files: Int, bytes: Int) -> Int { max(files * (mostBytes / mostFiles), bytes) }

  mutating func take(files count: Int) { files -= count }
  mutating func take(bytes count: Int) { bytes -= count }

  /// Why there is no room, in words.
  var problem: String {
    let most = files < 0 ? "\(Self.mostFiles) files" : "\(Self.mostBytes >> 20) MiB"
    return "more than \(most) at once; check a part of it, one that has a policyc.yaml of its own"
  }
}
