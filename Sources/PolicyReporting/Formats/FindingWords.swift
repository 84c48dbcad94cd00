import PolicyDiagnostics
import PolicySource

/// A finding in words, for formats that have nothing but a text for it.
struct FindingWords {
  private let diagnostic: Diagnostic
  private let page: String

  init(_ diagnostic: Diagnostic, _ pages: PageAddresses) {
    self.diagnostic = diagnostic
    page = pages.address(of: diagnostic.id)
  }

  /// What is wrong and what to do about it, in one paragraph.
  var paragraph: String {
    ([diagnostic.message] + remedies.map(\.sentence)).map { $0.hasSuffix(".") ? $0 : "\($0)." }.joined(separator: " ")
  }

  /// The same with the address of the page.
  var paragraphWithPage: String { "\(paragraph) See \(page)." }

  /// Everything, a line each: what is wrong, where the other half of it stands, why, what to do, and the page.
  func lines(_ lines: inout SourceLines) -> [String] {
    let notes = diagnostic.notes.map { note in
      note.span.map { "note: \(lines.place(of: $0)): \(note.message)" } ?? "note: \(note.message)"
    }
    let why = diagnostic.why.map { ["why: \($0)"] } ?? []
    return [diagnostic.message] + notes + why + remedies + ["see: \(page)"]
  }

  private var remedies: [String] {
    diagnostic.help.map { "help: \($0)" } + diagnostic.fixIts.map { "fix: \($0.title)" }
  }
}

extension SourceLines {
  /// A place by its file in reports: `policies/web.yaml:14`, or the file alone.
  fileprivate mutating func place(of span: Span) -> String {
    let path = path(of: span.file).inReport
    guard !span.isWholeFile else { return path }
    return "\(path):\(position(of: bytes(under: span).lowerBound, in: span.file).line)"
  }
}
