import PolicyDiagnostics
import PolicyModel
import PolicySource
import TestSupport
import Testing

@testable import PolicyWorkspace

/// The paths of reports, as far as the sessions about them do not show them.
@Suite struct ReportPathsTests {
  /// Repositories in repositories, projects in both and outside, from any working folder, with any folder of a job and any
  /// folder that is named: either each file has a path of its own, relative to a folder around its project, or the check
  /// is refused; and it is refused only with a reason.
  @Test func areOneForEachFile() {
    var generator = SeededGenerator(for: "paths of reports")
    var (told, refused) = (0, 0)
    for _ in 0..<600 {
      let (files, folders) = Self.tree(using: &generator)
      let folder = { (generator: inout SeededGenerator) in folders.randomElement(using: &generator) ?? "/" }
      let provider = MemoryFiles(files, currentFolder: folder(&generator))
      let named = Int.random(in: 0..<4, using: &generator) == 0 ? folder(&generator) : nil
      let job = Int.random(in: 0..<3, using: &generator) == 0 ? FilePath(folder(&generator)) : nil
      let paths = (0..<Int.random(in: 1...3, using: &generator)).map { _ in folder(&generator) }
      let context =
        "\(files.keys.sorted()), \(paths) from \(provider.currentFolder?.text ?? ""), \(named ?? "-"), \(job?.text ?? "-")"
      guard let root = try? ReportRoot(named: named, jobFolder: job, in: provider) else {
        Issue.record("no root: \(context)")
        continue
      }
      let listing = Workspace(provider, reports: root).list(paths)
      let names = listing.projects.flatMap { Array($0.names) }
      let isOutside = named.map { named in !listing.projects.allSatisfy { $0.root.lies(in: FilePath(named)) } } ?? false
      // A file can belong to two projects that were named, one around the other.
      let places = Dictionary(grouping: names, by: \.inReport).values.map { Set($0.map(\.place)) }
      let areDistinct = places.allSatisfy { $0.count == 1 }
      do throws(Refusal) {
        try ReportPaths(root, from: FilePath("/")).require(listing, areWritten: true)
        told += 1
        #expect(areDistinct && !isOutside, "\(context)")
        #expect(
          names.allSatisfy { !$0.inReport.hasPrefix("/") && $0.place.text.hasSuffix("/" + $0.inReport) }, "\(context)")
      } catch {
        refused += 1
        #expect(!areDistinct || isOutside, "\(error.reasons) \(context)")
      }
    }
    #expect(told > 100 && refused > 20)
  }

  private static func tree(using generator: inout SeededGenerator) -> (files: [String: String], folders: [String]) {
    let folders = ["/", "/w", "/w/a", "/w/b", "/w/a/p", "/w/b/p", "/w/a/sub", "/w/a/sub/p", "/v", "/v/p"]
    var files = Dictionary(uniqueKeysWithValues: folders.map { ("\($0 == "/" ? "" : $0)/note.txt", "") })
    for folder in folders.dropFirst() {
      if Int.random(in: 0..<3, using: &generator) == 0 { files["\(folder)/.git/HEAD"] = "" }
      if Int.random(in: 0..<2, using: &generator) == 0 { files["\(folder)/policyc.yaml"] = "policyc: 1\nproject: x\n" }
      if Bool.random(using: &generator) { files["\(folder)/web.yaml"] = "policyc: 1\n" }
    }
    return (files, folders)
  }

  /// Files whose names are no text have paths of their own, though all are shown alike.
  @Test func fingerprintsTellNamesApartThatAreNoText() {
    let prints = [[0xFF], [0xFE], Array("\u{FFFD}".utf8)].map { name in
      FindingIdentity(rule: "a", path: name, pointer: "/p").with(ordinal: 1).fingerprint
    }
    #expect(Set(prints).count == 3)
    #expect(
      FindingIdentity(rule: "a", path: Array("é".utf8), pointer: "")
        == FindingIdentity(rule: "a", file: "é", pointer: ""))
  }
}
