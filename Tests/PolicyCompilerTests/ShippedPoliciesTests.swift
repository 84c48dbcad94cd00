import PolicyCompiler
import TestSupport
import Testing

/// The policies that come with policyc are clean and stay so: what they accept, they accept for ever.
@Suite struct ShippedPoliciesTests {
  @Test(arguments: ["2026-06-01", "9999-12-31"])
  func haveNoFindings(on today: String) {
    let checked = ShippedPolicies.project().check(on: today)
    #expect(checked.findings.map(\.message) == [])
    #expect(checked.policies?.count == 3)
  }
}

/// The policies of this repository as a project in memory.
enum ShippedPolicies {
  /// The files, with names below the folder of the policies.
  static let files: [(name: String, text: String)] = {
    let folder = "policies/"
    return Repository.files(in: "policies", ending: ".yaml").compactMap { path in
      Repository.text(path).map { (name: String(path.dropFirst(folder.count)), text: $0) }
    }
  }()

  /// - Parameter change: what becomes of each text.
  static func project(_ change: (String) -> String = { $0 }) -> TestProject {
    TestProject(files.map { (name: $0.name, text: change($0.text)) })
  }
}
