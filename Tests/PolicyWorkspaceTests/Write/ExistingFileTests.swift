import TestSupport
import Testing

@testable import PolicyWorkspace

struct ExistingFileTests {
  @Test func reading() throws {
    let folder = try TemporaryFolder()
    let largest = [UInt8](repeating: 0x41, count: CarefulWriter.mostBytes)
    try folder.write(largest, to: "largest")
    try folder.write(largest + [0x41], to: "larger")
    #expect(try ExistingFile.read(OutputPath(folder.path(of: "largest")))?.bytes == largest)
    #expect(try ExistingFile.read(OutputPath(folder.path(of: "none"))) == nil)
    #expect(try ExistingFile.read(OutputPath(folder.path(of: "no/folder"))) == nil)
    #expect(throws: WriteFailure.tooLarge(folder.path(of: "larger"), 1 << 20)) {
      try ExistingFile.read(OutputPath(folder.path(of: "larger")))
    }
  }

  /// Files of /proc have a size of 0 and text nevertheless; /dev/zero would never end.
  @Test func specialFiles() throws {
    #expect(try ExistingFile.read(OutputPath("/proc/self/status"))?.bytes.isEmpty == false)
    #expect(throws: WriteFailure.notRegular("/dev/zero", kind: "a device")) {
      try ExistingFile.read(OutputPath("/dev/zero"))
    }
  }
}
