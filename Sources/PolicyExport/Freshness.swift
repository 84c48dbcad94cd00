import PolicyModel

/// What a file on disk is, compared with what an export would write.
package enum Freshness: Hashable, Sendable {
  case current
  case missing
  /// policyc wrote it, and the policies have changed since (or only comments differ).
  case stale
  /// It differs in a dialect without comments, and holds nothing but variables of the program with values that a knob can
  /// carry.
  case different
  /// policyc wrote it, and somebody changed its assignments by hand.
  case editedByHand
  /// Nothing shows that policyc wrote it.
  case foreign

  /// Compares bytes; what the file says of itself tells only why they differ.
  ///
  /// - Parameters:
  ///   - existing: the file on disk; nil where there is none.
  ///   - file: what would be written.
  ///   - dialect: the one that it is written in.
  ///   - variables: all that the program reads, whether they are written or not.
  package init(
    of existing: [UInt8]?, against file: ExportFile, in dialect: any Dialect, variables: some Sequence<String>
  ) {
    guard let existing else {
      self = .missing
      return
    }
    guard existing != file.text else {
      self = .current
      return
    }
    switch ExportHeader.author(of: existing) {
    case .policyc: self = .stale
    case .edited: self = .editedByHand
    case .unknown:
      self = !file.hasHeader && Self.holds(existing, nothingBut: variables, in: dialect) ? .different : .foreign
    }
  }

  /// Whether an export may take the file's place unasked.
  package var mayBeReplaced: Bool {
    switch self {
    case .current, .missing, .stale, .different: true
    case .editedByHand, .foreign: false
    }
  }

  /// Whether the file is an export, so that its lines may be shown; any other may be somebody's secret.
  package var mayBeShown: Bool { self != .foreign }

  /// An empty file holds nothing.
  private static func holds(
    _ text: [UInt8], nothingBut variables: some Sequence<String>, in dialect: any Dialect
  ) -> Bool {
    guard !text.isEmpty else { return true }
    guard let found = try? dialect.read(text) else { return false }
    return Set(found.map(\.name)).isSubset(of: variables.map { Array($0.utf8) })
      && found.allSatisfy { couldBeValue($0.value) }
  }

  /// Whether a knob can carry a value: a number, or words of the language. Whoever writes the target names its knobs as he
  /// likes, so names alone do not tell an export from somebody's settings.
  private static func couldBeValue(_ value: [UInt8]) -> Bool {
    let isNumber = value.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let words = value.split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: " ") }
    return isNumber || words.allSatisfy { vocabulary.contains(String(decoding: $0, as: UTF8.self)) }
  }

  private static let vocabulary: Set<String> = FieldCatalog.fields.reduce(into: ["off", "true", "false"]) {
    words, field in
    switch field.type {
    case .choice(let choices), .words(let choices): words.formUnion(choices)
    case .duration, .share, .count, .flag, .text: break
    }
  }
}

extension Freshness {
  /// Why a file is not current; nil when it is.
  package var words: String? {
    switch self {
    case .current: nil
    case .missing: "is missing"
    case .stale: "is stale"
    case .editedByHand: "was edited by hand"
    case .foreign: "was not written by policyc"
    case .different: "differs from what the policies say"
    }
  }
}
