import TestSupport
import Testing

/// What the makefile, the scripts and the examples of the documents take from elsewhere is pinned.
@Suite struct SupplyTests {
  static let requirements = ["Tests/requirements", "Tests/Distribution/requirements"]
  static let scripts =
    ["Makefile", "packaging/dist"]
    + Repository.files(in: "Tests", ending: "").filter { path in
      !path.hasPrefix("Tests/Corpus/") && !path.hasPrefix("Tests/Fuzz/")
        && path.split(separator: "/").last?.contains(".") == false
    }

  /// Every file that may be installed has its hash, and what is asked for is what is pinned.
  @Test(arguments: requirements)
  func requirementsHaveHashes(_ file: String) throws {
    let text = try #require(Repository.text("\(file).txt")).replacing("\\\n", with: "")
    let pinned = text.split(separator: "\n").filter { !$0.hasPrefix("#") }
    for line in pinned {
      let words = line.split(separator: " ")
      #expect(words[0].contains("==") && words.count > 1, "\(line)")
      #expect(words.dropFirst().allSatisfy { $0.wholeMatch(of: /--hash=sha256:[0-9a-f]{64}/) != nil }, "\(line)")
    }
    let names = Set(pinned.map { Self.normalized($0.prefix { $0 != " " }) })
    let asked = try #require(Repository.text("\(file).in")).split(separator: "\n").filter { !$0.hasPrefix("#") }
    #expect(!asked.isEmpty && asked.allSatisfy { names.contains(Self.normalized($0)) })
  }

  /// pip takes nothing from an index by its name alone.
  @Test func everyInstallationIsPinned() throws {
    var found = 0
    for script in Self.scripts {
      for line in try #require(Repository.text(script)).split(separator: "\n") {
        let words = line.drop { $0 == " " }
        guard !words.hasPrefix("#"), !words.hasPrefix("echo"), line.firstMatch(of: /pip.*\b(install|download)\b/) != nil
        else {
          continue
        }
        found += 1
        let isPinned = ["--require-hashes", "--no-index", "\"--quiet\", peer]"].contains { line.contains($0) }
        #expect(isPinned, "\(script): \(line)")
      }
    }
    #expect(found > 3)
    // The peers of the benchmarks by their version: no release rests on them.
    let benchmarks = try #require(Repository.text("Tests/Benchmarks/run"))
    let peers = try #require(benchmarks.firstMatch(of: /PEERS = \[(.*)\]/)).1.split(separator: ",")
    #expect(peers.allSatisfy { $0.contains("==") })
  }

  private static func normalized(_ name: some StringProtocol) -> String {
    name.lowercased().replacing(/[._]/, with: "-").replacing("--", with: "-")
  }
}
