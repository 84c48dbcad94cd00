import TestSupport
import Testing

/// Every command that the documents show prints what they say, and every excerpt stands in its file.
@Suite struct DocumentTests {
  static let files = ["README.md", "CONTRIBUTING.md", "SECURITY.md"] + Repository.files(in: "docs", ending: ".md")

  /// The blocks `console` of one document run one after the other, in a folder with a copy of the shipped policies.
  @Test(arguments: files)
  func commandsPrintWhatIsShown(_ file: String) throws {
    var document = Document(try #require(Repository.text(file)))
    let places = document.blocks.indices.filter { document.blocks[$0].info == "console" }
    guard !places.isEmpty else { return }
    let folder = try Repository.copyOfPolicies()
    for place in places {
      let shown = Session(document.blocks[place].text)
      #expect(shown.remark == "", "\(file):\(document.blocks[place].line): a block begins with a command")
      let actual = try shown.run(in: folder.path)
      if Repository.isUpdating {
        document.blocks[place].text = actual.shown
      } else {
        for (expected, actual) in zip(shown.steps, actual.steps) {
          #expect(
            actual == expected, "\(file):\(document.blocks[place].line): read it, then POLICYC_UPDATE=1 make test")
        }
      }
    }
    if Repository.isUpdating { #expect(Repository.write(document.text, to: file)) }
  }

  /// A block `yaml FILE`, or of any other language with a path, is a run of lines of that file.
  @Test(arguments: files)
  func excerptsStandInTheirFiles(_ file: String) throws {
    let document = Document(try #require(Repository.text(file)))
    for block in document.blocks {
      let words = block.info.split(separator: " ")
      guard words.count == 2 else { continue }
      let text = try #require(Repository.text(String(words[1])), "\(file):\(block.line) names no file")
      #expect("\n\(text)".contains("\n\(block.text)\n"), "\(file):\(block.line) is not in \(words[1])")
    }
  }

  /// Links to files of the repository lead somewhere.
  @Test(arguments: files)
  func linksLeadSomewhere(_ file: String) throws {
    let text = try #require(Repository.text(file))
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    for link in Self.links(in: text) where !link.contains("://") && !link.hasPrefix("#") {
      let path = link.prefix { $0 != "#" }
      #expect(Repository.exists(folder.isEmpty ? String(path) : "\(folder)/\(path)"), "\(file) links to \(link)")
    }
  }

  private static func links(in text: String) -> [String] {
    text.split(separator: "](").dropFirst().compactMap { rest in
      rest.firstIndex(of: ")").map { String(rest[..<$0]) }
    }
  }
}
