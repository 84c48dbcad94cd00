import PolicySource
import PolicyYAML
import TestSupport
import Testing

/// A file and what its reading must find, with the exact places.
struct Sample: Sendable, CustomTestStringConvertible {
  let marked: String
  /// The ids of the findings in the order of the file; each belongs to a `«…»` of the text.
  let ids: [String]
  /// Whether a tree comes out.
  let isRead: Bool

  /// A file that is read to its end.
  static func read(_ marked: String, _ ids: String...) -> Sample { Sample(marked: marked, ids: ids, isRead: true) }

  /// A file whose reading ends early.
  static func ended(_ marked: String, _ ids: String...) -> Sample { Sample(marked: marked, ids: ids, isRead: false) }

  /// What a reading came to, in the words of a sample: each finding as its id and the range that it covers.
  struct Outcome: Equatable {
    let isRead: Bool
    let findings: [String]
  }

  var expected: Outcome {
    let ranges = MarkedText(marked).ranges
    let places = ranges.indices.map { "\($0 < ids.count ? ids[$0] : "?") at \(ranges[$0])" }
    return Outcome(isRead: isRead, findings: places + ids.dropFirst(ranges.count).map { "\($0) at ?" })
  }

  var reading: YAMLReading { YAMLReader.read(MarkedText(marked).bytes, file: FileID(0)) }

  var found: Outcome {
    let reading = reading
    return Outcome(
      isRead: reading.tree != nil, findings: reading.diagnostics.diagnostics.map { "\($0.id) at \($0.span.range)" })
  }

  var testDescription: String { marked.debugDescription }
}

extension YAMLNode {
  /// The node and all below it in YAML's own flow style, unreadable ones as `!`: equal for equal content.
  var summary: String {
    let mark = isUnreadable ? "!" : ""
    return switch kind {
    case .scalar: mark + text.debugDescription
    case .sequence: "\(mark)[\(items.map(\.summary).joined(separator: ", "))]"
    case .mapping: "\(mark){\(entries.map { "\($0.key.summary): \($0.value.summary)" }.joined(separator: ", "))}"
    }
  }
}
