import PolicyCompiler
import PolicyDiagnostics
import PolicyModel
import PolicySource
import PolicyWorkspace
import Synchronization
import TestSupport
import Testing

/// A check that is cancelled ends soon, and never looks like one that came to its end.
@Suite struct CancellationTests {
  private static let today = CalendarDate(secondsSinceEpoch: 1_764_547_200)

  /// Files that cancel a check when so many have been read, and count how many are.
  private struct CancellingFiles: SourceProvider {
    let files: MemoryFiles
    let progress: CheckProgress
    let last: Int
    private final class Count: Sendable {
      let reads = Atomic<Int>(0)
      let walks = Atomic<Int>(0)
    }
    private let count = Count()

    init(_ files: MemoryFiles, _ progress: CheckProgress, last: Int) {
      (self.files, self.progress, self.last) = (files, progress, last)
    }

    var reads: Int { count.reads.load(ordering: .relaxed) }
    var walks: Int { count.walks.load(ordering: .relaxed) }

    func read(_ path: FilePath, limit: Int) throws(FileProblem) -> [UInt8] {
      if count.reads.add(1, ordering: .relaxed).newValue == last { progress.cancel() }
      return try files.read(path, limit: limit)
    }

    func entries(of folder: FilePath) throws(FileProblem) -> [(name: [UInt8], kind: FileKind)] {
      count.walks.add(1, ordering: .relaxed)
      return try files.entries(of: folder)
    }

    var currentFolder: FilePath? { files.currentFolder }
    var home: FilePath? { files.home }
    func resolve(_ path: FilePath) throws(FileProblem) -> FilePath { try files.resolve(path) }
    func entry(at place: FilePath) throws(SystemError) -> FileKind { try files.entry(at: place) }
    func kind(of path: FilePath) -> FileKind? { files.kind(of: path) }
    func size(of path: FilePath) -> Int { files.size(of: path) }
    func destination(ofLink place: FilePath) throws(SystemError) -> FilePath { try files.destination(ofLink: place) }
    func stream(_ path: FilePath, _ take: (UnsafeRawBufferPointer) -> Bool) throws(SystemError) {
      try files.stream(path, take)
    }
  }

  /// Projects of ten policies and a target each, all with one finding or none.
  private static func files(projects: Int) -> MemoryFiles {
    var files: [String: String] = [:]
    for project in 0..<projects {
      files["p/\(project)/policyc.yaml"] = "policyc: 1\nproject: p\n"
      files["p/\(project)/targets/example.yaml"] = ExampleTarget.text
      for policy in 0..<10 {
        files["p/\(project)/\(policy).yaml"] =
          "policyc: 1\nsurface: web\ntarget: example\nrun: {hard_cap: 5m, inactivity: 6m}\n"
      }
    }
    return MemoryFiles(files)
  }

  private static let words = "the check was cancelled before it came to an end"

  /// Each project has twelve files.
  @Test(arguments: [1, 5, 12, 13, 30])
  func endsSoonAndSaysSo(_ last: Int) {
    let progress = CheckProgress()
    let files = CancellingFiles(Self.files(projects: 40), progress, last: last)
    let outcome = Workspace(files).check(["p"], today: Self.today, progress: progress)
    // Each worker may be at one more file.
    #expect(files.reads <= last + 16 && progress.isCancelled)
    #expect(progress.decodedCount <= files.reads)
    #expect(outcome.problems.count > 1 && outcome.problems[0].message.hasSuffix(Self.words))
    #expect(outcome.summary.policies <= last && outcome.findings.count <= 2 * last)
  }

  @Test func endsBeforeItBegins() {
    let progress = CheckProgress()
    progress.cancel()
    let files = CancellingFiles(Self.files(projects: 3), progress, last: 0)
    let outcome = Workspace(files).check(["p"], today: Self.today, progress: progress)
    #expect(files.reads == 0 && files.walks == 0 && outcome.findings.isEmpty)
    #expect(outcome.problems.map(\.message) == ["p: \(Self.words)"])
  }

  /// A project whose check was cancelled has no result.
  @Test(arguments: [1, 12, 13]) func aProjectIsWholeOrRefused(_ last: Int) throws {
    let progress = CheckProgress()
    let files = CancellingFiles(Self.files(projects: 1), progress, last: last)
    let check = { () throws(Refusal) in
      try Workspace(files).project(at: "p/0", today: Self.today, progress: progress)
    }
    guard last <= 12 else {
      #expect(try check().findings.contains { $0.id == "inactivity-outlasts-hard-cap" })
      return
    }
    let refusal = #expect(throws: Refusal.self) { _ = try check() }
    #expect(refusal?.reasons.map(\.message) == ["p/0: \(Self.words)"])
  }

  /// Cancelled at any time, a check is whole or has no finding of its project; nothing is found in a part of it.
  @Test(arguments: [1, 100, 299, 300]) func aCheckIsWholeOrNothing(_ decoded: Int) async throws {
    let progress = CheckProgress()
    var files = ["p/policyc.yaml": "policyc: 1\nproject: p\n", "p/targets/example.yaml": ExampleTarget.text]
    for policy in 0..<300 {
      files["p/\(policy).yaml"] = "policyc: 1\nsurface: web\ntarget: example\nrun: {hard_cap: 5m, inactivity: 6m}\n"
    }
    let workspace = Workspace(MemoryFiles(files))
    async let checked = workspace.check(["p"], today: Self.today, progress: progress)
    while progress.decodedCount < decoded { await Task.yield() }
    progress.cancel()
    let outcome = await checked
    let ids = outcome.findings.count { $0.id == "inactivity-outlasts-hard-cap" }
    let isWhole = outcome.problems.isEmpty && ids == 300
    #expect(isWhole || ids == 0 && outcome.problems.map(\.message) == ["p: \(Self.words)"])
  }
}
