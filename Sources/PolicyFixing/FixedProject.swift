import PolicyDiagnostics
import PolicySource

/// A project after its fixes, in memory.
package struct FixedProject: Sendable {
  /// All files, the edited ones with their new bytes.
  package let sources: SourceMap
  /// In the order of their places.
  package let applied: [AppliedFix]
  /// In the order of their places; findings of the edited project.
  package let refused: [RefusedFix]
}

/// A fix that was applied.
package struct AppliedFix: Sendable {
  package let title: String
  /// The findings that it answered, all of one place or with the same edits.
  package let ids: [String]
  package let file: FileID
  /// Where its first finding stood in the file as it was read.
  package let offset: Int
}

/// A fix that could have been applied by its safety and was not.
package struct RefusedFix: Sendable {
  package let finding: Diagnostic
  /// What it would have done; of several offers all of them.
  package let title: String
  package let reason: FixRefusal
}

/// Why a fix was not applied.
package enum FixRefusal: Hashable, Sendable {
  /// The finding would still be there.
  case answersNothing
  /// A finding of this identity would come that was not there before.
  case adds(String)
  /// So many findings would come that not all of them would be known.
  case addsTooMany
  /// It edits a file that must not be edited.
  case notNamed(FileID)
  /// There are several, and a person chooses.
  case oneOfSeveral
  /// Too much had been tried already.
  case notTried
}
