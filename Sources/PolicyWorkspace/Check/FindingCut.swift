/// What may be kept of the findings of all projects together.
package struct FindingLimits: Sendable {
  /// The most findings and acceptances.
  package let findings: Int
  /// The most bytes that they have in reports, with the files that they speak of.
  package let bytes: Int

  package init(findings: Int, bytes: Int) { (self.findings, self.bytes) = (findings, bytes) }
}

/// Why not all findings are kept.
package enum FindingCut: Equatable, Sendable {
  /// There are more than so many findings.
  case tooMany(most: Int)
  /// Reports of them and the files that they speak of have more than so many bytes together.
  case tooLarge(most: Int)

  /// One line.
  package var words: String {
    switch self {
    case .tooMany(let most): "there are too many findings; those beyond \(most) are not told"
    case .tooLarge(let most):
      "the findings and the files that they speak of have more than \(most >> 20) MiB; those of what follows are not told"
    }
  }
}
