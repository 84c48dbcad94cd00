/// How much more may be read into memory, where it stays until the last rule has spoken.
package struct ReadingRoom {
  package static let mostFiles = 20_000
  package static let mostBytes = 16 << 20

  private var files = Self.mostFiles
  private var bytes = Self.mostBytes

  /// Whether everything so far had room.
  var isLeft: Bool { files >= 0 && bytes >= 0 }

  mutating func take(files count: Int) { files -= count }
  mutating func take(bytes count: Int) { bytes -= count }

  /// Why there is no room, in words.
  var problem: String {
    let most = files < 0 ? "\(Self.mostFiles) files" : "\(Self.mostBytes >> 20) MiB"
    return "more than \(most) at once; check a part of it, one that has a policyc.yaml of its own"
  }
}
