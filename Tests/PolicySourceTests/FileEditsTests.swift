import PolicySource
import Testing

/// Edits of one file: what they make of it, where its places go, and which clash.
@Suite struct FileEditsTests {
  /// Edits as `lower-upper=replacement`.
  static func edits(_ texts: [String]) -> [TextEdit] {
    texts.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let ends = parts[0].split(separator: "-").compactMap { Int($0) }
      return TextEdit(Span(file: FileID(0), ends[0]..<ends[1]), String(parts[1]))
    }
  }

  static func made(_ texts: [String]) -> FileEdits? {
    var edits = FileEdits()
    return edits.add(Self.edits(texts)) ? edits : nil
  }

  @Test(
    arguments: [
      ([], "0123456789"), (["2-4=x"], "01x456789"), (["2-4="], "01456789"), (["3-3=x"], "012x3456789"),
      (["10-10=x"], "0123456789x"), (["0-0=x"], "x0123456789"), (["0-10="], ""),
      // In any order, and side by side.
      (["6-8=b", "2-4=a"], "01a45b89"), (["2-4=a", "4-6=b"], "01ab6789"), (["4-4=b", "2-4=a"], "01ab456789"),
      (["4-6=b", "4-4=a"], "0123ab6789"),
      // On the same bytes.
      (["2-5=a", "4-6=b"], nil), (["2-6=a", "3-4=b"], nil), (["3-4=b", "2-6=a"], nil), (["3-3=a", "3-3=a"], nil),
      (["2-6=a", "4-4=b"], nil), (["2-4=a", "2-4=a"], nil), (["1-2=a", "5-6=b", "1-6=c"], nil),
    ] as [([String], String?)])
  func whatTheyMake(_ texts: [String], _ result: String?) {
    let edited = Self.made(texts).map { String(decoding: $0.applied(to: Array("0123456789".utf8)), as: UTF8.self) }
    #expect(edited == result)
  }

  @Test func whatClashesLeavesTheOthersAlone() {
    var edits = FileEdits()
    #expect(edits.add(Self.edits(["2-4=a"])) && !edits.add(Self.edits(["6-7=b", "3-5=c"])))
    #expect(edits == Self.made(["2-4=a"]))
  }

  @Test(arguments: [
    (0..<2, 0..<2), (0..<10, 0..<11), (2..<4, 2..<5), (4..<5, 5..<6), (3..<3, 5..<5), (1..<3, 1..<5), (3..<6, 2..<7),
    // `6-6=!` is inserted: before what begins there, behind what ends there.
    (6..<7, 8..<9), (5..<6, 6..<7), (6..<6, 7..<7), (8..<9, 10..<10), (8..<10, 10..<11), (7..<8, 9..<10),
  ])
  func wherePlacesGo(_ old: Range<Int>, _ new: Range<Int>) throws {
    let edits = try #require(Self.made(["2-4=xyz", "6-6=!", "8-9="]))
    #expect(edits.place(of: old) == new)
  }

  /// Every place of the edited text comes from one of the old text, and untouched bytes from themselves.
  @Test func originsUndoPlaces() throws {
    let edits = try #require(Self.made(["2-4=xyz", "6-6=!", "8-9="]))
    let untouched = [0..<1, 1..<2, 4..<5, 5..<6, 6..<7, 7..<8, 9..<10]
    #expect(untouched.map { edits.origin(of: edits.place(of: $0).lowerBound) } == untouched.map(\.lowerBound))
    #expect((2..<5).map(edits.origin) == [2, 2, 2] && edits.origin(of: 7) == 6)
    #expect(edits.written == [2..<5, 7..<8, 10..<10])
  }
}
