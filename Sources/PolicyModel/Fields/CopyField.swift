/// A field that holds what people read at an end of a run.
package struct CopyField: Hashable, Sendable {
  package let field: FieldID
  package let kind: FailureKind
  /// Whether it is for runs whose output was already visible.
  package let isAfterOutput: Bool

  /// Those of `failure.copy`, then those of `failure.copy_after_output`, each in the order of the kinds.
  package static let all: [CopyField] = [false, true].flatMap { isAfterOutput in
    FailureKind.allCases.compactMap { kind in
      let group = isAfterOutput ? "failure.copy_after_output" : "failure.copy"
      return FieldCatalog.field(at: "\(group).\(kind.rawValue)").map {
        CopyField(field: $0.id, kind: kind, isAfterOutput: isAfterOutput)
      }
    }
  }

  /// The fields that may hold what people read on a kind of failure; the first that is set does.
  package static func fields(for kind: FailureKind, hadOutput: Bool) -> [FieldID] {
    all.reversed().filter { $0.kind == kind && (hadOutput || !$0.isAfterOutput) }.map(\.field)
  }
}
