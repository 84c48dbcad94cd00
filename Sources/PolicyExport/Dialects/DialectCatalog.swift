import PolicyModel

/// Every dialect, in the order in which they are listed to people.
package enum DialectCatalog {
  package static let all: [any Dialect] = DialectName.allCases.map { $0.dialect() }

  /// The names of the dialects that carry an assignment unharmed.
  static func carriers(of assignment: Assignment) -> [String] {
    all.filter { $0.firstObstacle(to: assignment) == nil }.map(\.name)
  }
}
