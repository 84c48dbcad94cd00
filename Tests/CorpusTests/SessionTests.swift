import TestSupport
import Testing

/// Every session of the corpus prints what its file says, in a folder with a copy of the shipped policies.
@Suite struct SessionTests {
  static let files = Repository.files(in: "Tests/Corpus/sessions", ending: ".session")

  @Test(arguments: files)
  func printsWhatItSays(_ file: String) throws {
    let expected = Session(try #require(Repository.text(file)))
    let folder = try Repository.copyOfPolicies()
    let actual = try expected.run(in: folder.path)
    if Repository.isUpdating {
      #expect(Repository.write(actual.text, to: file))
      return
    }
    for (expected, actual) in zip(expected.steps, actual.steps) {
      #expect(actual == expected, "read the change, then renew it with: POLICYC_UPDATE=1 make test")
    }
  }

  @Test func thereAreSessions() { #expect(Self.files.count >= 10) }
}
