/// What a field can hold, whatever the field.
public enum FieldValue: Hashable, Sendable {
  /// A span of time: 1 ms to 35 days, and 0 where the field allows it.
  case duration(Duration)
  /// A clock that is switched off.
  case off
  /// A part of a whole: 1 % to 100 %.
  case share(Share)
  /// A whole number from 1 to 2^53 − 1, and 0 where the field allows it.
  case count(Int64)
  /// `true` or `false`, of a project's own fields only.
  case flag(Bool)
  /// One word of the field's vocabulary.
  case choice(String)
  /// A set of words, in the order of the vocabulary.
  case words([String])
  /// A text for people, with its placeholders; no control characters but line breaks.
  case text(String)
}

extension FieldValue: CustomStringConvertible {
  /// The canonical spelling: what a policy would write to say it.
  public var description: String {
    switch self {
    case .duration(let duration): duration.description
    case .off: "off"
    case .share(let share): share.description
    case .count(let count): String(count)
    case .flag(let flag): String(flag)
    case .choice(let word): word
    case .words(let words): "[" + words.joined(separator: ", ") + "]"
    case .text(let text): text
    }
  }
}

extension FieldValue {
  /// The spelling for a message: of a text that may be as long as a file, only its beginning.
  public var brief: String {
    guard case .text(let text) = self,
      let cut = text.unicodeScalars.index(
        text.unicodeScalars.startIndex, offsetBy: Self.longestBrief, limitedBy: text.unicodeScalars.endIndex),
      cut < text.unicodeScalars.endIndex
    else { return description }
    return text[..<cut] + "…"
  }

  private static let longestBrief = 200
}

/// A type that a field's value can be read as.
package protocol FieldReadable: Sendable {
  /// Nil when the value is of another type, which the catalogue rules out for the fields of this type.
  init?(_ value: FieldValue)
}

extension Duration: FieldReadable {
  package init?(_ value: FieldValue) {
    guard case .duration(let duration) = value else { return nil }
    self = duration
  }
}

extension Limit: FieldReadable {
  package init?(_ value: FieldValue) {
    switch value {
    case .duration(let duration): self = .after(duration)
    case .off: self = .off
    default: return nil
    }
  }
}

extension Share: FieldReadable {
  package init?(_ value: FieldValue) {
    guard case .share(let share) = value else { return nil }
    self = share
  }
}

extension Int64: FieldReadable {
  package init?(_ value: FieldValue) {
    guard case .count(let count) = value else { return nil }
    self = count
  }
}

extension String: FieldReadable {
  package init?(_ value: FieldValue) {
    guard case .text(let text) = value else { return nil }
    self = text
  }
}

extension Set: FieldReadable where Element == Activity {
  package init?(_ value: FieldValue) {
    guard case .words(let words) = value else { return nil }
    self = Set(words.compactMap { Element(rawValue: $0) })
  }
}

extension FieldReadable where Self: Vocabulary {
  package init?(_ value: FieldValue) {
    guard case .choice(let word) = value else { return nil }
    self.init(rawValue: word)
  }
}

extension SuccessSignal: FieldReadable {}
extension ApprovalMode: FieldReadable {}
extension DeadlineVerdict: FieldReadable {}
extension ApprovalAnchor: FieldReadable {}
extension ApprovalClock: FieldReadable {}
extension ContinuationMode: FieldReadable {}
extension Runner: FieldReadable {}
