import Glibc
import TestSupport
import Testing

struct TemporaryFolderTests {
  @Test func removesEverythingAndNothingElse() throws {
    let neighbour = try TemporaryFolder()
    try neighbour.write("kept", to: "a")
    var path = ""
    do {
      let folder = try TemporaryFolder()
      path = folder.path
      try folder.write("x", to: "a/b/c")
      symlink(neighbour.path, folder.path(of: "a/link"))
      chmod(folder.path(of: "a/b"), 0o500)
      #expect(try folder.read("a/b/c") == [0x78] && folder.entries() == ["a"])
    }
    #expect(access(path, F_OK) != 0 && neighbour.entries() == ["a"])
  }
}
