import PolicySource

/// A change of the source that would answer a finding.
public struct FixIt: Hashable, Sendable {
  /// Whether a machine may apply it unasked.
  public enum Safety: String, Sendable {
    /// It touches no value, so that no budget and no export becomes another one than its author meant: it corrects the
    /// spelling of a key, or what does not show. docs/how-to/findings.md lists what is safe.
    case safe
    /// What counts may change; a person decides.
    case needsReview = "needs-review"
  }

  /// What it does, as an order: "write 10m".
  public let title: String
  /// All edits of it, which are made together; none overlaps another. Their offsets count in the file as it was read.
  public let edits: [TextEdit]
  /// Whether a machine may apply it unasked.
  public let safety: Safety

  package init(_ title: String, _ edits: [TextEdit], _ safety: Safety) {
    self.title = title
    self.edits = edits
    self.safety = safety
  }
}
