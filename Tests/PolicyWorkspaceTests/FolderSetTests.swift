import PolicySource
import TestSupport
import Testing

@testable import PolicyWorkspace

@Suite struct FolderSetTests {
  /// Names of which some begin like others, with bytes on both sides of the slash.
  private static let names = ["a", "a!", "a-b", "a/b", "a/b/c", "a0", "ab", "b", "a/c", "", "a/b!", "a!/b"]

  /// What lies in no folder, in one and in several is told as by asking one folder after the other.
  @Test func holdsWhatLiesInOneOfThem() {
    var generator = SeededGenerator(for: "sets of folders")
    for _ in 0..<2_000 {
      let count = Int.random(in: 0...5, using: &generator)
      let folders = (0..<count).compactMap { _ in Self.names.randomElement(using: &generator) }
      var set = FolderSet()
      var other = FolderSet()
      for folder in folders.prefix(3) { set.insert(FilePath(folder)) }
      for folder in folders.dropFirst(3) { other.insert(FilePath(folder)) }
      set.formUnion(other)
      for path in Self.names + ["a/b/c/d", "c", "a!x/y"] where !path.isEmpty {
        let isHeld = folders.contains { $0.isEmpty || path == $0 || path.hasPrefix($0 + "/") }
        #expect(set.contains(FilePath(path)) == isHeld, "\(path) in \(folders)")
        let outermost = folders.filter { $0.isEmpty || path == $0 || path.hasPrefix($0 + "/") }.min {
          $0.count < $1.count
        }
        #expect(set.folder(around: FilePath(path)) == outermost.map(FilePath.init), "\(path) in \(folders)")
      }
    }
  }

  @Test func holdsEverythingBelowTheTop() {
    var set = FolderSet()
    set.insert(FilePath("/a"))
    set.insert(FilePath("/"))
    #expect(
      set.folder(around: FilePath("/b/c")) == FilePath("/") && set.folder(around: FilePath("/a")) == FilePath("/"))
  }

  /// A baseline asks for as many files as it has entries, of as many projects as there are.
  @Test(.timeLimit(.minutes(1))) func isAskedQuickly() {
    var set = FolderSet()
    for number in 0..<20_000 { set.insert(FilePath("m/\(number)")) }
    #expect((0..<20_000).allSatisfy { set.contains(FilePath("m/\($0)/p.yaml")) != set.contains(FilePath("n/\($0)")) })
  }
}
