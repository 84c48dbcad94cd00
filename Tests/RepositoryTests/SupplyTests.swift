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

  /// Actions by their commit, with the version behind it; policyc by a commit.
  @Test(
    arguments: ["README.md"] + Repository.files(in: "docs", ending: ".md")
      + Repository.files(in: "Tests/Corpus/deployments", ending: ".yml"))
  func examplesPinWhatTheyCheckOut(_ file: String) throws {
    let lines = try #require(Repository.text(file)).split(separator: "\n").map(String.init)
    for line in lines {
      if line.firstMatch(of: #/^( +|.*- )uses: [^\s\[]/#) != nil {
        #expect(line.firstMatch(of: /uses: [\w\/.-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+$/) != nil, "\(file): \(line)")
      }
      if line.contains("- git clone ") { #expect(line.contains(" checkout <a commit of it>"), "\(file): \(line)") }
    }
    let checkouts = lines.indices.filter { lines[$0].contains("repository: <") }
    for index in checkouts {
      #expect(lines[index...].prefix(2).contains { $0.contains("ref: <a commit of it>") }, "\(file): \(lines[index])")
    }
  }

  /// make prints what it runs before it uses sudo, which must not ask for a password, and runs just that.
  @Test(
    .enabled(if: ChildProcess.find("make") != nil, "make is missing"),
    arguments: [("exit 0", true), ("exit 1", false)])
  func makeSaysWhatItRunsWithSudo(_ ending: String, _ succeeds: Bool) throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("#!/bin/sh\necho 1000\n".utf8), to: "bin/id", mode: 0o755)
    try folder.write(Array("#!/bin/sh\nexit 3\n".utf8), to: "bin/apt-get", mode: 0o755)
    try folder.write(Array("#!/bin/sh\necho \"ran: sudo $*\"\n\(ending)\n".utf8), to: "bin/sudo", mode: 0o755)
    let result = try ChildProcess.run(
      ["sh", "-c", "exec 2>&1; make --no-print-directory install-packages PACKAGES='one two'"],
      environment: ["PATH": "\(folder.path)/bin:/usr/local/bin:/usr/bin:/bin"], directory: Repository.root)
    let lines = result.text.split(separator: "\n").map(String.init)
    let said = try #require(lines.first)
    #expect(said.hasPrefix("make runs: sudo -n apt-get update"))
    let commands = said.dropFirst("make runs: ".count).split(separator: " && ")
    let ran = lines.filter { $0.hasPrefix("ran: ") }.map { $0.dropFirst("ran: ".count) }
    #expect(ran.elementsEqual(commands.prefix(ran.count), by: { $0.elementsEqual($1) }))
    #expect(ran.count == (succeeds ? 2 : 1) && result.succeeded == succeeds)
    #expect(succeeds || lines.contains("run this, then try again: sudo apt-get install one two"))
  }

  private static func normalized(_ name: some StringProtocol) -> String {
    name.lowercased().replacing(/[._]/, with: "-").replacing("--", with: "-")
  }
}
