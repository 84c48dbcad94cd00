import TestSupport
import Testing

/// The first trials of the attacks that `make test-attack` draws from a seed.
@Suite(.enabled(if: PythonScript.isAvailable(), "python3 is not on this machine"))
struct AttackTests {
  @Test(arguments: ["pull-request", "repository", "failures"])
  func breaksNoPromise(_ attack: String) throws {
    let words = ["--seed", "1", "--seconds", "3", "--jobs", "1", "--only", attack]
    let result = try ChildProcess.run(
      ["python3", "\(Repository.root)/Tests/Attack/run"] + words + ["\(Session.toolFolder)/policyc"])
    #expect(result.succeeded, "\(result.text)\(result.errorText)")
    #expect(result.text.hasPrefix("\(attack): "), "\(result.text)")
  }
}
