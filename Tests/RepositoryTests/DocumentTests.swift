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

  /// Links to files of the repository, and to headings in them, lead somewhere.
  @Test(arguments: files + ["CHANGELOG.md", "schemas/README.md"])
  func linksLeadSomewhere(_ file: String) throws {
    let text = try #require(Repository.text(file))
    for link in Self.links(in: text) where !link.contains("://") {
      let parts = link.split(separator: "#", omittingEmptySubsequences: false)
      let path = parts[0].isEmpty ? file : Self.path(String(parts[0]), from: file)
      #expect(Repository.exists(path), "\(file) links to \(link)")
      guard parts.count > 1, path.hasSuffix(".md") else { continue }
      let anchors = Self.anchors(in: Document(try #require(Repository.text(path))))
      #expect(anchors.contains(String(parts[1])), "\(file) links to \(link)")
    }
  }

  /// The index has a link to every page of the book; the pages of rules have an index of their own.
  @Test func indexIsComplete() throws {
    let index = "docs/README.md"
    let linked = Set(Self.links(in: try #require(Repository.text(index))).map { Self.path($0, from: index) })
    let pages = Repository.files(in: "docs", ending: ".md").filter { page in
      page != index && (!page.hasPrefix("docs/rules/") || page == "docs/rules/README.md")
    }
    #expect(pages.filter { !linked.contains($0) } == [])
  }

  @Test(arguments: Repository.files(in: "docs", ending: ".md").filter { !$0.hasPrefix("docs/rules/") })
  func pageSaysFirstWhatItIsFor(_ page: String) throws {
    let lines = try #require(Repository.text(page)).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count > 3 && lines[0].hasPrefix("# ") && lines[1].isEmpty && lines[2].hasPrefix("This page "))
  }

  /// The first screen is read in five minutes; what does not fit is a page of the book.
  @Test func readmeIsShort() throws {
    #expect(
      try #require(Repository.text("README.md")).split(separator: "\n", omittingEmptySubsequences: false).count < 220)
  }

  @Test(arguments: [
    ("docs/pictures/example.svg", "docs/example"), ("docs/pictures/discord.svg", "policies --surface discord"),
  ])
  func picturesAreCurrent(_ picture: String, _ policies: String) throws {
    let arguments = policies.split(separator: " ").map(String.init)
    let drawn = try ChildProcess.run(
      ["\(Session.toolFolder)/policyc", "show", "--timeline", "--format", "svg"] + arguments,
      directory: Repository.root)
    if Repository.isUpdating {
      #expect(Repository.write(drawn.text, to: picture))
    } else {
      #expect(Repository.text(picture) == drawn.text, "renew \(picture) with: POLICYC_UPDATE=1 make test")
    }
  }

  private static func links(in text: String) -> [String] {
    text.split(separator: "](").dropFirst().compactMap { rest in
      rest.firstIndex(of: ")").map { String(rest[..<$0]) }
    }
  }

  /// A relative link as a path of the repository.
  private static func path(_ link: String, from file: String) -> String {
    var parts = Array(file.split(separator: "/").dropLast())
    for part in link.prefix(while: { $0 != "#" }).split(separator: "/") {
      if part == ".." { parts.removeLast() } else { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }

  /// The anchors that GitHub gives headings: lower case, blanks as hyphens, other punctuation left out.
  private static func anchors(in document: Document) -> Set<String> {
    Set(
      document.headings.map { heading in
        String(
          heading.lowercased().compactMap { character -> Character? in
            if character == " " { return "-" }
            return character.isLetter || character.isNumber || character == "-" || character == "_" ? character : nil
          })
      })
  }
}
