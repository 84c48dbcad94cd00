import TestSupport

/// The policies that the repository ships.
enum Shipped {
  static let paths = Repository.files(in: "policies", ending: ".yaml")

  static let project = TestProject(
    paths.compactMap { path in
      Repository.text(path).map { (name: String(path.dropFirst("policies/".count)), text: $0) }
    })
}
