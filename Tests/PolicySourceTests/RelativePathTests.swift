import PolicySource
import TestSupport
import Testing

@Suite struct RelativePathTests {
  @Test(arguments: [
    ("/a/b/c.yaml", "/a/b", "c.yaml"), ("/a/b/c.yaml", "/a/d", "../b/c.yaml"), ("/a", "/", "a"), ("/", "/a/b", "../.."),
    ("/a", "/a", ""), ("/ab/c", "/a", "../ab/c"),
  ])
  func leadsFromAFolder(_ place: String, _ folder: String, _ path: String) {
    #expect(FilePath(place).path(from: FilePath(folder)) == FilePath(path))
    #expect(FilePath(folder).following(FilePath(path)) == FilePath(place))
  }

  @Test func followsNamesAlone() {
    for (path, place) in [("./x//../y/", "/a/y"), ("../../../z", "/z"), ("/q/./r", "/q/r"), ("...", "/a/...")] {
      #expect(FilePath("/a").following(FilePath(path)) == FilePath(place), "\(path)")
    }
  }

  /// A path leads back to where it came from, so that two files never have one.
  @Test func leadsBack() {
    var generator = SeededGenerator(for: "relative paths")
    for _ in 0..<2_000 {
      let (place, folder) = (Self.place(using: &generator), Self.place(using: &generator))
      let path = place.path(from: folder)
      #expect(folder.following(path) == place, "\(path.text) from \(folder.text) to \(place.text)")
      #expect(place.lies(in: FilePath.commonFolder(of: [place, folder])))
    }
  }

  private static func place(using generator: inout SeededGenerator) -> FilePath {
    (0..<Int.random(in: 0...4, using: &generator)).reduce(FilePath("/")) { place, _ in
      let names: [[UInt8]] = ["a", "ab", "...", "-"].map { Array($0.utf8) } + [[0xFF], [0xFE, 0x62]]
      return place.appending(names.randomElement(using: &generator) ?? [])
    }
  }
}
