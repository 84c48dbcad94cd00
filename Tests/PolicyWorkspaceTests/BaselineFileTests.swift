import Glibc
import PolicyDiagnostics
import TestSupport
import Testing

@testable import PolicyWorkspace

/// A baseline on disk, as far as the session `check-baseline-refused` cannot show it.
@Suite struct BaselineFileTests {
  /// As an unprivileged user, because root may read and write everywhere.
  @Test func whatMayNotBeReadOrWrittenIsRefused() async {
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      chmod(folder.path, 0o755)
      try folder.write(Baseline().bytes, to: "locked.json", mode: 0)
      chmod(folder.path, 0o555)
      if getuid() == 0 {
        for path in [folder.path, folder.path(of: "locked.json")] { chown(path, 65_534, 65_534) }
        try #require(setuid(65_534) == 0)
      }
      #expect(throws: Refusal.self) {
        try BaselineFile(readingIfThere: folder.path(of: "locked.json"), for: WorkspaceListing())
      }
      #expect(throws: Refusal.self) {
        try BaselineFile.write(Baseline(), to: folder.path(of: "new.json"), replacing: nil)
      }
      #expect(folder.entries() == ["locked.json"])
    }
  }

  @Test func replacesOnlyWhatWasRead() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "baseline.json")
    #expect(try BaselineFile.write(Baseline(), to: path, replacing: nil) == .created)
    let read = try BaselineFile(readingIfThere: path, for: WorkspaceListing())
    try folder.write("{\"policyc\": 1, \"baseline\": [ ]}", to: "baseline.json")
    let other = Baseline([.init(rule: "a", file: "b", pointer: "")])
    #expect(throws: Refusal.self) { try BaselineFile.write(other, to: path, replacing: read) }
    #expect(
      try BaselineFile.write(other, to: path, replacing: BaselineFile(readingIfThere: path, for: WorkspaceListing()))
        == .replaced)
  }

  /// What could not be read again is not written, and the other way round.
  @Test func mayNotHaveTooManyEntries() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "baseline.json")
    let baseline = Baseline((1...3).map { .init(rule: "a", file: "\($0)", pointer: "") })
    #expect(throws: Refusal.self) {
      try BaselineFile.write(baseline, to: path, replacing: nil, mostEntries: 2)
    }
    #expect(folder.entries() == [])
    #expect(try BaselineFile.write(baseline, to: path, replacing: nil, mostEntries: 3) == .created)
    #expect(try Baseline(parsing: baseline.bytes, mostEntries: 3).entries.count == 3)
    let mistake = #expect(throws: Baseline.Mistake.self) { try Baseline(parsing: baseline.bytes, mostEntries: 2) }
    #expect(mistake?.message == "a baseline has at most 2 entries")
  }

  /// More than an export may have.
  @Test func mayBeLarge() throws {
    let folder = try TemporaryFolder()
    let path = folder.path(of: "baseline.json")
    let name = String(repeating: "x", count: 2_000)
    let large = Baseline((0..<1_000).map { .init(rule: "a", file: "\($0)\(name)", pointer: "") })
    #expect(try BaselineFile.write(large, to: path, replacing: nil) == .created)
    let read = try BaselineFile(readingIfThere: path, for: WorkspaceListing())
    #expect(read?.baseline.bytes == large.bytes && large.bytes.count > CarefulWriter.mostBytes)
  }
}
