import PolicyExplanation
import TestSupport
import Testing

/// The reference in the repository says what the catalogues say.
@Suite struct ReferenceTests {
  @Test func isCurrent() {
    for document in Reference.documents {
      let path = "docs/reference/\(document.name)"
      if Repository.isUpdating {
        #expect(Repository.write(document.text, to: path))
      } else {
        #expect(Repository.text(path) == document.text, "renew \(path) with: POLICYC_UPDATE=1 make test")
      }
    }
  }
}
