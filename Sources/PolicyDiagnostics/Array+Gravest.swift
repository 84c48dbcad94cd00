extension Array {
  /// The elements of the gravest findings in their order; among equals the earlier ones.
  package func gravest(atMost most: Int, _ severity: (Element) -> Severity) -> [Element] {
    guard count > most else { return self }
    let byWeight = indices.sorted { (severity(self[$1]), $0) < (severity(self[$0]), $1) }
    return byWeight.prefix(most).sorted().map { self[$0] }
  }
}
