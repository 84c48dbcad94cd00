import PolicyCompiler

/// Why not all findings are kept.
package enum FindingCut: Equatable, Sendable {
  case tooMany
  /// The files that they speak of have more than so many bytes together.
  case tooLarge(most: Int)

  /// One line.
  package var words: String {
    switch self {
    case .tooMany: "there are too many findings; those beyond \(CheckedProject.mostFindings) are not told"
    case .tooLarge(let most):
      "the findings speak of more than \(most >> 20) MiB of files; those of what follows are not told"
    }
  }
}
