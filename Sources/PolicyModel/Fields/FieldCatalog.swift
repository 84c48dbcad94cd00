/// All fields of language version 1 in the order in which people are shown them.
///
/// The decoder, the schemas, the explanations and the reference derive from this table; a new field is a number of
/// `FieldID`, a row here and, for the rules that read it, a `Field`.
public enum FieldCatalog {
  /// All fields of the language, in the order of the reference.
  public static let fields: [FieldDefinition] =
    run + model + queue + approval + interaction + continuation + lease + workspace + stream + session + status
    + request + retention + access + shutdown + job + copy

  /// The fields in the same order.
  package static let ids = fields.map(\.id)

  /// By the places of the fields.
  static let definitions = fields.sorted { $0.id.place < $1.id.place }

  /// The place of a field of the language in the order of the reference.
  static func rank(of field: FieldID) -> Int { ranks[field.place] }

  private static let ranks = fields.enumerated().sorted { $0.element.id.place < $1.element.id.place }.map(\.offset)

  /// The field with this dotted path.
  public static func field(at path: String) -> FieldDefinition? {
    byPath[path].map { fields[$0] }
  }

  private static let byPath = Dictionary(uniqueKeysWithValues: fields.enumerated().map { ($1.path, $0) })

  private static let copy =
    zip(
      [
        .copyTimeout, .copyInactivityTimeout, .copyApprovalTimeout, .copyStreamEnded, .copyWorkspaceUnreachable,
        .copySessionError, .copyCancelled,
      ] as [FieldID], FailureKind.allCases
    ).map {
      FieldDefinition($0, "failure.copy.\($1.rawValue)", .words, .text, "what a person is told on \($1.occasion)")
    }
    + zip(
      [
        .copyAfterOutputTimeout, .copyAfterOutputInactivityTimeout, .copyAfterOutputApprovalTimeout,
        .copyAfterOutputStreamEnded, .copyAfterOutputWorkspaceUnreachable, .copyAfterOutputSessionError,
        .copyAfterOutputCancelled,
      ] as [FieldID], FailureKind.allCases
    ).map {
      FieldDefinition(
        $0, "failure.copy_after_output.\($1.rawValue)", .words, .text,
        "what a person is told on \($1.occasion) when output was already visible")
    }
}

extension FailureKind {
  /// The kind as an occasion in a sentence.
  fileprivate var occasion: String {
    switch self {
    case .timeout: "the hard cap"
    case .inactivityTimeout: "the end of the inactivity window"
    case .approvalTimeout: "an unanswered approval"
    case .streamEnded: "an event stream that ended early"
    case .workspaceUnreachable: "an unreachable workspace"
    case .sessionError: "an error of the session"
    case .cancelled: "a cancelled run"
    }
  }
}
