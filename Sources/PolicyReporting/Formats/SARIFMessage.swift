import PolicyDiagnostics
import PolicySource

/// The text of a result in SARIF: what is wrong, why, what to do, and links to the places of its notes.
///
/// Viewers that have little room show its first sentence.
struct SARIFMessage {
  private let diagnostic: Diagnostic

  init(_ diagnostic: Diagnostic) { self.diagnostic = diagnostic }

  var text: String {
    let notes = diagnostic.notes.filter { $0.span == nil }.map { "Note: \($0.message)" }
    let words =
      [diagnostic.message] + notes + [diagnostic.why.map { "Why: \($0)" }].compactMap { $0 }
      + diagnostic.help.map { "Help: \($0)" }
    let places = diagnostic.notes.filter { $0.span != nil }.enumerated().map { index, note in
      "[\(Self.escaped(note.message))](\(index + 1))"
    }
    let links = places.isEmpty ? "" : " See \(Words.list(places))."
    return words.map { "\(Self.withoutLinks($0))." }.joined(separator: " ") + links
  }

  /// As the text of a link (SARIF 2.1.0, 3.11.6).
  private static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      if "[]\\".unicodeScalars.contains(scalar) { escaped += "\\" }
      escaped.unicodeScalars.append(scalar)
    }
  }

  /// Text in which nothing looks like a link.
  private static func withoutLinks(_ text: String) -> String { text.replacing("](", with: "] (") }
}
