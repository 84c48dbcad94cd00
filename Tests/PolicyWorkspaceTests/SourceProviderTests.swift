import PolicyCompiler
import PolicyDiagnostics
import PolicySource
import TestSupport
import Testing

@testable import PolicyWorkspace

/// What is read from memory is found as on a disk, and nothing of the disk is seen.
@Suite struct SourceProviderTests {
  private static let files = [
    "p/policyc.yaml": "policyc: 1\nproject: p\nexports:\n  - {target: example, path: exports/a.env}\n",
    "p/targets/example.yaml": ExampleTarget.text,
    "p/web.yaml": "policyc: 1\nsurface: web\ntarget: example\nrun: {hard_cap: 5m, inactivity: 6m}\n",
    "p/inner/policyc.yaml": "policyc: 1\nproject: inner\n",
    "p/inner/base.yaml": "policyc: 1\nabstract: true\nrun: {hard_cap: 1}\n",
    "p/notes.txt": "no policy",
  ]

  /// Everything about the files that does not hang on where they lie.
  private static func seen(_ projects: LoadedProjects, from root: String) -> [String] {
    projects.projects.flatMap { project in
      let below = project.root.text.hasPrefix(root) ? String(project.root.text.dropFirst(root.utf8.count)) : "outside"
      return ["\(below): \(project.shownRoot)"] + project.files.map { "\(projects.sources[$0].path)" }
    } + projects.problems.map { "\($0)" }
  }

  @Test(arguments: [
    ["p"], ["p/web.yaml"], ["p/inner/base.yaml", "p/targets"], ["p/../p/inner"], ["nowhere"], ["p/notes.txt"],
  ])
  func memoryIsReadLikeADisk(_ paths: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: ".git/HEAD")
    for (path, text) in Self.files { try folder.write(text, to: path) }
    let typed = paths.map { "\(folder.path)/\($0)" }
    let onDisk = WorkspaceLoader.load(typed, in: Disk())
    let place = FilePath(folder.path).resolved?.text ?? ""
    let memory = MemoryFiles(
      Dictionary(Self.files.map { ("\(place)/\($0)", $1) } + [("\(place)/.git/HEAD", "")]) { $1 }, currentFolder: place)
    let inMemory = WorkspaceLoader.load(paths.map { "\(place)/\($0)" }, in: memory)
    #expect(Self.seen(onDisk, from: place) == Self.seen(inMemory, from: place))
    #expect(onDisk.sources.files.map(\.bytes) == inMemory.sources.files.map(\.bytes))
    #expect(onDisk.selected == inMemory.selected && onDisk.named == inMemory.named)
    #expect(Self.messages(onDisk) == Self.messages(inMemory))
  }

  private static func messages(_ projects: LoadedProjects) -> [String] {
    projects.projects.flatMap { project in
      Compiler.check(project, in: projects.sources, options: TestProject.options()).findings.map(\.message)
    }
  }

  /// A path that is there on the disk and not in memory is not there.
  @Test func memorySeesNothingOfTheDisk() throws {
    let folder = try Repository.copyOfPolicies()
    let memory = MemoryFiles(["/web.yaml": "policyc: 1\n"])
    let loaded = WorkspaceLoader.load([folder.path(of: "policies")], in: memory)
    #expect(loaded.problems.map(\.words) == ["there is no such file or folder"] && loaded.sources.files.isEmpty)
    #expect(WorkspaceLoader.load([], in: memory).sources.files.map(\.path.shown) == ["web.yaml"])
  }

  @Test func memoryHasFolders() throws {
    let memory = MemoryFiles(["a/b/c.yaml": "x: 1\n", "/d": ""], currentFolder: "/home/me")
    #expect(memory.kind(of: FilePath("a/b")) == .folder && memory.kind(of: FilePath("a/b/../b/c.yaml")) == .regular)
    #expect(try memory.resolve(FilePath("a/./b/..")).text == "/home/me/a")
    #expect(try memory.entries(of: FilePath("/")).map { String(decoding: $0.name, as: UTF8.self) } == ["d", "home"])
    #expect(try memory.read(FilePath("a/b/c.yaml"), limit: 2).count == 3)
    #expect(throws: FileProblem.isFolder) { try memory.read(FilePath("a"), limit: 2) }
    #expect(throws: FileProblem.missing) { try memory.entries(of: FilePath("b")) }
  }

  /// Text over a file is read in its place, however the file is named; a new file is found in its folder.
  @Test func overlayCoversFiles() throws {
    let folder = try TemporaryFolder()
    for (path, text) in Self.files { try folder.write(text, to: path) }
    _ = try ChildProcess.run(["ln", "-s", "p", "link"], directory: folder.path)
    let place = try #require(FilePath(folder.path).resolved)
    let files = Overlay([
      place.appending("p/web.yaml"): Array("policyc: 1\nabstract: true\n".utf8),
      place.appending("p/new.yaml"): Array("policyc: 1\nabstract: true\n".utf8),
    ])
    for path in ["p", "link/web.yaml", "p/new.yaml"] {
      let loaded = WorkspaceLoader.load([folder.path(of: path)], in: files)
      let texts = loaded.sources.files.filter { ["web.yaml", "new.yaml"].contains($0.path.inProject) }
      #expect(
        texts.map { String(decoding: $0.bytes, as: UTF8.self) }
          == Array(repeating: "policyc: 1\nabstract: true\n", count: 2), "\(path)")
      #expect(loaded.problems == [])
    }
    #expect(files.size(of: place.appending("p/new.yaml")) == 26)
  }
}
